import CoreFoundation
import Glibc

/// What lies at a path; links are followed.
enum FileKind: Hashable {
  case absent(code: Int32)
  case folder
  case file

  init(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .absent(code: errno)
      return
    }
    self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }
}
