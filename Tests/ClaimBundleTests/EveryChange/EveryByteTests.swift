import ClaimBundle
import Foundation
import OutsideTools
import Testing

/// Every byte of a small bundle, changed: the report says so, and names the file and the entry.
///
/// By default an even part of each file; all of every file with HIKESHI_EVERY_BYTE=1, or of those whose path has its
/// value in it. That takes half an hour of one processor, and wants an optimised build: the README has the command.
@Suite struct EveryByteTests {
  private static let ledger = "data/proof/ledger.jsonl"
  private static let disclosures = "data/proof/disclosures.jsonl"
  /// In bytes. Of files that are shorter every byte is tried, also when not all of every file is.
  private static let short = 700
  /// Of these every value of every byte, when all is tried.
  private static let shortest = 300

  private let claim: SampleClaim

  init() throws { claim = try SampleClaim() }

  /// Without pages for paper and without tokens.
  @Test func anyChangeOfAPlainBundleIsSeenAndItsPlaceNamed() async throws {
    try await sweep(try claim.bundle(.folder, typesetter: SampleClaim.missing), values: Self.shortest)
  }

  /// With pages for paper, a token, withheld words and a withheld entry: what the plain one does not have just so.
  @Test(.enabled(if: PDFReader.isDue && BundleSweep.isWhole))
  func anyChangeOfAFullBundleIsSeenAndItsPlaceNamed() async throws {
    var claim = claim
    try claim.anchor(by: try OpenSSLAuthority())
    let folder = try claim.bundle(.folder, leavingOut: try Redaction(typed: "contacts,3"))
    #expect(try claim.verify(folder).held.contains { if case .printedPages = $0 { true } else { false } })
    let plain = BundleSweep(bundle: try self.claim.bundle(.folder, typesetter: SampleClaim.missing))
    try await sweep(folder, values: 0, leavingOut: plain.contents())
  }

  private func sweep(
    _ folder: URL, values: Int, leavingOut known: [(path: String, bytes: [UInt8])] = []
  ) async throws {
    let sweep = BundleSweep(bundle: folder)
    for (path, bytes) in try sweep.contents() where BundleSweep.isWanted(path) {
      if known.contains(where: { $0.path == path && $0.bytes == bytes }) { continue }
      let trials = Self.changes(of: bytes, values: values).map { Trial(path: path, change: $0) }
      let misses = try await sweep.misses(trials) { trial, problems in
        !problems.isEmpty && problems.allSatisfy { $0.path == path } && Self.isLineNamed(trial, bytes, problems)
      }
      #expect(misses.isEmpty, "\(misses.count) of \(trials.count): \(misses.prefix(10).joined(separator: "\n"))")
      if BundleSweep.isWhole { print("\(path): \(bytes.count) bytes, \(trials.count) changes") }
    }
  }

  /// - Parameter values: of a shorter file every value of every byte is tried, when all is.
  private static func changes(of bytes: [UInt8], values: Int) -> [ByteChange] {
    guard BundleSweep.isWhole else { return someChanges(of: bytes) }
    return (bytes.count < values ? ByteChange.everyValue(of: bytes.indices) : ByteChange.oneBit(of: bytes.indices))
      + (bytes.count < short ? ByteChange.everyLength(of: 0...bytes.count, in: bytes) : [])
  }

  private static func someChanges(of bytes: [UInt8]) -> [ByteChange] {
    guard bytes.count < short else {
      let places = Set(stride(from: 0, to: bytes.count, by: bytes.count / 61)).union([bytes.count - 1])
      return ByteChange.oneBit(of: places.sorted())
    }
    return ByteChange.oneBit(of: bytes.indices)
      + ByteChange.everyLength(of: stride(from: 0, through: bytes.count, by: 1 + bytes.count / 4), in: bytes)
  }

  /// In the record and in its words, the line has to be named too.
  @Sendable private static func isLineNamed(
    _ trial: Trial, _ bytes: [UInt8], _ problems: [VerificationReport.Problem]
  ) -> Bool {
    guard trial.path == ledger || trial.path == disclosures else { return true }
    let place = trial.change.place
    // A line of words that was given another number is named by that.
    return names(lineOf: place, in: bytes, problems, at: trial.path)
      || trial.path == disclosures
        && names(lineOf: place, in: trial.change.applied(to: bytes), problems, at: trial.path)
  }

  /// Whether the report leads to the line: by the entry's number, by a range with it, or by the line's own number. A line
  /// break that is gone makes two lines one; what stands behind the last line is a line more.
  private static func names(
    lineOf place: Int, in bytes: [UInt8], _ problems: [VerificationReport.Problem], at path: String
  ) -> Bool {
    let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let entry = path == ledger ? line : lines.dropFirst(line).first.map { DisclosedWords.sequence(of: $0) }
    return problems.contains { problem in
      if let named = problem.entry { return entry.map { named == $0 || named == $0 + 1 } ?? false }
      switch problem.what {
      case .notAsSigned(let entries), .unsigned(let entries): return entry.map(entries.contains) ?? false
      case .listMalformed(let number): return (line + 1...line + 2).contains(number)
      default: return false
      }
    }
  }
}
