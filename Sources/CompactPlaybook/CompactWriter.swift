/// Puts parts one after the other.
struct CompactWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(case number: UInt8) { bytes.append(number) }

  /// Seven bits a byte, the lowest first, the sign in the lowest bit of all (zigzag).
  mutating func write(_ number: Int) {
    var left = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while left > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
      left >>= 7
    }
    bytes.append(UInt8(left))
  }

  /// Its length in bytes, and its UTF-8.
  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }
}
