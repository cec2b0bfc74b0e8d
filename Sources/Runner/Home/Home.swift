package import Foundation
import Glibc

/// The folder where a company's incidents, key and evidence lie. Owner-only, whatever the umask says.
///
/// ```
/// hikeshi.sqlite   incidents, ledgers, outbox, endpoints, settings
/// company.key      the Ed25519 key that signs checkpoints, 32 bytes
/// company.pub      its public half, 32 bytes
/// former-keys/     keys that no record begins with any more, by the name of their logs
/// secrets/         the secrets of foreign playbooks, by incident: shown on this machine, and in no record
/// playbooks/       what was read from pinned playbooks; without them the next command reads them again
/// attachments/     evidence by its SHA-256, `ab/ab12…`
/// sending.lock     held by the one process that sends
/// timestamps/      requests to authorities, their answers, and the certificates they were judged with, by incident
/// anchoring.lock   held by the one process that asks them
/// receiver/        the key of the receiver in this home, and the notices that it took
/// ```
package struct Home: Sendable {
  package let folder: URL

  package init(folder: URL) { self.folder = folder }

  /// `--home`, else `HIKESHI_HOME`, else `$XDG_DATA_HOME/hikeshi`, else `~/.local/share/hikeshi`.
  package static func located(stated: String?, environment: [String: String]) -> Home {
    if let path = [stated, environment["HIKESHI_HOME"]].compactMap(\.self).first(where: { !$0.isEmpty }) {
      return Home(folder: URL(fileURLWithPath: path, isDirectory: true))
    }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return Home(folder: URL(fileURLWithPath: data, isDirectory: true).appending(path: "hikeshi"))
    }
    return Home(folder: URL(fileURLWithPath: NSHomeDirectory()).appending(path: ".local/share/hikeshi"))
  }

  package var keyFile: URL { folder.appending(path: "company.key") }
  /// Written beside the key: what is on record can be read and checked without the key itself.
  package var publicKeyFile: URL { folder.appending(path: "company.pub") }
  var formerKeys: URL { folder.appending(path: "former-keys") }
  var secrets: URL { folder.appending(path: "secrets") }
  var playbooks: URL { folder.appending(path: "playbooks") }
  package var attachments: URL { folder.appending(path: "attachments") }
  var sendingLock: URL { folder.appending(path: "sending.lock") }
  var timestamps: URL { folder.appending(path: "timestamps") }
  var anchoringLock: URL { folder.appending(path: "anchoring.lock") }

  /// Makes the folder if it is not there, and makes sure that nobody else can read it.
  package func prepare() throws(PostFault) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw .homeUnusable(folder.path, code: ENOTDIR) }
      guard access(folder.path, R_OK | W_OK | X_OK) == 0 else { throw .homeUnusable(folder.path, code: errno) }
    } else {
      let parent = folder.deletingLastPathComponent()
      try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else {
        throw .homeUnusable(folder.path, code: errno)
      }
    }
    guard chmod(folder.path, 0o700) == 0 || errno == EPERM else { throw .homeUnusable(folder.path, code: errno) }
  }
}
