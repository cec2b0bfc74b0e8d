import CivilTime
import ClaimBundle
import EvidenceLog
import Foundation
import OutsideTools
import RunEngine
import Testing
import Timestamping

/// Tokens of a real authority in a bundle, judged again by whoever reads it.
@Suite struct TimestampTests {
  private let authority: OpenSSLAuthority
  private let claim: SampleClaim

  init() throws {
    authority = try OpenSSLAuthority()
    var claim = try SampleClaim()
    try claim.anchor(by: authority)
    self.claim = claim
  }

  private var trusted: TrustedAuthorities {
    get throws { TrustedAuthorities(trusted: CertificateFile.certificates(in: try authority.bytes("root.pem"))) }
  }

  @Test func aTokenHoldsByTheCertificatesEnclosedAndByTheReadersOwn() throws {
    let bundle = try claim.bundle(.zip)
    let alone = try claim.verify(bundle)
    #expect(alone.holds, "\(alone.problems)")
    #expect(!alone.unchecked.contains(.noTimestamps))
    #expect(trust(in: alone) == [.enclosed])
    let withReader = try claim.verify(bundle, authorities: try trusted)
    #expect(withReader.holds)
    #expect(trust(in: withReader) == [.reader])
    let stamped = claim.entries.count - 1
    #expect(withReader.unchecked.contains(.unwitnessed(entries: stamped..<stamped + 1)))
    let stranger = try OpenSSLAuthority()
    let others = TrustedAuthorities(trusted: CertificateFile.certificates(in: try stranger.bytes("root.pem")))
    let withStranger = try claim.verify(bundle, authorities: others)
    #expect(withStranger.holds)
    #expect(trust(in: withStranger) == [.enclosed])
    #expect(
      withStranger.unchecked.contains {
        if case .timestampNotTrusted(_, _, .unknownAuthority) = $0 { true } else { false }
      })
  }

  private func trust(in report: VerificationReport) -> [VerificationReport.TimestampTrust] {
    report.held.compactMap { if case .timestamp(_, _, let trust) = $0 { trust } else { nil } }
  }

  @Test func theScriptAgrees() throws {
    let script = "\(try claim.bundle(.folder).path)/data/verify.sh"
    let alone = try ExternalTool.run("sh", script)
    #expect(alone.status == 0, "\(alone.output)")
    #expect(alone.output.contains("the timestamp holds"))
    #expect(alone.output.contains("the certificates enclosed"))
    let named = try ExternalTool.run("sh", script, authority.root)
    #expect(named.status == 0 && named.output.contains("the authorities that you named"), "\(named.output)")
    let stranger = try ExternalTool.run("sh", script, try OpenSSLAuthority().root)
    #expect(stranger.status == 0 && stranger.output.contains("not a timestamp of the authorities that you named"))
  }

  @Test(arguments: [".tsr", ".tsq", ".pem"]) func aChangedOrMissingFileIsNamed(ending: String) throws {
    let folder = try claim.bundle(.folder)
    let path = try #require(
      FileManager.default.subpaths(atPath: folder.path)?.first { $0.hasSuffix(ending) && !$0.hasSuffix("key.pem") })
    let file = folder.appending(path: path)
    let bytes = [UInt8](try Data(contentsOf: file))
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var changed = bytes
      changed[place] ^= 1
      try Data(changed).write(to: file)
      let problems = try claim.verify(folder).problems
      #expect(problems == [.init(path, .changed)], "byte \(place)")
    }
    #expect(try ExternalTool.run("sh", "\(folder.path)/data/verify.sh").status == 1)
    try FileManager.default.removeItem(at: file)
    #expect(try claim.verify(folder).problems == [.init(path, .missing)])
    #expect(try ExternalTool.run("sh", "\(folder.path)/data/verify.sh").status == 1)
  }

  @Test func aTokenOverAnotherCheckpointIsRefused() throws {
    var other = try SampleClaim()
    try other.anchor(by: authority, over: Array("something else".utf8))
    let report = try other.verify(try other.bundle(.zip))
    #expect(report.problems.map(\.what) == [.timestampRefused(.wrongImprint)])
  }

  @Test func entriesAfterTheTokenAreCalledUncovered() throws {
    var longer = claim
    try longer.record(.note("one more"))
    let report = try longer.verify(try longer.bundle(.zip))
    #expect(report.holds)
    #expect(report.unchecked.contains { if case .unanchored = $0 { true } else { false } })
  }
}
