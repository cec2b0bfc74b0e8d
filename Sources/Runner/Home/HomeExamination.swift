import EventCoding
import Foundation
import Glibc
import RunEngine
import RunStore

/// One thing about the home that has to be so.
package enum HomeExamination: Hashable, Sendable {
  case ownerOnly(path: String, holds: Bool)
  /// Free space in bytes.
  case space(free: Int)
  case attachments(count: Int, missing: [String])
  case clock(isSynchronised: Bool?)

  package var holds: Bool {
    switch self {
    case .ownerOnly(_, let holds): holds
    case .space(let free): free > 100_000_000
    case .attachments(_, let missing): missing.isEmpty
    // A clock that nobody keeps right is said, not blamed: the record notes it with every entry.
    case .clock: true
    }
  }
}

extension CommandPost {
  package func examineHome() throws(PostFault) -> [HomeExamination] {
    var found: [HomeExamination] = []
    let secrets = [home.folder, home.keyFile, home.folder.appending(path: "hikeshi.sqlite")]
    for file in secrets where FileManager.default.fileExists(atPath: file.path) {
      // Not by `stat`: built for release, the compiler takes it for CoreFoundation's.
      guard let mode = try? FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int else {
        throw .homeUnusable(file.path, code: EACCES)
      }
      found.append(.ownerOnly(path: file.lastPathComponent, holds: mode & 0o077 == 0))
    }
    var volume = statvfs()
    if statvfs(home.folder.path, &volume) == 0 {
      found.append(.space(free: Int(volume.f_bavail) * Int(volume.f_frsize)))
    }
    var count = 0
    var missing: [String] = []
    for row in try incidents() {
      guard let file = try? open(row.id) else { continue }
      for attachment in file.state.attachments {
        count += 1
        guard let hash = attachment.sha256.text, FileManager.default.fileExists(atPath: contentFile(hash).path) else {
          missing.append(attachment.item)
          continue
        }
      }
    }
    found.append(.attachments(count: count, missing: missing))
    found.append(.clock(isSynchronised: clock.read().facts.isSynchronised))
    return found
  }
}
