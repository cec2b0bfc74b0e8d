import Foundation

/// A text and its signatures in the form of C2SP signed-note:
/// ```
/// text, every line ended
///
/// — name base64(key ID ‖ signature)
/// ```
package struct SignedNote: Hashable, Sendable {
  package struct Signature: Hashable, Sendable {
    package let name: String
    /// Four bytes.
    package let keyID: [UInt8]
    package let signature: [UInt8]

    package init(name: String, keyID: [UInt8], signature: [UInt8]) {
      self.name = name
      self.keyID = keyID
      self.signature = signature
    }
  }

  /// With its last newline.
  package let text: String
  package let signatures: [Signature]

  package init(text: String, signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  package var bytes: [UInt8] {
    let lines = signatures.map { "— \($0.name) \(Data($0.keyID + $0.signature).base64EncodedString())\n" }
    return Array((text + "\n" + lines.joined()).utf8)
  }

  /// Nil for anything that `bytes` would not write.
  package init?(bytes: [UInt8]) {
    guard let whole = String(validating: bytes, as: UTF8.self), let blank = whole.range(of: "\n\n", options: .backwards)
    else { return nil }
    var signatures: [Signature] = []
    for line in whole[blank.upperBound...].split(separator: "\n") {
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "—", !parts[1].isEmpty, let data = Data(base64Encoded: String(parts[2])),
        data.count > 4
      else { return nil }
      signatures.append(
        Signature(name: String(parts[1]), keyID: [UInt8](data.prefix(4)), signature: [UInt8](data.dropFirst(4))))
    }
    self.init(text: String(whole[..<blank.lowerBound]) + "\n", signatures: signatures)
    guard !signatures.isEmpty, self.bytes == bytes else { return nil }
  }
}
