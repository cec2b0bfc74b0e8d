import CivilTime
import EventCoding
import EvidenceLog
import PlaybookFile
import PlaybookModel
import RunEngine

extension BundleVerifier {
  /// The record as it was read and found right.
  struct Record {
    var state: RunState
    let zone: Zone
    let origin: String
    let root: Hash256
    /// The checkpoint over all of it, as it was signed; empty when that was damaged, which is said of it.
    let note: [UInt8]
  }

  /// What one pass over the entries found.
  private struct Pass {
    var frontier = TreeFrontier()
    /// The fold, under the playbook in the bundle, whose pin is looked at afterwards; nil when that cannot be read.
    var state: RunState?
    var first: RecordedEvent?
    var last: RecordedEvent?
    /// Roots at the sizes that checkpoints speak for.
    var roots: [Int: Hash256] = [:]
    var leafProblems: [VerificationReport.Problem] = []
    var wordProblems: [VerificationReport.Problem] = []
    var disclosed = 0
    var withheld = 0
    /// Entries that are left out whole.
    var withheldEntries = 0
  }

  /// Reads the entries, holds them against every checkpoint, and their words against what they commit to. Nil when the
  /// record does not hold; the reasons are in the report then.
  mutating func readRecord(of key: VerifierKey, checkpoints: [Checkpoint], outside: KeptCheckpoint?) -> Record? {
    let problemsBefore = report.problems.count
    let sizes = Set(checkpoints.map(\.size) + [outside?.size].compactMap(\.self))
    guard var pass = readEntries(stoppingAt: sizes) else { return nil }
    if pass.wordProblems.isEmpty, pass.withheld > 0, isCutFromWhatIsListed(BundlePath.disclosures) {
      pass.wordProblems.append(.init(BundlePath.disclosures, .notAsListed))
    }
    compare(pass, with: checkpoints)
    if let outside { compare(pass, withOutside: outside) }
    // Words that do not fit an entry that was changed are no news.
    let isLedgerRight = report.problems.count == problemsBefore && !checkpoints.isEmpty
    if isLedgerRight {
      proven.insert(BundlePath.ledger)
      report.held.append(.record(size: pass.frontier.size, root: pass.frontier.root))
      report.problems += pass.wordProblems
      if pass.wordProblems.isEmpty {
        proven.insert(BundlePath.disclosures)
        report.held.append(.words(disclosed: pass.disclosed, withheld: pass.withheld))
        if pass.withheldEntries > 0 { report.held.append(.withheldEntries(count: pass.withheldEntries)) }
      }
    }
    guard let state = fold(pass, isLedgerRight: isLedgerRight), let start = state.start else { return nil }
    guard key.name.hasSuffix("/\(start.incident)/v1") else {
      report.problems.append(.init(BundlePath.ledger, entry: 0, .anotherRecord))
      return nil
    }
    guard let zone = zone(start.zone) else {
      report.problems.append(.init(BundlePath.ledger, entry: 0, .unknownZone(start.zone)))
      return nil
    }
    report.subject = VerificationReport.Subject(
      incident: start.incident, origin: key.name, isDrill: start.isDrill, size: pass.frontier.size,
      root: pass.frontier.root, firstRecorded: pass.first?.recorded, lastRecorded: pass.last?.recorded,
      zone: zone, overrides: state.overrides, playbook: state.playbook.title, program: start.program,
      company: start.company, policyNumber: state.policyNumber, timestamps: state.anchors.count, key: key)
    guard isLedgerRight, pass.wordProblems.isEmpty else {
      report.unchecked.append(.pagesOfABrokenRecord)
      return nil
    }
    let path = BundlePath.checkpoint(size: pass.frontier.size)
    let note = proven.contains(path) ? smallFile(path) ?? [] : []
    report.note = note.isEmpty ? nil : note
    return Record(state: state, zone: zone, origin: key.name, root: pass.frontier.root, note: note)
  }

  private mutating func readEntries(stoppingAt sizes: Set<Int>) -> Pass? {
    guard let ledger = bag.files[BundlePath.ledger], let disclosures = bag.files[BundlePath.disclosures] else {
      for path in [BundlePath.ledger, BundlePath.disclosures] where bag.files[path] == nil {
        report.problems.append(.init(path, .missing))
      }
      return nil
    }
    var pass = Pass()
    let playbook = bag.files[BundlePath.playbook].flatMap { $0.size <= 1 << 24 ? try? $0.bytes() : nil }
    pass.state = playbook.flatMap { try? Playbook(file: $0, fileName: BundlePath.playbook) }.map {
      RunState(playbook: $0)
    }
    var lines = LineReader(ledger)
    var words = DisclosureReader(disclosures)
    do {
      while let bytes = try lines.next() {
        let sequence = pass.frontier.size
        meter?.advance(20 * (bytes.count + 1))
        let line = LedgerLine(parsing: bytes)
        pass.frontier.append(line.leafHash)
        if sizes.contains(pass.frontier.size) { pass.roots[pass.frontier.size] = pass.frontier.root }
        switch line {
        case .leaf(let bytes): take(bytes, words.disclosures(of: sequence), at: sequence, into: &pass)
        case .withheld:
          pass.withheldEntries += 1
          pass.state?.passWithheld(at: sequence)
        }
      }
    } catch {
      report.problems.append(.init(BundlePath.ledger, entry: pass.frontier.size, .malformed))
    }
    if let line = words.badLineAtTheEnd() {
      pass.wordProblems.append(.init(BundlePath.disclosures, .listMalformed(line: line)))
    }
    report.problems += pass.leafProblems
    return pass
  }

