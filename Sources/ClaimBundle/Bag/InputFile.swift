import Glibc

/// A part of a file, read piece by piece.
struct InputFile: Sendable {
  let path: String
  let offset: Int
  let size: Int

  /// The whole file. Nil when it cannot be looked at or is not a regular file; a link is not one.
  init?(path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(path: path, offset: 0, size: Int(status.st_size))
  }

  init(path: String, offset: Int, size: Int) {
    self.path = path
    self.offset = offset
    self.size = size
  }

  static let piece = 1 << 20

  /// Hands over every byte, in order; a file that has become shorter is a fault.
  func forEachPiece<Fault: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Fault) -> Void, unreadable: (Int32) -> Fault
  ) throws(Fault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw unreadable(errno) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(InputFile.piece, max(1, size)), alignment: 16)
    defer { buffer.deallocate() }
    var done = 0
    while done < size {
      let count = pread(descriptor, buffer.baseAddress, min(buffer.count, size - done), offset + done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw unreadable(count < 0 ? errno : EIO) }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      done += count
    }
  }

  func measure(_ meter: WorkMeter? = nil) throws(BundleFault) -> FileMeasure {
    var measuring = Measuring()
    try forEachPiece { (bytes) throws(BundleFault) in
      measuring.take(bytes)
      meter?.advance(bytes.count)
    } unreadable: {
      .cannotRead(path, code: $0)
    }
    return measuring.measure
  }

  /// Piece by piece, in memory that does not grow with the file.
  func copy(into output: inout OutputFile, _ meter: WorkMeter? = nil) throws(BundleFault) {
    var done = 0
    while done < size {
      let piece = InputFile(path: path, offset: offset + done, size: min(InputFile.piece, size - done))
      try output.write(try piece.bytes())
      meter?.advance(piece.size)
      done += piece.size
    }
  }

  /// All of it; for files that are small, or whose size was looked at.
  func bytes() throws(BundleFault) -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(size)
    try forEachPiece { (bytes) throws(BundleFault) in
      all.append(contentsOf: bytes)
    } unreadable: {
      .cannotRead(path, code: $0)
    }
    return all
  }
}
