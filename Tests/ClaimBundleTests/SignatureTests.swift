import EvidenceLog
import Foundation
import OutsideTools
import Testing

@testable import ClaimBundle

/// The record's key vouches for every byte of a bundle: whoever has no key can change nothing that an adjuster reads.
@Suite struct SignatureTests {
  private let claim: SampleClaim

  init() throws { claim = try SampleClaim() }

  private static let bagInfo = "bag-info.txt"

  private func change(_ path: String, in folder: URL, _ change: (String) -> String) throws {
    let file = folder.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = change(text)
    #expect(changed != text, "\(path) has nothing to change")
    try Data(changed.utf8).write(to: file)
  }

  @Test func aPageUnderAnotherRenderingIsRefused() throws {
    let folder = try claim.bundle(.folder, typesetter: SampleClaim.missing)
    try change("data/claim.html", in: folder) { $0.replacing("</body>", with: "<p>認めた</p></body>") }
    try change(Self.bagInfo, in: folder) { $0.replacing(/Hikeshi-Rendering: \d+/, with: "Hikeshi-Rendering: 99") }
    try Damage.writeLists(in: folder)
    let paths = Set(try claim.verify(folder).problems.map(\.path))
    #expect(paths == [Self.bagInfo, "manifest-sha256.txt", "tagmanifest-sha256.txt"])
  }

  @Test func aPDFByAnotherLibraryIsRefused() throws {
    let folder = try claim.bundle(.folder)
    try Damage.flip("data/claim.pdf", in: folder)
    try change(Self.bagInfo, in: folder) { $0.replacing("cairo 1.", with: "cairo 9.") }
    try Damage.writeLists(in: folder)
    #expect(try claim.verify(folder).problems.contains(.init("tagmanifest-sha256.txt", .notTheSignedList)))
  }

