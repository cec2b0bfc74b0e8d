/// Writes files into an archive, in the order of their names.
struct ZipWriter {
  /// A file whose bytes lie somewhere else, already measured.
  struct Member {
    /// In the bag.
    let path: String
    let content: InputFile
    let measure: FileMeasure
  }

  /// The file is on disk, and complete, when this returns.
  static func write(_ members: [Member], under topFolder: String, to path: String, _ meter: WorkMeter? = nil)
    throws(BundleFault)
  {
    var output = try OutputFile(path: path)
    var entries: [ZipEntry] = []
    var offset = 0
    for member in members.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      let entry = ZipEntry(
        name: "\(topFolder)/\(member.path)", crc32: member.measure.crc32, size: member.measure.size, offset: offset)
      let header = entry.localHeader
      try output.write(header)
      try member.content.copy(into: &output, meter)
      offset += header.count + entry.size
      entries.append(entry)
    }
    let directory = entries.flatMap(\.directoryHeader)
    try output.write(directory)
    try output.write(
      ZipEntry.ending(count: entries.count, directoryOffset: offset, directorySize: directory.count))
    _ = try output.finish()
  }
}
