package import CivilTime
package import EventCoding
package import EvidenceLog
import Foundation
import PlaybookFile
package import PlaybookModel
package import RunEngine
package import RunStore

/// One incident as it is on disk at a moment: the folded state, and what the next entry needs.
package struct IncidentFile: Sendable {
  package let id: IncidentID
  package let origin: String
  package let zone: Zone
  package internal(set) var state: RunState
  package internal(set) var frontier: TreeFrontier
  /// What the machine's clock said when the last entry was made.
  package internal(set) var lastReading: ClockReading?

  package var playbook: Playbook { state.playbook }

  /// Takes in one more leaf, as it was stored.
  mutating func take(_ leaf: Leaf, bytes: [UInt8]) {
    frontier.append(MerkleHashing.leaf(bytes))
    state.evolve(by: leaf.recorded)
    lastReading = ClockReading(now: leaf.recorded.recorded, facts: leaf.clock)
  }
}

extension CommandPost {
  /// Reads an incident and makes sure that its ledger is the one that was signed.
  package func open(_ id: IncidentID) throws(PostFault) -> IncidentFile {
    try open(id, visiting: { _ in })
  }

  /// The same, handing every leaf over on the way.
  package func open(_ id: IncidentID, visiting visit: (Leaf) -> Void) throws(PostFault) -> IncidentFile {
    let row = try stored { () throws(StoreError) in try store.incident(id) }
    let playbookBytes = try stored { () throws(StoreError) in try store.playbook(of: id) }
    let playbook = try shelf.read(playbookBytes, named: "\(row.playbookID).yaml")
    var file = IncidentFile(
      id: id, origin: row.origin, zone: .tokyo, state: RunState(playbook: playbook), frontier: TreeFrontier(),
      lastReading: nil)
    try readOn(&file, visiting: visit)
    try requireSigned(&file, visiting: visit)
    guard let start = file.state.start, start.playbookSHA256 == Hash256.of(playbookBytes).hex else {
      throw .ledgerChanged(id, .playbookDiffers)
    }
    guard let zone = Zone(named: start.zone) else { throw .unknownZone(start.zone) }
    return IncidentFile(
      id: id, origin: row.origin, zone: zone, state: file.state, frontier: file.frontier,
      lastReading: file.lastReading)
  }

  /// Takes in what others have recorded since the file was read, and makes sure of it as `open` does.
  func catchUp(_ file: inout IncidentFile) throws(PostFault) {
    try readOn(&file, visiting: { _ in })
    try requireSigned(&file, visiting: { _ in })
  }

  /// Takes in the leaves that the file does not have yet; how many there were.
  @discardableResult
  private func readOn(_ file: inout IncidentFile, visiting visit: (Leaf) -> Void) throws(PostFault) -> Int {
    let (id, size) = (file.id, file.state.size)
    // A whole ledger passes piece by piece; what was recorded since is never much.
    if size == 0 { return try readAll(&file, visiting: visit) }
    let leaves = try stored { () throws(StoreError) in try store.leaves(of: id, from: size) }
    for stored in leaves { try take(stored, into: &file, visiting: visit) }
    return leaves.count
  }

  private func readAll(_ file: inout IncidentFile, visiting visit: (Leaf) -> Void) throws(PostFault) -> Int {
    var fault: PostFault?
    do {
      try store.forEachLeaf(of: file.id) { stored in
        do throws(PostFault) {
          try take(stored, into: &file, visiting: visit)
        } catch {
          fault = error
          throw error
        }
      }
    } catch let error as StoreError {
      throw .store(error)
    } catch { throw fault ?? .ledgerChanged(file.id, .noCheckpoint) }
    return file.state.size
  }

  private func take(
    _ stored: StoredLeaf, into file: inout IncidentFile, visiting visit: (Leaf) -> Void
  ) throws(PostFault) {
    let leaf: Leaf
    do throws(LeafFault) {
      leaf = try Leaf(bytes: stored.bytes, disclosures: stored.disclosures)
    } catch { throw .ledgerChanged(file.id, .leaf(stored.sequence, error)) }
    guard leaf.recorded.sequence == file.state.size else {
      throw .ledgerChanged(file.id, .outOfSequence(stored.sequence))
    }
    file.take(leaf, bytes: stored.bytes)
    visit(leaf)
  }

  /// The newest checkpoint speaks for exactly the leaves there are.
  ///
  /// Leaves and checkpoint are read one after the other, and somebody may record in between: then the one that is behind
  /// is read again, and has to have grown.
  private func requireSigned(_ file: inout IncidentFile, visiting visit: (Leaf) -> Void) throws(PostFault) {
    let key = VerifierKey(name: file.origin, publicKey: try home.publicKey(of: file.origin))
    var head = try newestHead(of: file.id, key: key)
    while head.size != file.frontier.size {
      if head.size > file.frontier.size {
        guard try readOn(&file, visiting: visit) > 0 else {
          throw .ledgerChanged(file.id, .rootDiffers(size: head.size))
        }
      } else {
        let newer = try newestHead(of: file.id, key: key)
        guard newer.size > head.size else { throw .ledgerChanged(file.id, .rootDiffers(size: head.size)) }
        head = newer
      }
    }
    guard head.root == file.frontier.root else { throw .ledgerChanged(file.id, .rootDiffers(size: head.size)) }
  }

  private func newestHead(of id: IncidentID, key: VerifierKey) throws(PostFault) -> Checkpoint {
    guard let stored = try stored({ () throws(StoreError) in try store.latestCheckpoint(of: id) }) else {
      throw .ledgerChanged(id, .noCheckpoint)
    }
    guard let checkpoint = try? key.open(stored.note) else { throw .ledgerChanged(id, .badCheckpoint) }
    return checkpoint
  }

  /// The incident named, or the one open incident, or the only one.
  package func choose(_ stated: String?) throws(PostFault) -> IncidentID {
    let rows = try incidents()
    if let stated {
      let found = rows.filter { $0.id.rawValue == stated || $0.id.rawValue.hasSuffix("-\(stated)") }
      guard let first = found.first, found.count == 1 else { throw .unknownIncident(stated, known: rows.map(\.id)) }
      return first.id
    }
    let open = rows.filter { !$0.isFinished }
    if open.count > 1 { throw .severalOpen(open) }
    if let only = open.first { return only.id }
    // Once the run is over, what is asked next is about the incident that ended last.
    guard let last = rows.max(by: { $0.startedMilliseconds < $1.startedMilliseconds }) else { throw .noIncident }
    return last.id
  }

  package func incidents() throws(PostFault) -> [IncidentRow] {
    try stored { () throws(StoreError) in try store.incidents() }
  }

  func stored<Value>(_ body: () throws(StoreError) -> Value) throws(PostFault) -> Value {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
  }
}
