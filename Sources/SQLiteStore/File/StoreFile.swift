import Glibc
import RunStore

/// The database file, before SQLite has it.
///
/// It is made and looked at without ever being opened: a process that closes any descriptor of a file gives up every
/// POSIX lock it holds on it, those of a store that is open on it in this process included, and SQLite would then let
/// another process delete the log under it (SQLite, "How To Corrupt An SQLite Database File", section 2.2).
struct StoreFile {
  let path: String

  init(folder: String) { path = folder + "/hikeshi.sqlite" }

  /// Makes the file if there is none, and sees to it that only its owner can read it. The log files that SQLite makes
  /// beside it take over its mode.
  func prepare() throws(StoreError) {
    if mknod(path, S_IFREG | 0o600, 0) == 0 { return }
    guard errno == EEXIST else { throw StoreError(errorNumber: errno) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError(errorNumber: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .corrupt("not a regular file") }
    guard status.st_mode & 0o077 != 0 else { return }
    // Somebody else's file stays as it is: SQLite then says whether we may write to it.
    guard chmod(path, status.st_mode & 0o700) == 0 || errno == EPERM else { throw StoreError(errorNumber: errno) }
  }
}
