/// A text and its signatures (C2SP signed-note):
/// ```
/// text, every line ended by a newline
///
/// — name base64(key ID ‖ signature)
/// ```
/// The dash is U+2014. The text may hold empty lines: the last one of the note is where it ends.
package struct SignedNote: Sendable {
  package struct Signature: Sendable {
    package let name: String
    package let keyID: KeyID
    package let signature: [UInt8]

    var line: String { "\u{2014} \(name) \(Base64Coding.standard.text(keyID.bytes + signature))\n" }
  }

  /// With its last newline; these bytes are what is signed. Unproven until a signature is checked.
  package let text: [UInt8]
  package let signatures: [Signature]

  init(text: [UInt8], signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  package var bytes: [UInt8] { text + [SignedNote.newline] + signatures.flatMap { $0.line.utf8 } }

  /// The standard asks for 16 at least.
  static let mostSignatures = 100
  private static let newline = UInt8(ascii: "\n")
}

extension SignedNote {
  /// Reads what `bytes` writes, and nothing else.
  package init(parsing bytes: [UInt8]) throws(NoteFault) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == SignedNote.newline }) else { throw .controlCharacter }
    guard let blank = SignedNote.lastEmptyLine(of: bytes), bytes.last == SignedNote.newline else {
      throw .noSignatures
    }
    let lines = bytes[(blank + 1)...].dropLast().split(separator: SignedNote.newline, omittingEmptySubsequences: false)
    guard bytes.count > blank + 1 else { throw .noSignatures }
    guard lines.count <= SignedNote.mostSignatures else { throw .tooManySignatures(lines.count) }
    text = Array(bytes[..<blank])
    var signatures: [Signature] = []
    for line in lines {
      guard let signature = Signature(line: line) else { throw .badSignatureLine(signatures.count + 1) }
      signatures.append(signature)
    }
    self.signatures = signatures
  }

  /// The index of the newline that is the last empty line.
  private static func lastEmptyLine(of bytes: [UInt8]) -> Int? {
    bytes.indices.dropFirst().last { bytes[$0] == newline && bytes[$0 - 1] == newline }
  }
}

extension SignedNote.Signature {
  private static let opening = Array("\u{2014} ".utf8)

  /// One line without its newline.
  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: SignedNote.Signature.opening) else { return nil }
    let parts = line.dropFirst(SignedNote.Signature.opening.count)
      .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 2, let name = String(validating: parts[0], as: UTF8.self), NoteName.isValid(name),
      let data = Base64Coding.standard.bytes(parts[1]), data.count > 4
    else { return nil }
    self.init(name: name, keyID: KeyID(bytes: data[..<4]), signature: Array(data[4...]))
  }
}
