import EventCoding
import EvidenceLog
import RunEngine
import Typesetting

extension BundleVerifier {
  /// Every evidence file that the record names is there and is what was recorded.
  mutating func checkAttachments(of state: RunState) {
    var count = 0
    for (attachment, path) in BundlePath.attachments(state.attachments) {
      guard let hash = attachment.sha256.text else { continue }
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
    let rendering = bagInfo.flatMap { BagTags.rendering(in: $0) }
    if let rendering, rendering != BagTags.rendering {
      report.unchecked.append(.pagesOfAnotherVersion(rendering))
      return
    }
    guard let rendered = rendered(from: record) else { return }
    report.held.append(.pages(count: compare(DerivedFiles.paths, with: rendered.measures)))
    // The checkpoint stands on every page: where it was damaged, nothing can be told of them.
    guard case .made(let stated) = statedPrinting, !record.note.isEmpty else { return }
    switch rendered.printing {
    case .made(stated): report.held.append(.printedPages(count: compare(PrintedPages.paths, with: rendered.measures)))
    case .made, .leftOut:
      for path in PrintedPages.paths where bag.files[path] == nil { report.problems.append(.init(path, .missing)) }
      report.unchecked.append(.printedElsewhere(stated, here: rendered.printing))
    }
  }

  /// How many of them are what they should be.
  private mutating func compare(_ paths: [String], with expected: [String: FileMeasure]) -> Int {
    var count = 0
    for path in paths {
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
    return count
  }

  private var bagInfo: [UInt8]? { bag.files[BundlePath.bagInfo].flatMap { $0.size <= 1 << 24 ? try? $0.bytes() : nil } }

  /// How the bundle says that its pages for paper were made. What it says is compared with what comes out here, and
  /// proves nothing by itself; where it cannot be read, the pages that are there were made by something unknown.
  var statedPrinting: Printing {
    if let stated = bagInfo.flatMap({ BagTags.printing(in: $0) }) { return stated }
    let isThere = PrintedPages.paths.contains { bag.files[$0] != nil }
    return isThere ? .made(by: "?") : .leftOut(.impossible(.failed))
  }

  private struct Rendered {
    let measures: [String: FileMeasure]
    let printing: Printing
  }

  private func rendered(from record: Record) -> Rendered? {
    guard let ledger = bag.files[BundlePath.ledger], let disclosures = bag.files[BundlePath.disclosures] else {
      return nil
    }
    let subject = record.subject
    let derived = DerivedFiles(subject)
    let stated = statedPrinting
    var pages: PrintedPages? = if case .made = stated { PrintedPages(subject, by: typesetter) } else { nil }
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
      case .withheld:
        take(derived.withheld(sequence))
        pages?.takeWithheld(sequence)
      case .leaf(let bytes):
        guard let leaf = try? Leaf(bytes: bytes, disclosures: words.disclosures(of: sequence)) else { return nil }
        take(derived.entry(leaf.recorded))
        pages?.take(leaf.recorded)
      }
      sequence += 1
    }
    take(derived.closings(stated))
    let set = pages?.set()
    for file in set?.files ?? [] { measuring[file.path, default: Measuring()].take(file.bytes) }
    return Rendered(measures: measuring.mapValues(\.measure), printing: set?.1 ?? stated)
  }
}

extension BundleVerifier.Record {
  var subject: DerivedFiles.Subject {
    DerivedFiles.Subject(state: state, zone: zone, origin: origin, root: root, note: note)
  }
}
