import ClaimBundle
import EventCoding
import EvidenceLog
import Foundation
import Testing

/// Whatever is changed, the report says so and names the file.
@Suite struct DamageTests {
  private let claim: SampleClaim
  private let folder: URL

  init() throws {
    claim = try SampleClaim()
    // Making the pages for paper anew for every change takes seconds; they have tests of their own.
    folder = try claim.bundle(.folder, typesetter: SampleClaim.missing)
  }

  private var files: [String] { get throws { try Damage.files(in: folder) } }

  @Test func anUntouchedBundleHoldsInBothForms() throws {
    for path in [folder, try claim.bundle(.zip)] {
      let report = try claim.verify(path)
      #expect(report.holds, "\(report.problems)")
      #expect(report.subject?.size == claim.entries.count)
      #expect(report.subject?.overrides.count == 1)
      #expect(report.held.count == (path == folder ? 9 : 10))
      #expect(
        report.unchecked == [
          .unwitnessed(entries: 0..<claim.entries.count), .nothingAfter(entry: claim.entries.count - 1), .noTimestamps,
        ])
    }
  }

  /// But for the signature: what is left was all made anew from the record, and that is said.
  @Test func aMissingFileIsNamed() throws {
    for path in try files where path != "signature.note" {
      let file = folder.appending(path: path)
      let bytes = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      let report = try claim.verify(folder)
      #expect(report.problems.contains { $0.path == path }, "\(path): \(report.problems)")
      try bytes.write(to: file)
    }
  }

  @Test func anAddedFileOrLinkIsNamed() throws {
    for path in ["extra.txt", "data/extra.txt", "data/attachments/item-2.jpg", "data/proof/.hidden"] {
      let file = folder.appending(path: path)
      try Data("more".utf8).write(to: file)
      let report = try claim.verify(folder)
      #expect(report.problems.contains(.init(path, .unexpected)), "\(report.problems)")
      try FileManager.default.removeItem(at: file)
    }
    let link = folder.appending(path: "data/link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appending(path: "bagit.txt"))
    #expect(try claim.verify(folder).problems.contains(.init("data/link", .unexpected)))
  }

  @Test func aPageThatWasForgedTogetherWithTheListsIsNamed() throws {
    let page = folder.appending(path: "data/timeline.html")
    let text = try String(contentsOf: page, encoding: .utf8)
    try Data(text.replacing("攻撃が続いている", with: "保険会社が認めた").utf8).write(to: page)
    try Damage.writeLists(in: folder)
    let problems = try claim.verify(folder).problems
    #expect(problems.first == .init("data/timeline.html", .notWhatTheRecordSays))
    #expect(problems.contains(.init("manifest-sha256.txt", .notTheSignedList)))
  }

  @Test func twoSwappedEntriesAreSeen() throws {
    let ledger = folder.appending(path: "data/proof/ledger.jsonl")
    let lines = try String(contentsOf: ledger, encoding: .utf8).split(separator: "\n").map(String.init)
    for first in 0..<lines.count - 1 {
      var swapped = lines
      swapped.swapAt(first, first + 1)
      try Data(swapped.map { "\($0)\n" }.joined().utf8).write(to: ledger)
      let problems = try claim.verify(folder).problems
      #expect(problems.contains(.init("data/proof/ledger.jsonl", entry: first, .outOfOrder)), "\(problems)")
    }
  }

  @Test func aCutOffTailIsSeenAsFarAsAnythingWasSigned() throws {
    let ledger = folder.appending(path: "data/proof/ledger.jsonl")
    let lines = try String(contentsOf: ledger, encoding: .utf8).split(separator: "\n").map(String.init)
    try Data(lines.dropLast().map { "\($0)\n" }.joined().utf8).write(to: ledger)
    let problems = try claim.verify(folder).problems
    #expect(problems.contains(.init("data/proof/ledger.jsonl", .cutOff(has: lines.count - 1, signed: lines.count))))
  }
}
