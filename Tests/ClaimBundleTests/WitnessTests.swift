import CanonicalJSON
import ClaimBundle
import EvidenceLog
import Foundation
import OutsideTools
import RunEngine
import Testing

/// A record that was cut off, or that went on from an older copy of the database: whatever of it was seen outside shows it,
/// and without that the report says plainly that it cannot know.
@Suite struct WitnessTests {
  private let authority: OpenSSLAuthority
  /// As it was when somebody copied the database.
  private let early: SampleClaim
  /// As it went on, with a notice, and a timestamp.
  private let late: SampleClaim
  /// As it went on from the copy.
  private let rolledBack: SampleClaim

  init() throws {
    authority = try OpenSSLAuthority()
    early = try SampleClaim()
    var late = early
    try late.record(.note("what somebody wants gone"))
    try late.anchor(by: authority)
    self.late = late
    var rolledBack = early
    try rolledBack.record(.note("nothing happened"))
    try rolledBack.record(.note("really nothing"))
    self.rolledBack = rolledBack
  }

  private struct Witness {
    let name: String
    let bytes: [UInt8]
  }

  /// Everything of the late record that left the house.
  private var witnesses: [Witness] {
    get throws {
      let head = late.heads[late.heads.count - 2]
      let note = String(decoding: head.note, as: UTF8.self)
      let body: JSONValue = ["type": "incident.notice", "data": ["checkpoint": .string(note)]]
      let short = ShortCheckpoint(size: head.size, root: try late.key.open(head.note).root)
      let folder = try late.bundle(.folder)
      let token = try #require(
        FileManager.default.subpaths(atPath: folder.path)?.first { $0.hasSuffix(".tsr") })
      return [
        Witness(name: "checkpoint", bytes: head.note), Witness(name: "notice", bytes: try body.canonicalBytes()),
        Witness(name: "short form", bytes: Array(short.text.utf8)),
        Witness(name: "token", bytes: [UInt8](try Data(contentsOf: folder.appending(path: token)))),
      ]
    }
  }

  @Test func everyWitnessFitsTheRecordItIsOf() throws {
    let bundle = try late.bundle(.zip)
    for witness in try witnesses {
      let report = try late.verify(bundle, outside: witness.bytes)
      #expect(report.holds, "\(witness.name): \(report.problems)")
      let seen = late.heads[late.heads.count - 2].size
      #expect(report.held.contains(.extendsOutside(size: seen)), "\(witness.name)")
    }
  }

  @Test func anyWitnessShowsACutOffTailAndARollback() throws {
    for claim in [early, rolledBack] {
      let bundle = try claim.bundle(.zip)
      let alone = try claim.verify(bundle)
      let last = claim.entries.count - 1
      #expect(alone.holds, "nothing inside can show it")
      #expect(alone.unchecked.contains(.unwitnessed(entries: 0..<claim.entries.count)))
      #expect(alone.unchecked.contains(.nothingAfter(entry: last)))
      for witness in try witnesses {
        let report = try claim.verify(bundle, outside: witness.bytes)
        #expect(!report.holds, "\(witness.name)")
        let problem = try #require(report.problems.first)
        switch problem.what {
        case .cutOff(let has, _): #expect(has == claim.entries.count)
        case .historyRewritten(let size): #expect(size == late.heads[late.heads.count - 2].size)
        case .outsideTokenOfAnother: #expect(witness.name == "token")
        default: Issue.record("\(witness.name): \(problem)")
        }
      }
    }
  }

  @Test(.enabled(if: ExternalTool.isDue("chromium", "--version"))) func thePageSaysTheSame() throws {
    let page = try CheckingPage(of: try late.bundle(.folder))
    for (claim, holds) in [(late, true), (early, false), (rolledBack, false)] {
      let bundle = try claim.bundle(.zip)
      for witness in try witnesses {
        let file = claim.folder.appending(path: "kept-\(UUID().uuidString)")
        try Data(witness.bytes).write(to: file)
        #expect(try page.check(bundle, kept: [file]).verdict == (holds ? "holds" : "fails"), "\(witness.name)")
      }
      if !holds { #expect(try page.check(bundle).text.contains("only a checkpoint kept outside can show it")) }
    }
  }
}
