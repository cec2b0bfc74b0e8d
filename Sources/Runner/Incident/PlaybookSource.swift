package import CACAO
import Foundation
import PlaybookFile
package import PlaybookModel
import ShippedPlaybooks

/// A playbook as it will be pinned to a run.
package struct PlaybookSource: Sendable {
  package let playbook: Playbook
  package let bytes: [UInt8]
  /// `ransomware.yaml`, or the path it was read from.
  package let fileName: String
  /// Part of the program: the package's tests hold the checker's rules against it.
  package let isShipped: Bool
  /// What was taken out of somebody else's file before it could be pinned, and what was found on it as it came.
  package let foreign: StrippedPlaybook?

  init(playbook: Playbook, bytes: [UInt8], fileName: String, isShipped: Bool, foreign: StrippedPlaybook? = nil) {
    self.playbook = playbook
    self.bytes = bytes
    self.fileName = fileName
    self.isShipped = isShipped
    self.foreign = foreign
  }
}

extension PlaybookSource {
  /// A shipped playbook by its name, or a file by its path; with the shared files it uses.
  package static func named(_ name: String) throws(PostFault) -> PlaybookSource {
    try named(name, on: PlaybookShelf())
  }

  static func named(_ name: String, on shelf: PlaybookShelf) throws(PostFault) -> PlaybookSource {
    if let shipped = ShippedPlaybooks.named(name) {
      let bytes = shipped.stream
      let file = "\(name).yaml"
      return PlaybookSource(playbook: try shelf.read(bytes, named: file), bytes: bytes, fileName: file, isShipped: true)
    }
    guard name.contains("/") || name.contains(".") else {
      throw .unknownPlaybook(name, known: ShippedPlaybooks.files.map(\.id))
    }
    let file = URL(fileURLWithPath: name)
    let own: [UInt8]
    do {
      own = [UInt8](try Data(contentsOf: file))
    } catch {
      throw .playbookUnreadable(name, code: FileManager.default.fileExists(atPath: name) ? EACCES : ENOENT)
    }
    if CACAOReading.isJSON(own) {
      let stripped = StrippedPlaybook(own)
      return PlaybookSource(
        playbook: try shelf.read(stripped.bytes, named: name), bytes: stripped.bytes, fileName: name, isShipped: false,
        foreign: stripped)
    }
    // A file beside the playbook goes before the shipped one of the same name.
    let folder = file.deletingLastPathComponent()
    let bytes = PlaybookStream.assemble(
      own,
      shared: { name in
        contents(of: folder.appending(path: "Shared/\(name).yaml")) ?? ShippedPlaybooks.shared(name)?.bytes
      },
      playbooks: { name in
        contents(of: folder.appending(path: "\(name).yaml")) ?? ShippedPlaybooks.named(name)?.bytes
      })
    return PlaybookSource(playbook: try shelf.read(bytes, named: name), bytes: bytes, fileName: name, isShipped: false)
  }

  private static func contents(of file: URL) -> [UInt8]? { (try? Data(contentsOf: file)).map { [UInt8]($0) } }

  package static func shipped() throws(PostFault) -> [PlaybookSource] {
    let shelf = PlaybookShelf()
    return try ShippedPlaybooks.files.map { (file) throws(PostFault) in try named(file.id, on: shelf) }
  }
}
