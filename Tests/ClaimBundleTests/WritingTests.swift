import ClaimBundle
import EvidenceLog
import Foundation
import OutsideTools
import RunEngine
import Testing

@Suite struct WritingTests {
  private let claim: SampleClaim

  init() throws { claim = try SampleClaim() }

  @Test func theSameRecordGivesTheSameBytes() throws {
    let first = try Data(contentsOf: claim.bundle(.zip))
    #expect(try Data(contentsOf: claim.bundle(.zip)) == first)
  }

  @Test func bothFormsHoldTheSameFiles() throws {
    let folder = try claim.bundle(.folder)
    let unpacked = claim.folder.appending(path: "unpacked")
    try ExternalTool.run("unzip", "-q", try claim.bundle(.zip).path, "-d", unpacked.path)
    let result = try ExternalTool.run("diff", "-r", folder.path, unpacked.appending(path: "hikeshi-20261124-abcd").path)
    #expect(result.output.isEmpty)
  }

  @Test func nothingIsOverwritten() throws {
    let path = claim.folder.appending(path: "taken.zip")
    try Data("mine".utf8).write(to: path)
    #expect(throws: BundleFault.exists(path.path)) { try BundleWriter(claim.source).write(.zip, to: path.path) }
    #expect(try Data(contentsOf: path) == Data("mine".utf8))
  }

  @Test func aFaultLeavesNothingBehind() throws {
    let missing = ClaimSource(
      key: claim.key, signingKey: nil, playbook: [], heads: [], forEachEntry: { _ in }, attachmentPath: { $0 },
      timestampPath: { $0 },
      zone: SampleClaim.zone)
    let before = try FileManager.default.contentsOfDirectory(atPath: claim.folder.path)
    let path = claim.folder.appending(path: "new.zip").path
    #expect(throws: BundleFault.self) { try BundleWriter(missing).write(.zip, to: path) }
    #expect(throws: BundleFault.self) { try BundleWriter(claim.source).write(.zip, to: "/no/such/folder/x.zip") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: claim.folder.path).sorted() == before.sorted())
  }

  @Test func aRecordThatIsNotTheSignedOneIsNotExported() throws {
    let path = claim.folder.appending(path: "new.zip").path
    let shorter = claim.source(entries: Array(claim.entries.dropLast()), heads: claim.heads)
    #expect(throws: BundleFault.ledgerNotAsSigned) { try BundleWriter(shorter).write(.zip, to: path) }
    let swapped = claim.source(entries: claim.entries.reversed(), heads: claim.heads)
    #expect(throws: BundleFault.ledgerNotAsSigned) { try BundleWriter(swapped).write(.zip, to: path) }
  }

  @Test func evidenceThatChangedOrWentMissingIsNamed() throws {
    let path = claim.folder.appending(path: "new.zip").path
    let evidence = try #require(
      try FileManager.default.contentsOfDirectory(atPath: claim.folder.path).first { $0.utf8.count == 64 })
    let file = claim.folder.appending(path: evidence)
    try Data("another photograph".utf8).write(to: file)
    #expect(throws: BundleFault.attachmentChanged(item: "item-1", path: file.path)) {
      try BundleWriter(claim.source).write(.zip, to: path)
    }
    try FileManager.default.removeItem(at: file)
    #expect(throws: BundleFault.attachmentMissing(item: "item-1", path: file.path)) {
      try BundleWriter(claim.source).write(.zip, to: path)
    }
  }

  @Test func everythingIsForItsOwnerOnly() throws {
    for root in [try claim.bundle(.folder), try claim.bundle(.zip)] {
      let inside = FileManager.default.subpaths(atPath: root.path) ?? []
      for file in [root] + inside.map({ root.appending(path: $0) }) {
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect((mode ?? 0o777) & 0o077 == 0, "\(file.path)")
      }
    }
  }

  @Test func hostileWordsStayWords() throws {
    let folder = try claim.bundle(.folder)
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appending(path: "data/\(name)")), as: UTF8.self)
    }
    let page = try text("timeline.html")
    #expect(!page.contains("<script>"))
    #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{0}"))
    let table = try text("timeline.csv")
    #expect(table.contains("<script>alert(1)</script> \"\"引用\"\""))
    #expect(table.unicodeScalars.first == "\u{FEFF}")
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "data/attachments/item-1.jpg").path))
  }

  /// Two people handed a file in at the same moment, and an earlier program gave both the same number.
  @Test func anItemNumberThatWasGivenTwiceLosesNoFile() throws {
    var claim = try SampleClaim()
    let other = Array("another photograph".utf8)
    try Data(other).write(to: claim.folder.appending(path: Hash256.of(other).hex))
    let again = AttachmentCollected(
      item: "item-1", size: other.count, sha256: .hash(Hash256.of(other).hex), fileName: .file("b.jpg"),
      custody: .init())
    try claim.record([Happening(.attachmentCollected(again))])
    for form in [BundleWriter.Form.folder, .zip] {
      let bundle = try claim.bundle(form)
      let report = try claim.verify(bundle)
      #expect(report.holds && report.held.contains(.attachments(count: 2)), "\(report.problems)")
    }
    let folder = try claim.bundle(.folder)
    #expect(try [UInt8](Data(contentsOf: folder.appending(path: "data/attachments/item-1-2.jpg"))) == other)
    #expect(try ExternalTool.run("sh", "\(folder.path)/data/verify.sh").status == 0)
    try Data("x".utf8).write(to: folder.appending(path: "data/attachments/item-1-2.jpg"))
    #expect(
      try claim.verify(folder).problems.contains(
        .init("data/attachments/item-1-2.jpg", .attachmentChanged(item: "item-1"))))
  }
}
