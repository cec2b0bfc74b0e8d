import EvidenceLog
import Foundation
import PlaybookFile
import PlaybookModel

/// Playbooks that were already read, by this process or for this home, by the hash of their bytes: reading one takes
/// longer than all the rest of a command.
final class PlaybookShelf: @unchecked Sendable {
  private let lock = NSLock()
  private var playbooks: [Hash256: Playbook] = [:]
  private let kept: KeptPlaybooks?

  /// - Parameter kept: nil for playbooks that no run is pinned to.
  init(kept: KeptPlaybooks? = nil) { self.kept = kept }

  func read(_ bytes: [UInt8], named name: String) throws(PostFault) -> Playbook {
    let hash = Hash256.of(bytes)
    if let known = lock.withLock({ playbooks[hash] }) { return known }
    let playbook: Playbook
    if let before = kept?.playbook(of: hash) {
      playbook = before
    } else {
      do throws(PlaybookFileFault) {
        playbook = try Playbook(file: bytes, fileName: name)
      } catch { throw .playbookFaulty(error) }
      kept?.keep(playbook, of: hash)
    }
    lock.withLock { playbooks[hash] = playbook }
    return playbook
  }
}
