/// Why bytes are not a signed note.
package enum NoteFault: Error, Hashable, Sendable {
  case notUTF8
  /// Anything below U+0020 but a newline.
  case controlCharacter
  /// No empty line followed by signature lines, or no newline at the end.
  case noSignatures
  case tooManySignatures(Int)
  /// Counted from 1, signature lines only.
  case badSignatureLine(Int)
}
