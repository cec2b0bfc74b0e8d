import Foundation
import Glibc

/// What lies at a path; links are followed.
enum FileKind: Hashable {
  case absent(code: Int32)
  case folder
  case file

  init(at path: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      errno = 0
      self = access(path, F_OK) == 0 ? .file : .absent(code: errno)
      return
    }
    self = isFolder.boolValue ? .folder : .file
  }
}
