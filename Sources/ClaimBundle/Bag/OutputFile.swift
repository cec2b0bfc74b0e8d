import Glibc

/// A new file, for its owner only, that fails loudly.
struct OutputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var measuring = Measuring()
  private var pending: [UInt8] = []

  /// Throws when there is a file of this name already.
  init(path: String, mode: mode_t = 0o600) throws(BundleFault) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .cannotWrite(path, code: errno) }
    pending.reserveCapacity(OutputFile.piece + 1 << 16)
  }

  private static let piece = 1 << 18

  deinit { close(descriptor) }

  var size: Int { measuring.measure.size }

  mutating func write(_ bytes: [UInt8]) throws(BundleFault) {
    pending += bytes
    if pending.count >= OutputFile.piece { try flush() }
  }

  mutating func write(_ text: String) throws(BundleFault) {
    pending += text.utf8
    if pending.count >= OutputFile.piece { try flush() }
  }

  private mutating func flush() throws(BundleFault) {
    measuring.take(pending)
    var start = 0
    while start < pending.count {
      let count = pending.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      guard count >= 0 || errno == EINTR else { throw .cannotWrite(path, code: errno) }
      start += max(0, count)
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// On disk when this returns.
  consuming func finish() throws(BundleFault) -> FileMeasure {
    try flush()
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path, code: errno) }
    return measuring.measure
  }
}
