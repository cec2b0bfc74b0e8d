/// Names one delivery, the same over all its attempts; the receiver's `webhook-id`, by which it drops duplicates.
///
/// 1 to 128 visible ASCII characters without "." (Standard Webhooks 1.0.0 separates the signed parts by it), without
/// white space and without "," which separates header lists.
package struct DeliveryIdentifier: Hashable, Sendable, CustomStringConvertible {
  package enum ParsingError: Error, Equatable, Sendable {
    case empty
    case tooLong(Int)
    case forbiddenByte(UInt8)
  }

  package let text: String

  package init(_ text: String) throws(ParsingError) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= 128 else { throw .tooLong(text.utf8.count) }
    for byte in text.utf8 where byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
      throw .forbiddenByte(byte)
    }
    self.text = text
  }

  package var description: String { text }
}
