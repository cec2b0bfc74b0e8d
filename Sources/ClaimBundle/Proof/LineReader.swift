import Glibc

/// The lines of a file, one after the other, in memory that does not grow with the file.
struct LineReader {
  private let file: InputFile
  private var buffer: [UInt8] = []
  private var start = 0
  private var done = 0

  /// A leaf and its disclosures are shorter; what is longer is not one of ours.
  static let longest = 1 << 20

  enum Fault: Error {
    case unreadable
    case lineTooLong
    /// The last line has no line break: something is cut off.
    case unfinishedLine
  }

  init(_ file: InputFile) { self.file = file }

  /// Without its line break; nil at the end.
  mutating func next() throws(Fault) -> [UInt8]? {
    var searched = start
    while true {
      if let end = lineBreak(from: searched) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      guard buffer.count <= LineReader.longest else { throw .lineTooLong }
      guard done < file.size else {
        guard buffer.isEmpty else { throw .unfinishedLine }
        return nil
      }
      try fill()
    }
  }

  /// A search byte by byte would cost half of what hashing the line does.
  private func lineBreak(from place: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard place < bytes.count, let start = bytes.baseAddress,
        let found = memchr(start + place, CInt(UInt8(ascii: "\n")), bytes.count - place)
      else { return nil }
      return UnsafeRawPointer(found) - start
    }
  }

  private mutating func fill() throws(Fault) {
    let count = min(1 << 18, file.size - done)
    guard let piece = try? InputFile(path: file.path, offset: file.offset + done, size: count).bytes() else {
      throw .unreadable
    }
    buffer += piece
    done += count
  }
}