  /// Taken out, of another record, of another key, over another list, with a second one beside it.
  @Test func aSignatureThatIsNotOverAllOfItIsRefused() throws {
    let folder = try claim.bundle(.folder, typesetter: SampleClaim.missing)
    let file = folder.appending(path: "signature.note")
    let note = [UInt8](try Data(contentsOf: file))
    let text = try claim.key.signedText(of: note)
    let stranger = LogSigningKey()
    let notes: [(name: String, bytes: [UInt8])] = [
      ("another key", try stranger.sign(text, as: claim.key.name)),
      ("another name", try claim.signingKey.sign(text, as: "hikeshi/other/20261124-abcd/v1")),
      ("a checkpoint", try #require(claim.heads.last).note),
      ("a second signature", note + (try stranger.sign(text, as: "another")).dropFirst(text.count + 1)),
      ("half", Array(note.dropLast(7))), ("nothing", []),
    ]
    for (name, bytes) in notes {
      try Data(bytes).write(to: file)
      #expect(try claim.verify(folder).problems == [.init("signature.note", .badSignature)], "\(name)")
    }
    // The signer's own signature, over a list in which a file is missing.
    let shorter = text.split(separator: UInt8(ascii: "\n")).dropLast().flatMap { $0 + [UInt8(ascii: "\n")] }
    try Data(try claim.signingKey.sign(shorter, as: claim.key.name)).write(to: file)
    #expect(try !claim.verify(folder).holds)
  }

  /// Without the key's signature a bundle holds only where every file was made anew: nothing in it rests on a list.
  @Test func withoutASignatureOnlyWhatIsMadeAnewHolds() throws {
    let folder = try claim.bundle(.folder)
    try FileManager.default.removeItem(at: folder.appending(path: "signature.note"))
    let redrawn = try claim.verify(folder)
    #expect(redrawn.holds && redrawn.unchecked.contains(.filesWithoutSignature), "\(redrawn.problems)")
    let elsewhere = try claim.verify(folder, typesetter: SampleClaim.missing)
    #expect(elsewhere.problems == [.init("signature.note", .filesUnsigned)])
  }

  @Test func whatIsNotMadeAnewIsSaidToRestOnTheSigner() throws {
    let folder = try claim.bundle(.folder)
    let here = try claim.verify(folder)
    #expect(here.held.contains(.filesSigned) && !here.held.contains(.pagesAsSigned(count: 2)))
    let elsewhere = try claim.verify(folder, typesetter: SampleClaim.missing)
    #expect(elsewhere.holds && elsewhere.held.contains(.filesSigned))
    #expect(elsewhere.held.contains(.pagesAsSigned(count: 2)), "\(elsewhere.held)")
  }

  /// Who has the key can sign anything; what is drawn again is found all the same.
  @Test func aPageThatItsSignerAlteredIsFound() throws {
    let folder = try claim.bundle(.folder, typesetter: SampleClaim.missing)
    try change("data/claim.html", in: folder) { $0.replacing("</body>", with: "<p>認めた</p></body>") }
    try Damage.writeLists(in: folder)
    let tags = [UInt8](try Data(contentsOf: folder.appending(path: "tagmanifest-sha256.txt")))
    let note = try claim.signingKey.sign(
      Array("hikeshi/bundle@v1\n\(claim.key.name)\n".utf8) + tags, as: claim.key.name)
    try Data(note).write(to: folder.appending(path: "signature.note"))
    #expect(try claim.verify(folder).problems == [.init("data/claim.html", .notWhatTheRecordSays)])
  }

  /// A stranger's key over a copy of the record, everything signed anew under the record's name.
  @Test func aStrangersKeyUnderTheNameOfTheRecordIsRefused() throws {
    let stranger = LogSigningKey()
    let key = stranger.verifierKey(name: claim.key.name)
    let heads = try claim.heads.map { head in
      ClaimSource.StoredHead(size: head.size, note: try stranger.sign(try claim.key.open(head.note)))
    }
    let copy = ClaimSource(
      key: key, signingKey: stranger, playbook: claim.source.playbook, heads: heads,
      forEachEntry: { try claim.entries.forEach($0) }, attachmentPath: claim.source.attachmentPath,
      timestampPath: claim.source.timestampPath, zone: SampleClaim.zone)
    let path = claim.folder.appending(path: "stranger")
    try BundleWriter(copy, typesetter: SampleClaim.missing).write(.folder, to: path.path)
    let problems: [VerificationReport.Problem] = [.init("data/proof/key.vkey", .keyOfAnotherName(key.fingerprint))]
    #expect(try claim.verify(path).problems == problems)
    let script = try ExternalTool.run("sh", "\(path.path)/data/verify.sh")
    #expect(script.status == 1 && script.output.contains("record's name stands for: data/proof/key.vkey"))
  }

  @Test func theReaderNamesTheKeyThatHeExpects() throws {
    let folder = try claim.bundle(.folder, typesetter: SampleClaim.missing)
    func report(_ typed: String) throws -> VerificationReport {
      let pinned: KeyFingerprint = try #require(KeyFingerprint(typed: typed))
      return try BundleVerifier.verify(
        folder.path, pinned: pinned, typesetter: SampleClaim.missing,
        zone: SampleClaim.zone)
    }
    for typed in [claim.key.fingerprint.text, claim.key.fingerprint.text.lowercased(), claim.key.vkey] {
      #expect(try report(typed).held.contains(.keyAsPinned))
    }
    let other = LogSigningKey().verifierKey(name: claim.key.name).fingerprint
    let path = "data/proof/key.vkey"
    #expect(
      try report(other.text).problems.contains { if case .notThePinnedKey = $0.what { $0.path == path } else { false } }
    )
  }

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  /// Written by the program before its bundles were signed.
  @Test func aBundleOfTheFormBeforeHoldsAndIsNamedSo() throws {
    let bundle = Self.fixtures.appending(path: "before-the-signature.zip")
    let report = try claim.verify(bundle)
    #expect(report.holds, "\(report.problems)")
    #expect(report.unchecked.contains(.filesOfTheUnsignedForm) && !report.held.contains(.filesSigned))
    #expect(report.subject?.size == 8)
  }
}
