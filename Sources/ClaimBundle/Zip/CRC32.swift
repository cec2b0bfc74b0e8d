/// The CRC-32 of ZIP (APPNOTE 4.4.7: polynomial 0xEDB88320, reflected), eight bytes at a time.
///
/// | bytes | value |
/// |---|---|
/// | none | 0 |
/// | `123456789` | 0xCBF43926 |
struct CRC32 {
  private var state: UInt32 = 0xFFFF_FFFF

  var value: UInt32 { ~state }

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    var crc = state
    var offset = 0
    CRC32.tables.withUnsafeBufferPointer { tables in
      while offset + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ UInt64(crc)
        crc = 0
        for position in 0..<8 { crc ^= tables[(7 - position) << 8 | Int(word >> (8 * UInt64(position)) & 0xFF)] }
        offset += 8
      }
      while offset < bytes.count {
        crc = crc >> 8 ^ tables[Int((crc ^ UInt32(bytes[offset])) & 0xFF)]
        offset += 1
      }
    }
    state = crc
  }

  /// Table k, at k·256: what a byte does to the value when k more bytes follow it.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 << 8)
    for byte in 0..<256 {
      tables[byte] = (0..<8).reduce(UInt32(byte)) { value, _ in value >> 1 ^ (value & 1) * 0xEDB8_8320 }
    }
    for index in 256..<(8 << 8) {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()
}
