import EvidenceLog
import Foundation
import PlaybookFile
import PlaybookModel

/// Playbooks that this process has already read, by the hash of their bytes: reading one takes longer than all the rest
/// of a command.
final class PlaybookShelf: @unchecked Sendable {
  private let lock = NSLock()
  private var playbooks: [Hash256: Playbook] = [:]

  func read(_ bytes: [UInt8], named name: String) throws(PostFault) -> Playbook {
    let hash = Hash256.of(bytes)
    if let known = lock.withLock({ playbooks[hash] }) { return known }
    do throws(PlaybookFileFault) {
      let playbook = try Playbook(file: bytes, fileName: name)
      lock.withLock { playbooks[hash] = playbook }
      return playbook
    } catch { throw .playbookFaulty(error) }
  }
}
