import EventCoding
import EvidenceLog
import RunEngine

extension BundleVerifier {
  /// Every evidence file that the record names is there and is what was recorded.
  mutating func checkAttachments(of state: RunState) {
    var count = 0
    for attachment in state.attachments {
      guard let hash = attachment.sha256.text else { continue }
      let path = BundlePath.attachment(attachment)
      guard bag.files[path] != nil else {
        report.problems.append(.init(path, .attachmentMissing(item: attachment.item)))
        continue
      }
      if let measure = measures[path], measure.sha256.hex == hash, measure.size == attachment.size {
        proven.insert(path)
        count += 1
      } else {
        report.problems.append(.init(path, .attachmentChanged(item: attachment.item)))
      }
    }
    report.held.append(.attachments(count: count))
  }

  /// Makes the pages anew, and compares.
  mutating func checkPages(of record: Record) {
    let rendering = bag.files[BundlePath.bagInfo].flatMap { try? $0.bytes() }.flatMap { BagTags.rendering(in: $0) }
    if let rendering, rendering != BagTags.rendering {
      report.unchecked.append(.pagesOfAnotherVersion(rendering))
      return
    }
    guard let expected = renderedMeasures(of: record) else { return }
    var count = 0
    for path in DerivedFiles.paths {
      guard bag.files[path] != nil else {
        report.problems.append(.init(path, .missing))
        continue
      }
      if measures[path] == expected[path] {
        proven.insert(path)
        count += 1
      } else {
        report.problems.append(.init(path, .notWhatTheRecordSays))
      }
    }
    report.held.append(.pages(count: count))
  }

  private func renderedMeasures(of record: Record) -> [String: FileMeasure]? {
    guard let ledger = bag.files[BundlePath.ledger], let disclosures = bag.files[BundlePath.disclosures] else {
      return nil
    }
    let derived = DerivedFiles(
      DerivedFiles.Subject(state: record.state, zone: record.zone, origin: record.origin, root: record.root))
    var measuring: [String: Measuring] = [:]
    func take(_ pieces: [(path: String, text: String)]) {
      for piece in pieces { measuring[piece.path, default: Measuring()].take(Array(piece.text.utf8)) }
    }
    take(derived.openings())
    var lines = LineReader(ledger)
    var words = DisclosureReader(disclosures)
    var sequence = 0
    while let bytes = try? lines.next() {
      meter?.advance(20 * (bytes.count + 1))
      switch LedgerLine(parsing: bytes) {
      case .withheld: take(derived.withheld(sequence))
      case .leaf(let bytes):
        guard let leaf = try? Leaf(bytes: bytes, disclosures: words.disclosures(of: sequence)) else { return nil }
        take(derived.entry(leaf.recorded))
      }
      sequence += 1
    }
    take(derived.closings())
    return measuring.mapValues(\.measure)
  }
}
