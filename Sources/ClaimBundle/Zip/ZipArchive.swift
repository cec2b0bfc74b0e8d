/// An archive that `ZipWriter` wrote, read without trusting a byte of it.
///
/// Headers, names, order and directory must be the one form there is for these files; the first byte that is not is
/// reported with the file it stands at.
struct ZipArchive {
  private(set) var topFolder = ""
  private(set) var members: [String: InputFile] = [:]
  /// By path in the bag: the checksum that the archive itself states.
  private(set) var checksums: [String: UInt32] = [:]

  /// Why an archive is not as it was written.
  struct Damage: Error, Hashable {
    enum What: Hashable {
      /// Not an archive of ours at all: another program may have packed the same files.
      case notOurs
      case header
      case directory
      case cutOff
    }

    /// In the bag; nil for what belongs to no file.
    let path: String?
    let what: What
  }

  init(_ file: InputFile) throws(Damage) {
    var reader = Reader(file)
    var entries: [ZipEntry] = []
    while let entry = try reader.nextEntry(after: entries.last) { entries.append(entry) }
    guard !entries.isEmpty else { throw Damage(path: nil, what: .notOurs) }
    let directory = entries.flatMap(\.directoryHeader)
    let ending = ZipEntry.ending(
      count: entries.count, directoryOffset: reader.position, directorySize: directory.count)
    guard file.size == reader.position + directory.count + ending.count else {
      throw Damage(path: nil, what: file.size < reader.position + directory.count + ending.count ? .cutOff : .directory)
    }
    guard try reader.bytes(directory.count) == directory, try reader.bytes(ending.count) == ending else {
      throw Damage(path: nil, what: .directory)
    }
    topFolder = String(entries[0].name.prefix { $0 != "/" })
    for entry in entries {
      guard entry.name.hasPrefix("\(topFolder)/") else { throw Damage(path: entry.name, what: .header) }
      let path = String(entry.name.dropFirst(topFolder.count + 1))
      members[path] = InputFile(
        path: file.path, offset: entry.offset + entry.localHeader.count, size: entry.size)
      checksums[path] = entry.crc32
    }
  }

  private struct Reader {
    let file: InputFile
    var position = 0

    init(_ file: InputFile) { self.file = file }

    mutating func bytes(_ count: Int) throws(Damage) -> [UInt8] {
      guard count <= file.size - position,
        let bytes = try? InputFile(path: file.path, offset: position, size: count).bytes()
      else { throw Damage(path: nil, what: position == 0 ? .notOurs : .cutOff) }
      position += count
      return bytes
    }

    /// Reads a local header and passes its content by; nil at the directory.
    mutating func nextEntry(after previous: ZipEntry?) throws(Damage) -> ZipEntry? {
      let start = position
      let fixed = try bytes(30)
      guard fixed[0...3] == [0x50, 0x4B, 0x03, 0x04] else {
        position = start
        // Whether this is the directory, or a damaged header, the directory's own bytes decide.
        if previous == nil { throw Damage(path: nil, what: .notOurs) }
        return nil
      }
      let nameLength = number(fixed, 26, 2)
      let extraLength = number(fixed, 28, 2)
      guard extraLength == 0 || extraLength == 20, (1...1_000).contains(nameLength),
        let name = String(validating: try bytes(nameLength), as: UTF8.self)
      else { throw Damage(path: previous.map(\.pathInBag), what: previous == nil ? .notOurs : .header) }
      let extra = try bytes(extraLength)
      let size = extraLength == 0 ? number(fixed, 22, 4) : number(extra, 4, 8)
      let entry = ZipEntry(name: name, crc32: UInt32(number(fixed, 14, 4)), size: size, offset: start)
      guard size >= 0, size <= file.size - position else { throw Damage(path: entry.pathInBag, what: .cutOff) }
      guard entry.localHeader == fixed + Array(name.utf8) + extra, name.contains("/"),
        previous.map({ $0.name.utf8.lexicographicallyPrecedes(name.utf8) }) ?? true
      else { throw Damage(path: entry.pathInBag, what: .header) }
      position += size
      return entry
    }

    private func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
      (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
    }
  }
}

extension ZipEntry {
  fileprivate var pathInBag: String { String(name.drop { $0 != "/" }.dropFirst()) }
}
