import CivilTime
import ClaimBundle
import EventCoding
import EvidenceLog
import Foundation
import PlaybookFile
import PlaybookModel
import RunEngine
import RunStore
import SQLiteStore
import ShippedPlaybooks

/// A ledger of any size in a real store: an incident that begins like any other, and notes.
struct LargeLedger {
  let store: SQLiteStore
  let id = IncidentID(rawValue: "20261124-mega")
  let key: VerifierKey
  let playbook: [UInt8]
  /// Of all leaves, in bytes.
  private(set) var bytes = 0
  private let signingKey = LogSigningKey()

  init(entries: Int, in folder: URL) throws {
    store = try SQLiteStore(folder: folder.path)
    let origin = LogName.origin(signingKey.publicKey, incident: id.rawValue)
    key = signingKey.verifierKey(name: origin)
    guard let shipped = ShippedPlaybooks.named("ransomware") else { preconditionFailure("no playbook") }
    playbook = shipped.stream
    let started = IncidentStarted(
      incident: id.rawValue, playbook: PlaybookID("ransomware"), playbookSHA256: Hash256.of(playbook).hex,
      isDrill: true, zone: "Asia/Tokyo", program: "hikeshi benchmark", name: nil)
    var state = RunState(playbook: try Playbook(file: playbook, fileName: "ransomware.yaml"))
    var random = SystemRandomNumberGenerator()
    var frontier = TreeFrontier()
    var now = Instant(milliseconds: 1_795_000_000_000)
    func take(_ happenings: [Happening], into leaves: inout [StoredLeaf], adding size: inout Int) throws {
      for happening in happenings {
        let event = RecordedEvent(sequence: frontier.size, recorded: now, happening: happening)
        let facts = ClockFacts(
          bootID: "00000000-0000-0000-0000-000000000000", sinceBootMilliseconds: now.milliseconds % 1_000_000_000,
          isSynchronised: true, maximumErrorMicroseconds: 500)
        let leaf = try Leaf(recorded: event, clock: facts).encoded(using: &random)
        leaves.append(StoredLeaf(sequence: frontier.size, bytes: leaf.bytes, disclosures: leaf.disclosures))
        frontier.append(MerkleHashing.leaf(leaf.bytes))
        size += leaf.bytes.count
      }
    }
    var leaves: [StoredLeaf] = []
    let beginning = try decide(
      Command(.start(StartOrder(started: started, discovered: nil))), at: now, in: state, zone: .tokyo)
    for happening in beginning {
      state.evolve(by: RecordedEvent(sequence: state.size, recorded: now, happening: happening))
    }
    try take(beginning, into: &leaves, adding: &bytes)
    try store.create(
      NewIncident(
        id: id, name: nil, playbookID: "ransomware", playbookSHA256: Hash256.of(playbook).hex, playbook: playbook,
        startedMilliseconds: now.milliseconds, isDrill: true, origin: origin),
      first: Batch(leaves: leaves, checkpoint: try head(of: frontier)))
    while frontier.size < entries {
      let size = frontier.size
      leaves = []
      for _ in 0..<min(1_000, entries - size) {
        now = now.advanced(by: .seconds(1))
        let note = NoteTaken(note: .text("監視の記録 \(frontier.size): 異常なし。ネットワークは切り離したまま。"))
        try take([Happening(.noteTaken(note))], into: &leaves, adding: &bytes)
      }
      try store.commit(Batch(leaves: leaves, checkpoint: try head(of: frontier)), to: id, expecting: size)
    }
  }

  private func head(of frontier: TreeFrontier) throws -> StoredCheckpoint {
    let checkpoint = Checkpoint(origin: key.name, size: frontier.size, root: frontier.root)
    return StoredCheckpoint(size: frontier.size, note: try signingKey.sign(checkpoint))
  }

  var source: ClaimSource {
    get throws {
      ClaimSource(
        key: key, signingKey: signingKey, playbook: playbook,
        heads: try store.checkpoints(of: id).map { ClaimSource.StoredHead(size: $0.size, note: $0.note) },
        forEachEntry: { body in
          try store.forEachLeaf(of: id) {
            try body(ClaimSource.StoredEntry(bytes: $0.bytes, disclosures: $0.disclosures))
          }
        },
        attachmentPath: { $0 }, timestampPath: { $0 }, zone: { _ in .tokyo })
    }
  }
}
