/// One stored (not compressed) file of an archive, and the bytes that ZIP puts around it (APPNOTE 6.3).
///
/// There is exactly one way to write an archive of given files: no compression, no time but 1980-01-01, names in UTF-8,
/// the 64-bit fields only where a number needs them. So a reader can tell any byte that was changed, those between the
/// files included.
struct ZipEntry: Hashable, Sendable {
  /// With the top folder before it.
  let name: String
  let crc32: UInt32
  let size: Int
  /// Of the local header, from the beginning of the archive.
  let offset: Int

  private static let limit = 0xFFFF_FFFF
  private var needsLongSize: Bool { size >= ZipEntry.limit }
  private var needsLongOffset: Bool { offset >= ZipEntry.limit }
  /// 1980-01-01 00:00 in the format of MS-DOS: a time would only say when the file was packed.
  private static let date: UInt16 = 0x0021
  /// A regular file that its owner reads and writes; scripts may be run.
  private var mode: UInt32 { name.hasSuffix(".sh") ? 0o100700 : 0o100600 }

  /// Signature, version, flags (UTF-8), method 0, time, date, CRC, sizes, lengths, name, extra field.
  var localHeader: [UInt8] {
    var extra: [UInt8] = []
    if needsLongSize { extra = little(1, 2) + little(16, 2) + little(size, 8) + little(size, 8) }
    return [0x50, 0x4B, 0x03, 0x04] + opening + little(name.utf8.count, 2) + little(extra.count, 2) + Array(name.utf8)
      + extra
  }

  /// The entry in the central directory.
  var directoryHeader: [UInt8] {
    var long: [UInt8] = []
    if needsLongSize { long += little(size, 8) + little(size, 8) }
    if needsLongOffset { long += little(offset, 8) }
    let extra = long.isEmpty ? [] : little(1, 2) + little(long.count, 2) + long
    let shortOffset = needsLongOffset ? ZipEntry.limit : offset
    return [0x50, 0x4B, 0x01, 0x02] + little(3 << 8 | version, 2) + opening + little(name.utf8.count, 2)
      + little(extra.count, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(Int(mode) << 16, 4)
      + little(shortOffset, 4) + Array(name.utf8) + extra
  }

  private var version: Int { needsLongSize || needsLongOffset ? 45 : 20 }

  /// What both headers share, from the version needed to the uncompressed size.
  private var opening: [UInt8] {
    let shortSize = needsLongSize ? ZipEntry.limit : size
    return little(version, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(Int(ZipEntry.date), 2)
      + little(Int(crc32), 4) + little(shortSize, 4) + little(shortSize, 4)
  }

  /// The end of an archive: the directory's place, in 64 bits too where that is needed.
  static func ending(count: Int, directoryOffset: Int, directorySize: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    let isLong = count >= 0xFFFF || directoryOffset >= limit || directorySize >= limit
    if isLong {
      let end = directoryOffset + directorySize
      bytes += [0x50, 0x4B, 0x06, 0x06] + little(44, 8) + little(3 << 8 | 45, 2) + little(45, 2) + little(0, 4)
      bytes += little(0, 4) + little(count, 8) + little(count, 8) + little(directorySize, 8)
      bytes += little(directoryOffset, 8)
      bytes += [0x50, 0x4B, 0x06, 0x07] + little(0, 4) + little(end, 8) + little(1, 4)
    }
    bytes += [0x50, 0x4B, 0x05, 0x06] + little(0, 2) + little(0, 2) + little(isLong ? 0xFFFF : count, 2)
    bytes += little(isLong ? 0xFFFF : count, 2) + little(isLong ? limit : directorySize, 4)
    return bytes + little(isLong ? limit : directoryOffset, 4) + little(0, 2)
  }
}

/// A number in `count` bytes, the lowest first.
private func little(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}
