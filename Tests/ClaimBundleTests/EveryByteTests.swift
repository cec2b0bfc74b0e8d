import ClaimBundle
import EventCoding
import Foundation
import Testing

/// Every byte of a small bundle, changed: the report says so, and names the file and the entry.
///
/// By default an even part of each file; every byte of every file with HIKESHI_EVERY_BYTE set (minutes).
@Suite struct EveryByteTests {
  private let claim: SampleClaim
  private let folder: URL
  private static let ledger = "data/proof/ledger.jsonl"
  private static let disclosures = "data/proof/disclosures.jsonl"
  private static let isWhole = ProcessInfo.processInfo.environment["HIKESHI_EVERY_BYTE"] != nil

  init() throws {
    claim = try SampleClaim()
    // Making the pages for paper anew for every changed byte would take hours; they have tests of their own.
    folder = try claim.bundle(.folder, typesetter: SampleClaim.missing)
  }

  private var files: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
        (try? folder.appending(path: path).resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
      }.sorted()
    }
  }

  @Test func anyChangedByteIsSeenAndItsPlaceNamed() throws {
    var count = 0
    for path in try files {
      let file = folder.appending(path: path)
      let bytes = [UInt8](try Data(contentsOf: file))
      let step = Self.isWhole ? 1 : max(1, bytes.count / 16)
      for place in stride(from: 0, to: bytes.count, by: step) {
        // Every bit in turn.
        let mask: UInt8 = 1 << UInt8(place % 8)
        let handle = try FileHandle(forUpdating: file)
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [bytes[place] ^ mask])
        let problems = try claim.verify(folder).problems
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [bytes[place]])
        try handle.close()
        #expect(problems.contains { $0.path == path }, "\(path) byte \(place): \(problems)")
        #expect(problems.allSatisfy { $0.path == path }, "\(path) byte \(place): \(problems)")
        if path == Self.ledger || path == Self.disclosures {
          var changed = bytes
          changed[place] ^= mask
          // A line of words that was given another number is named by that.
          let isNamed =
            names(lineOf: place, in: bytes, problems, at: path)
            || path == Self.disclosures && names(lineOf: place, in: changed, problems, at: path)
          #expect(isNamed, "\(path) byte \(place): \(problems)")
        }
        count += 1
      }
    }
    #expect(try claim.verify(folder).holds)
    print("bytes changed: \(count)")
  }

  /// Whether the report leads to the line: by the entry's number, by a range with it, or by the line's own number. A line
  /// break that is gone makes two lines one.
  private func names(
    lineOf place: Int, in bytes: [UInt8], _ problems: [VerificationReport.Problem], at path: String
  ) -> Bool {
    let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.indices.contains(line) else { return false }
    let text = lines[line]
    let entry = path == Self.ledger ? line : sequence(of: text)
    return problems.contains { problem in
      if let named = problem.entry { return named == entry || named == entry + 1 }
      switch problem.what {
      case .notAsSigned(let entries), .unsigned(let entries): return entries.contains(entry)
      case .listMalformed(let number): return (line + 1...line + 2).contains(number)
      default: return false
      }
    }
  }

  private func sequence(of line: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: line, as: UTF8.self)
    return text.firstRange(of: "\"seq\":").flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) } ?? -1
  }

  private func lines(of path: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func problems(with lines: [String], in path: String) throws -> [VerificationReport.Problem] {
    try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: folder.appending(path: path))
    try Damage.writeLists(in: folder)
    return try claim.verify(folder).problems
  }

  /// The lists are written anew each time: only the record itself can tell.
  @Test func anyTwoSwappedEntriesAreSeenAtTheFirst() throws {
    let lines = try lines(of: Self.ledger)
    for first in lines.indices {
      for second in lines.indices.dropFirst(first + 1) {
        var swapped = lines
        swapped.swapAt(first, second)
        let problems = try problems(with: swapped, in: Self.ledger)
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
      let problems = try problems(with: shorter, in: Self.ledger)
      let isLast = missing == lines.count - 1
      #expect(
        problems.contains(
          isLast
            ? .init(Self.ledger, .cutOff(has: missing, signed: lines.count))
            : .init(Self.ledger, entry: missing, .outOfOrder)), "\(missing): \(problems)")
    }
  }

  /// Words may be left out, that is what redaction is; they cannot go to another entry.
  @Test func wordsOfAnotherEntryAreSeen() throws {
    let lines = try lines(of: Self.disclosures)
    for (index, line) in lines.enumerated() {
      let other = lines[(index + 1) % lines.count]
      var changed = lines
      changed[index] = other.replacing(/"seq":\d+/, with: "\"seq\":\(sequence(of: ArraySlice(line.utf8)))")
      let problems = try problems(with: changed, in: Self.disclosures)
      #expect(
        problems.contains(
          .init(Self.disclosures, entry: sequence(of: ArraySlice(line.utf8)), .wordsNotOfTheRecord)), "\(problems)")
    }
  }
}
