import CanonicalJSON
import ClaimBundle
import EvidenceLog
import Foundation
import RunEngine
import Testing

/// Checkpoints that somebody outside kept, against what the bundle says.
@Suite struct OutsideCheckpointTests {
  private let claim: SampleClaim

  init() throws { claim = try SampleClaim() }

  @Test func everyEarlierCheckpointFits() throws {
    let bundle = try claim.bundle(.zip)
    for head in claim.heads {
      let report = try claim.verify(bundle, outside: head.note)
      #expect(report.holds)
      #expect(report.held.contains(.extendsOutside(size: head.size)))
      let rest = head.size..<claim.entries.count
      #expect(report.unchecked.contains(.unwitnessed(entries: rest)) == !rest.isEmpty)
      #expect(report.unchecked.contains(.nothingAfter(entry: claim.entries.count - 1)))
    }
  }

  @Test func aNoticeCarriesOne() throws {
    let note = String(decoding: claim.heads[2].note, as: UTF8.self)
    let body: JSONValue = ["type": "incident.notice", "data": ["checkpoint": .string(note), "text": "第一報"]]
    let report = try claim.verify(try claim.bundle(.zip), outside: try body.canonicalBytes())
    #expect(report.held.contains(.extendsOutside(size: claim.heads[2].size)))
  }

  @Test func aRecordThatWasCutOffBeforeItIsFound() throws {
    let head = try #require(claim.heads.dropLast(2).last)
    let shorter = claim.source(
      entries: Array(claim.entries.prefix(head.size)), heads: claim.heads.filter { $0.size <= head.size })
    let path = claim.folder.appending(path: "shorter.zip")
    try BundleWriter(shorter).write(.zip, to: path.path)
    #expect(try claim.verify(path).holds, "nothing inside can show it")
    let last = try #require(claim.heads.last)
    let problems = try claim.verify(path, outside: last.note).problems
    #expect(problems == [.init("data/proof/ledger.jsonl", .cutOff(has: head.size, signed: last.size))])
  }

  @Test func aRecordThatWasWrittenAnewIsFound() throws {
    var other = try SampleClaim()
    try other.record(.note("another history"))
    let key = try LogSigningKey(rawRepresentation: Array(1...32))
    let forged = Checkpoint(origin: claim.key.name, size: 4, root: Hash256.of([1]))
    let problems = try claim.verify(try claim.bundle(.zip), outside: try key.sign(forged)).problems
    #expect(problems == [.init("data/proof/ledger.jsonl", .historyRewritten(size: 4))])
  }

  @Test func oneOfAnotherRecordAndOneThatIsNoneAreToldApart() throws {
    let bundle = try claim.bundle(.zip)
    let stranger = LogSigningKey()
    let other = Checkpoint(origin: "hikeshi/other/20261124-zzzz/v1", size: 4, root: Hash256.of([1]))
    #expect(
      try claim.verify(bundle, outside: try stranger.sign(other)).problems
        == [.init("kept.txt", .outsideOfAnotherRecord("hikeshi/other/20261124-zzzz/v1"))])
    let sameName = Checkpoint(origin: claim.key.name, size: 4, root: Hash256.of([1]))
    for bytes in [try stranger.sign(sameName), Array("hello".utf8), [], [0xFF, 0x00]] {
      #expect(try claim.verify(bundle, outside: bytes).problems == [.init("kept.txt", .outsideUnreadable)])
    }
  }
}
