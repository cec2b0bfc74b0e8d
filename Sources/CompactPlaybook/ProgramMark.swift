import Glibc

/// Tells the running program from every other one, older and newer ones of its own name included: what one wrote is not
/// read by another.
package enum ProgramMark {
  /// Of the file that is running: which one it is on its disk, how long, and when it was last written and put there. Nil
  /// where the system does not say.
  package static let ofThisProcess: [UInt8]? = {
    var file = stat()
    guard stat("/proc/self/exe", &file) == 0 else { return nil }
    let facts = [
      UInt64(file.st_dev), UInt64(file.st_ino), UInt64(bitPattern: Int64(file.st_size)),
      UInt64(bitPattern: Int64(file.st_mtim.tv_sec)), UInt64(bitPattern: Int64(file.st_mtim.tv_nsec)),
      UInt64(bitPattern: Int64(file.st_ctim.tv_sec)), UInt64(bitPattern: Int64(file.st_ctim.tv_nsec)),
    ]
    return facts.withUnsafeBytes(Array.init)
  }()
}
