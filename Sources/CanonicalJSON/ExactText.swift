/// Texts as their bytes, where Swift's `==`, `<` and hash go by canonical equivalence.
enum ExactText {
  static func isSame(_ left: String, _ right: String) -> Bool {
    // Their length is known; most differ in it.
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }

  static func hash(_ text: String, into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { bytes in
      hasher.combine(bytes.count)
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }

  /// Whether `left` comes before `right` by UTF-16 code units (RFC 8785, 3.2.3); false for the same text.
  ///
  /// Decided on the UTF-8 bytes, whose order differs in one thing: what lies beyond the basic plane begins with a
  /// surrogate, D800…DFFF, in UTF-16, and so comes before U+E000…U+FFFF.
  ///
  /// | scalars | first UTF-8 byte | first UTF-16 unit |
  /// |---|---|---|
  /// | up to U+D7FF | 00…ED | 0000…D7FF |
  /// | U+E000…U+FFFF | EE, EF | E000…FFFF |
  /// | U+10000 and up | F0…F4 | D800…DBFF |
  static func precedes(_ left: String, _ right: String) -> Bool {
    var lefts = left.utf8.makeIterator()
    var rights = right.utf8.makeIterator()
    while let b = rights.next() {
      guard let a = lefts.next() else { return true }
      if a != b { return rank(a) < rank(b) }
    }
    return false
  }

  /// Where two valid texts first differ, both bytes begin a scalar or neither does.
  private static func rank(_ byte: UInt8) -> UInt8 { byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte }
}
