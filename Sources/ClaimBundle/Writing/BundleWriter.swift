import CivilTime
import EventCoding
import EvidenceLog
import Foundation
import Glibc
import PlaybookFile
import PlaybookModel
import RunEngine
package import Typesetting

/// Writes a claim file. The same record gives the same bytes, whenever it is done.
package struct BundleWriter {
  package enum Form: Hashable, Sendable {
    case zip
    case folder
  }

  let source: ClaimSource
  private let meter: WorkMeter?
  private let typesetter: () throws(TypesettingFault) -> any DocumentSetter

  /// - Parameters:
  ///   - meter: is told how far it is.
  ///   - typesetter: makes the pages for paper; where it cannot, the bundle goes without them and says so.
  package init(
    _ source: ClaimSource, meter: WorkMeter? = nil,
    typesetter: @escaping () throws(TypesettingFault) -> any DocumentSetter = { () throws(TypesettingFault) in
      try Typesetter()
    }
  ) {
    self.source = source
    self.meter = meter
    self.typesetter = typesetter
  }

  /// What an entry costs in each of the two passes, in bytes that are hashed or copied.
  private static let entryCost = 12_000

  /// Writes beside the target under another name, and gives it its name when all of it is on disk: a bundle that is
  /// there is complete.
  ///
  /// - Returns: whether it has pages for paper.
  @discardableResult
  package func write(_ form: Form, to path: String) throws(BundleFault) -> Printing {
    guard access(path, F_OK) != 0 else { throw .exists(path) }
    let target = URL(fileURLWithPath: path)
    let draft = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).partial-\(UUID().uuidString.prefix(8))")
    let bag = form == .folder ? draft : URL(fileURLWithPath: draft.path + ".bag")
    defer {
      try? FileManager.default.removeItem(at: draft)
      try? FileManager.default.removeItem(at: bag)
    }
    meter?.expect(2 * BundleWriter.entryCost * (source.heads.last?.size ?? 0))
    let subject = try readSubject()
    meter?.expect(subject.state.attachments.reduce(0) { $0 + 2 * $1.size })
    let (members, printing) = try writeFiles(of: subject, into: bag)
    switch form {
    case .folder:
      try place(members, in: bag)
    case .zip:
      let name = "hikeshi-\(subject.state.start?.incident ?? "")"
      try ZipWriter.write(members, under: name, to: draft.path, meter)
    }
    try name(draft.path, path)
    return printing
  }

  /// Whoever came first keeps the name: a link does not replace a file, and a folder replaces at most an empty one.
  private func name(_ draft: String, _ path: String) throws(BundleFault) {
    if link(draft, path) == 0 { return }
    guard errno != EEXIST else { throw .exists(path) }
    // Folders, and the file systems of memory sticks, have no links.
    guard access(path, F_OK) != 0 else { throw .exists(path) }
    guard rename(draft, path) == 0 else { throw .cannotWrite(path, code: errno) }
  }

  /// The whole ledger, folded, as far as it was signed.
  private func readSubject() throws(BundleFault) -> DerivedFiles.Subject {
    let playbook: Playbook
    do throws(PlaybookFileFault) {
      playbook = try Playbook(file: source.playbook, fileName: BundlePath.playbook)
    } catch { throw .playbookUnreadable(error) }
    var state = RunState(playbook: playbook)
    var frontier = TreeFrontier()
    let redaction = source.redaction
    guard !redaction.entries.contains(0) else { throw .cannotWithholdTheFirst }
    do {
      try source.forEachEntry { entry in
        meter?.advance(BundleWriter.entryCost)
        frontier.append(MerkleHashing.leaf(entry.bytes))
        let leaf = try Leaf(bytes: entry.bytes, disclosures: redaction.shown(entry.disclosures))
        if redaction.leavesOut(leaf.recorded) {
          state.passWithheld(at: frontier.size - 1)
        } else {
          state.evolve(by: leaf.recorded)
        }
      }
    } catch { throw .ledgerNotAsSigned }
    if let last = redaction.entries.max(), last >= frontier.size { throw .noSuchEntry(last, size: frontier.size) }
    guard let last = source.heads.last, let head = try? source.key.open(last.note), head.size == frontier.size,
      head.root == frontier.root, let start = state.start
    else { throw .ledgerNotAsSigned }
    guard let zone = source.zone(start.zone) else { throw .unknownZone(start.zone) }
    return DerivedFiles.Subject(state: state, zone: zone, origin: source.key.name, root: frontier.root, note: last.note)
  }

  private func writeFiles(
    of subject: DerivedFiles.Subject, into bag: URL
  ) throws(BundleFault) -> ([ZipWriter.Member], Printing) {
    var draft = try BagDraft(folder: bag)
    let derived = DerivedFiles(subject)
    try draft.write(derived.openings())
    var pages = PrintedPages(subject, by: typesetter)
    var departed: Set<Int> = []
    var fault: BundleFault?
    do {
      try source.forEachEntry { entry in
        meter?.advance(BundleWriter.entryCost)
        do throws(BundleFault) {
          let shown = source.redaction.shown(entry.disclosures)
          let recorded = try read(entry.bytes, shown)
          guard !source.redaction.leavesOut(recorded) else {
            let line = LedgerLine.withheld(MerkleHashing.leaf(entry.bytes))
            try draft.append(line.bytes, to: BundlePath.ledger)
            try draft.write(derived.withheld(recorded.sequence))
            pages.takeWithheld(recorded.sequence)
            return
          }
          try draft.append(LedgerLine.leaf(entry.bytes).bytes, to: BundlePath.ledger)
          let line = DisclosureLine(sequence: recorded.sequence, disclosures: shown)
          try draft.append(line.bytes, to: BundlePath.disclosures)
          try draft.write(derived.entry(recorded))
          pages.take(recorded)
          if case .noticeQueued = recorded.event { departed.insert(recorded.sequence) }
        } catch {
          fault = error
          throw error
        }
      }
    } catch { throw fault ?? .ledgerNotAsSigned }
    let (files, printing) = pages.set()
    for file in files { try draft.append(file.bytes, to: file.path) }
    try draft.write(derived.closings(printing))
    for head in heads(departedWith: departed, anchored: subject.state.anchors) {
      try draft.append(head.note, to: BundlePath.checkpoint(size: head.size))
    }
    try draft.append(Array("\(source.key.vkey)\n".utf8), to: BundlePath.key)
    try draft.append(Array(source.key.publicKeyPEM().utf8), to: BundlePath.keyPEM)
    try draft.append(source.playbook, to: BundlePath.playbook)
    for anchor in subject.state.anchors { try addTimestamp(anchor, to: &draft) }
    for (attachment, path) in BundlePath.attachments(subject.state.attachments) {
      try add(attachment, to: &draft, as: path)
    }
    return (try draft.finish(subject, printing, signedWith: source.signingKey), printing)
  }

  private func read(_ leaf: [UInt8], _ disclosures: [String]) throws(BundleFault) -> RecordedEvent {
    do throws(LeafFault) {
      return try Leaf(bytes: leaf, disclosures: disclosures).recorded
    } catch { throw .ledgerNotAsSigned }
  }

  /// The last head, those that left the house in a notice, and those that an authority stamped: any other can be worked
  /// out from the entries.
  private func heads(departedWith sequences: Set<Int>, anchored: [RunState.Anchor]) -> [ClaimSource.StoredHead] {
    var wanted = Set(anchored.map(\.anchored.size))
    for sequence in sequences {
      if let carrier = source.heads.first(where: { $0.size > sequence }) { wanted.insert(carrier.size) }
    }
    if let last = source.heads.last { wanted.insert(last.size) }
    return source.heads.filter { wanted.contains($0.size) }
  }

  private func add(
    _ attachment: AttachmentCollected, to draft: inout BagDraft, as path: String
  ) throws(BundleFault) {
    guard let hash = attachment.sha256.text else { return }
    let place = source.attachmentPath(hash)
    guard let content = InputFile(path: place) else { throw .attachmentMissing(item: attachment.item, path: place) }
    let measure = try content.measure(meter)
    guard measure.sha256.hex == hash else { throw .attachmentChanged(item: attachment.item, path: place) }
    draft.add(content, measure, as: path)
  }

  /// Two authorities may share a file of certificates; it is there once for each.
  private func addTimestamp(_ anchor: RunState.Anchor, to draft: inout BagDraft) throws(BundleFault) {
    let anchored = anchor.anchored
    var files = [
      (anchored.requestSHA256, BundlePath.timestamp(anchor, ".tsq")),
      (anchored.responseSHA256, BundlePath.timestamp(anchor, ".tsr")),
    ]
    if let hash = anchored.certificatesSHA256, let path = BundlePath.certificates(anchor) { files.append((hash, path)) }
    for (hash, path) in files where !draft.has(path) {
      let place = source.timestampPath(hash)
      guard let bytes = try InputFile(path: place)?.bytes() else { throw .missing(place) }
      guard Hash256.of(bytes).hex == hash else { throw .timestampChanged(place) }
      try draft.append(bytes, to: path)
    }
  }

  /// Brings the evidence files, which lie elsewhere, into the folder.
  private func place(_ members: [ZipWriter.Member], in bag: URL) throws(BundleFault) {
    for member in members {
      let target = bag.appending(path: member.path)
      guard member.content.path != target.path else { continue }
      var output = try OutputFile(path: target.path)
      try member.content.copy(into: &output, meter)
      _ = try output.finish()
    }
  }
}
