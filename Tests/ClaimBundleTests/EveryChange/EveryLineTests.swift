import ClaimBundle
import Foundation
import Testing

/// Every entry and every line of words: taken out, exchanged, given to another.
///
/// The lists are written anew each time: only the record itself can tell.
@Suite struct EveryLineTests {
  private let claim: SampleClaim
  private let folder: URL
  private static let ledger = "data/proof/ledger.jsonl"
  private static let disclosures = "data/proof/disclosures.jsonl"

  init() throws {
    claim = try SampleClaim()
    folder = try claim.bundle(.folder, typesetter: SampleClaim.missing)
  }

  private func lines(of path: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func report(with lines: [String], in path: String) throws -> VerificationReport {
    try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: folder.appending(path: path))
    try Damage.writeLists(in: folder)
    return try claim.verify(folder)
  }

  @Test func anyTwoSwappedEntriesAreSeenAtTheFirst() throws {
    let lines = try lines(of: Self.ledger)
    #expect(lines.count >= 12)
    for first in lines.indices {
      for second in lines.indices.dropFirst(first + 1) {
        var swapped = lines
        swapped.swapAt(first, second)
        let problems = try report(with: swapped, in: Self.ledger).problems
        #expect(problems.contains(.init(Self.ledger, entry: first, .outOfOrder)), "\(first), \(second)")
        #expect(problems.contains(.init(Self.ledger, entry: second, .outOfOrder)), "\(first), \(second)")
      }
    }
  }

  @Test func anyMissingEntryIsSeen() throws {
    let lines = try lines(of: Self.ledger)
    for missing in lines.indices {
      var shorter = lines
      shorter.remove(at: missing)
      let problems = try report(with: shorter, in: Self.ledger).problems
      let isLast = missing == lines.count - 1
      #expect(
        problems.contains(
          isLast
            ? .init(Self.ledger, .cutOff(has: missing, signed: lines.count))
            : .init(Self.ledger, entry: missing, .outOfOrder)), "\(missing): \(problems)")
    }
  }

  @Test func anyEntryThatStandsTwiceIsSeen() throws {
    let lines = try lines(of: Self.ledger)
    for (index, line) in lines.enumerated() {
      let problems = try report(with: lines[...index] + [line] + lines[(index + 1)...], in: Self.ledger).problems
      #expect(problems.contains(.init(Self.ledger, entry: index + 1, .outOfOrder)), "\(index): \(problems)")
    }
  }

  /// Words may be left out, that is what redaction is; but then no page has them, and the report counts them.
  @Test func anyMissingLineOfWordsIsSeen() throws {
    let lines = try lines(of: Self.disclosures)
    let whole = try claim.verify(folder)
    for missing in lines.indices {
      var shorter = lines
      shorter.remove(at: missing)
      let report = try report(with: shorter, in: Self.disclosures)
      #expect(report.problems.contains { $0.what == .notWhatTheRecordSays }, "\(missing): \(report.problems)")
      #expect(withheld(in: report) > withheld(in: whole), "\(missing)")
    }
  }

  private func withheld(in report: VerificationReport) -> Int {
    report.held.reduce(0) { sum, check in if case .words(_, let withheld) = check { sum + withheld } else { sum } }
  }

  /// With lists that were not written anew, the file itself is named.
  @Test func anyMissingLineThatIsStillListedIsSeen() throws {
    for path in [Self.ledger, Self.disclosures] {
      let lines = try lines(of: path)
      for missing in lines.indices {
        var shorter = lines
        shorter.remove(at: missing)
        try Data(shorter.map { "\($0)\n" }.joined().utf8).write(to: folder.appending(path: path))
        let problems = try claim.verify(folder).problems
        #expect(!problems.isEmpty && problems.allSatisfy { $0.path == path }, "\(path) \(missing): \(problems)")
      }
      try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: folder.appending(path: path))
    }
    #expect(try claim.verify(folder).holds)
  }

  /// They cannot go to another entry.
  @Test func wordsOfAnotherEntryAreSeen() throws {
    let lines = try lines(of: Self.disclosures)
    for (index, line) in lines.enumerated() {
      let other = lines[(index + 1) % lines.count]
      let sequence = DisclosedWords.sequence(of: Array(line.utf8)[...])
      var changed = lines
      changed[index] = other.replacing(/"seq":\d+/, with: "\"seq\":\(sequence)")
      let problems = try report(with: changed, in: Self.disclosures).problems
      #expect(
        problems.contains(.init(Self.disclosures, entry: sequence, .wordsNotOfTheRecord)), "\(problems)")
    }
  }
}

enum DisclosedWords {
  /// The number in a line of words, read without the code that is tested; -1 where there is none.
  static func sequence(of line: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: line, as: UTF8.self)
    return text.firstRange(of: "\"seq\":").flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) } ?? -1
  }
}
