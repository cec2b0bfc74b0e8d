/// Why bytes are not JSON of our subset, and where.
package struct JSONFault: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case notUTF8
    case unexpectedEnd
    case unexpectedByte(UInt8)
    /// Something stands behind the value.
    case trailingBytes
    case duplicateKey
    /// A fraction, an exponent, a leading zero or minus zero.
    case notAnInteger
    /// Beyond ±(2^53−1).
    case integerOutOfRange
    /// Half of a surrogate pair, written as an escape.
    case loneSurrogate
    case badEscape
    /// A character below U+0020 that is not escaped.
    case controlCharacter
    case tooDeep
    /// The value is right, but these are not its canonical bytes.
    case notCanonical
  }

  /// In bytes from the beginning; the number of bytes for an unexpected end.
  package let offset: Int
  package let reason: Reason

  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }
}
