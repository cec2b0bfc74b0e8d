/// One header field of a request or response whose bytes cannot break out of its line.
package struct HeaderField: Hashable, Sendable {
  package enum Refusal: Error, Equatable, Sendable {
    /// The name is not a token (RFC 9110, 5.1).
    case badName(String)
    /// The value holds CR, LF, another control character or a byte outside ASCII.
    case badValue(name: String, byte: UInt8)
  }

  /// As written; compare with `isNamed`, since names ignore case.
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) throws(Refusal) {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else { throw .badName(name) }
    for byte in value.utf8 where byte >= 0x7F || (byte < 0x20 && byte != UInt8(ascii: "\t")) {
      throw .badValue(name: name, byte: byte)
    }
    self.name = name
    self.value = value
  }

  /// For names and values that this module wrote itself out of checked parts.
  init(trustedName name: String, value: String) {
    self.name = name
    self.value = value
  }

  package func isNamed(_ other: String) -> Bool {
    name.lowercased() == other.lowercased()
  }

  /// RFC 9110, 5.6.2: tchar.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
