import Foundation
import Testing

@testable import ClaimBundle

/// Every byte of a small claim file as it is sent: the archive, with what ZIP puts between the files.
///
/// By default an even part of it; all of it with HIKESHI_EVERY_BYTE set.
@Suite struct EveryArchiveByteTests {
  @Test func anyChangeIsSeenAndItsPlaceNamed() async throws {
    let archive = try SampleClaim().bundle(.zip, typesetter: SampleClaim.missing)
    let members = try ZipArchive(try #require(InputFile(path: archive.path))).members
    let sweep = BundleSweep(bundle: archive)
    let count = try sweep.contents()[0].bytes.count
    let step = BundleSweep.isWhole ? 1 : count / 150
    let trials = ByteChange.oneBit(of: stride(from: 0, to: count, by: step)).map { Trial(path: "", change: $0) }
    let misses = try await sweep.misses(trials) { trial, problems in
      guard !problems.isEmpty else { return false }
      let place = trial.change.place
      let changed = members.first { ($1.offset..<$1.offset + $1.size).contains(place) }
      // In a file, that file. Between them the archive is damaged, before or behind a file or as a whole.
      if let changed { return problems.allSatisfy { $0.path == changed.key } }
      return problems.allSatisfy { if case .archive = $0.what { true } else { false } }
    }
    #expect(misses.isEmpty, "\(misses.count) of \(trials.count): \(misses.prefix(10).joined(separator: "\n"))")
    if BundleSweep.isWhole { print("the archive: \(count) bytes, \(trials.count) changes") }
  }
}