  private func take(_ bytes: [UInt8], _ disclosures: [String], at sequence: Int, into pass: inout Pass) {
    let leaf: Leaf
    do throws(LeafFault) {
      leaf = try read(bytes, disclosures, at: sequence, into: &pass)
    } catch {
      pass.leafProblems.append(.init(BundlePath.ledger, entry: sequence, .leaf(error)))
      return
    }
    guard leaf.recorded.sequence == sequence else {
      pass.leafProblems.append(.init(BundlePath.ledger, entry: sequence, .outOfOrder))
      return
    }
    pass.disclosed += disclosures.count
    pass.withheld += leaf.withheld
    pass.first = pass.first ?? leaf.recorded
    pass.last = leaf.recorded
    pass.state?.evolve(by: leaf.recorded)
  }

  /// Words that do not fit are put aside: whether they or the entry were changed, only the root can tell.
  private func read(
    _ bytes: [UInt8], _ disclosures: [String], at sequence: Int, into pass: inout Pass
  ) throws(LeafFault) -> Leaf {
    do throws(LeafFault) {
      return try Leaf(bytes: bytes, disclosures: disclosures)
    } catch {
      let leaf = try Leaf(bytes: bytes, disclosures: [])
      pass.wordProblems.append(.init(BundlePath.disclosures, entry: sequence, .wordsNotOfTheRecord))
      return leaf
    }
  }

  /// The range that a wrong root points to begins where the last right one ended.
  private mutating func compare(_ pass: Pass, with checkpoints: [Checkpoint]) {
    var right = 0
    for checkpoint in checkpoints.sorted(by: { $0.size < $1.size }) {
      guard let root = pass.roots[checkpoint.size] else {
        report.problems.append(
          .init(BundlePath.ledger, .cutOff(has: pass.frontier.size, signed: checkpoint.size)))
        continue
      }
      if root == checkpoint.root {
        right = checkpoint.size
      } else if pass.leafProblems.isEmpty {
        report.problems.append(.init(BundlePath.ledger, .notAsSigned(entries: right..<checkpoint.size)))
        return
      }
    }
    // A checkpoint that was changed leaves entries without a signature; that is said of the checkpoint.
    let isCheckpointBlamed = report.problems.contains { $0.path.hasPrefix(BundlePath.checkpoints) }
    let signed = checkpoints.map(\.size).max() ?? 0
    if pass.frontier.size > signed, !isCheckpointBlamed {
      report.problems.append(.init(BundlePath.ledger, .unsigned(entries: signed..<pass.frontier.size)))
    }
  }

  private mutating func compare(_ pass: Pass, withOutside outside: KeptCheckpoint) {
    guard let root = outside.size == 0 ? MerkleHashing.emptyRoot : pass.roots[outside.size] else {
      report.problems.append(.init(BundlePath.ledger, .cutOff(has: pass.frontier.size, signed: outside.size)))
      return
    }
    if outside.fits(root) {
      report.held.append(.extendsOutside(size: outside.size))
    } else {
      report.problems.append(.init(BundlePath.ledger, .historyRewritten(size: outside.size)))
    }
  }

  /// The state that the entries fold to, under the playbook that the first of them pins.
  private mutating func fold(_ pass: Pass, isLedgerRight: Bool) -> RunState? {
    guard let playbookBytes = smallFile(BundlePath.playbook) else { return nil }
    guard case .incidentStarted(let start) = pass.first?.event else { return nil }
    let isPinned = Hash256.of(playbookBytes).hex == start.playbookSHA256
    // An entry that was changed proves nothing, and blames nothing.
    if isLedgerRight {
      if !isPinned {
        report.problems.append(.init(BundlePath.playbook, .notThePinnedPlaybook))
      } else if pass.state == nil {
        report.problems.append(.init(BundlePath.playbook, .playbookFaulty))
      } else {
        proven.insert(BundlePath.playbook)
        report.held.append(.playbook)
      }
    }
    return isPinned || !isLedgerRight ? pass.state : nil
  }

  /// What the first entry commits to of earlier records, also against the last checkpoint of one that somebody kept.
  mutating func compareFormerLogs(of record: Record?) {
    let logs = record?.state.start?.formerLogs ?? []
    if !logs.isEmpty { report.held.append(.formerLogs(count: logs.count)) }
    guard let (kept, name) = outsideOfAnother else { return }
    if logs.contains(where: { $0.origin == kept.origin && $0.size == kept.size && $0.root == kept.root.hex }) {
      report.held.append(.commitsToOutside(origin: kept.origin, size: kept.size))
    } else {
      report.problems.append(.init(name, .outsideOfAnotherRecord(kept.origin)))
    }
  }
}
