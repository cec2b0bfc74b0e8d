import ClaimBundle
import EvidenceLog
import Foundation
import OutsideTools
import Testing

/// A claim file that leaves things out still holds, says how much is left out, and gives none of it away.
@Suite struct RedactionTests {
  private let claim: SampleClaim

  init() throws { claim = try SampleClaim() }

  private func texts(in folder: URL) throws -> String {
    let paths = FileManager.default.subpaths(atPath: folder.path) ?? []
    return try paths.filter { !$0.hasSuffix(".sh") }.map { path -> String in
      let file = folder.appending(path: path)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return path }
      return path + "\n" + String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }.joined(separator: "\n")
  }

  /// What each kind holds in the sample: as it would stand in a page, and as it stands in a disclosure.
  private static let words: [(kind: String, words: String)] = [
    ("names", "佐藤"), ("text", "攻撃が続いている"), ("text", "PC-03"), ("files", "画面 の写真"), ("attachments", "a photograph"),
    ("attachments", "d4d3a2c6c8cbc3da6c9a"),
  ]

  @Test(arguments: ["names", "text", "files", "attachments", "names,text,files,attachments,contacts"])
  func whatIsLeftOutIsNowhere(typed: String) throws {
    let folder = try claim.bundle(.folder, leavingOut: try Redaction(typed: typed))
    let report = try claim.verify(folder)
    #expect(report.holds, "\(report.problems)")
    let withheld = report.held.compactMap { if case .words(_, let count) = $0 { count } else { nil } }
    #expect((withheld.first ?? 0) > 0)
    let all = try texts(in: folder)
    let disclosed = all.components(separatedBy: "\"").compactMap { Disclosure(text: $0)?.value }.joined(separator: "\n")
    for (kind, words) in RedactionTests.words where typed.contains(kind) {
      #expect(!all.contains(words) && !disclosed.contains(words), "\(words)")
    }
    let script = try ExternalTool.run("sh", "\(folder.path)/data/verify.sh")
    #expect(script.status == 0, "\(script.output)")
  }

  @Test func wholeEntriesAreLeftOutAndTheRootIsTheSame() throws {
    let redaction = try Redaction(typed: "2,5-7")
    for form in [BundleWriter.Form.folder, .zip] {
      let report = try claim.verify(try claim.bundle(form, leavingOut: redaction))
      #expect(report.holds, "\(report.problems)")
      #expect(report.held.contains(.withheldEntries(count: 4)))
      #expect(report.subject?.root == (try claim.verify(try claim.bundle(form))).subject?.root)
    }
    let folder = try claim.bundle(.folder, leavingOut: redaction)
    let lines = try String(contentsOf: folder.appending(path: "data/proof/ledger.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    for entry in [2, 5, 6, 7] {
      #expect(lines[entry] == MerkleHashing.leaf(claim.entries[entry].bytes).hex)
    }
    let script = try ExternalTool.run("sh", "\(folder.path)/data/verify.sh")
    #expect(script.status == 0 && script.output.contains("entries withheld whole: 4"), "\(script.output)")
    let page = try String(contentsOf: folder.appending(path: "data/timeline.html"), encoding: .utf8)
    #expect(page.contains("this entry is withheld"))
  }

  /// Every checkpoint that was kept before fits the copy that leaves things out.
  @Test func aKeptCheckpointFits() throws {
    let bundle = try claim.bundle(.zip, leavingOut: try Redaction(typed: "names,text,3"))
    for head in claim.heads {
      #expect(try claim.verify(bundle, outside: head.note).held.contains(.extendsOutside(size: head.size)))
    }
  }

  @Test func theShortFormOfACheckpointFitsAndASlipOfThePenDoesNot() throws {
    let bundle = try claim.bundle(.zip)
    let root = try #require(try claim.verify(bundle).subject?.root)
    let short = ShortCheckpoint(size: claim.entries.count, root: root).text
    let kept = try claim.verify(bundle, outside: Array("\(short)\n".utf8))
    #expect(kept.holds && kept.held.contains(.extendsOutside(size: claim.entries.count)))
    let rewritten = ShortCheckpoint(size: 4, root: Hash256.of([1])).text
    #expect(
      try claim.verify(bundle, outside: Array(rewritten.utf8)).problems
        == [.init("data/proof/ledger.jsonl", .historyRewritten(size: 4))])
    let longer = ShortCheckpoint(size: 400, root: root).text
    #expect(
      try claim.verify(bundle, outside: Array(longer.utf8)).problems
        == [.init("data/proof/ledger.jsonl", .cutOff(has: claim.entries.count, signed: 400))])
  }

  @Test func whatIsDisclosedLaterFits() throws {
    let bundle = try claim.bundle(.zip, leavingOut: try Redaction(typed: "names,text,files,attachments,3"))
    let full = try claim.bundle(.folder)
    let words = [UInt8](try Data(contentsOf: full.appending(path: "data/proof/disclosures.jsonl")))
    let leaves = [UInt8](try Data(contentsOf: full.appending(path: "data/proof/ledger.jsonl")))
    let report = try claim.verify(bundle, disclosed: [leaves, words])
    #expect(report.holds, "\(report.problems)")
    #expect(report.held.contains(.laterDisclosed(count: claim.entries.count)))
    let changed = Array(String(decoding: leaves, as: UTF8.self).replacing("\"seq\":3", with: "\"seq\":4").utf8)
    #expect(try !claim.verify(bundle, disclosed: [changed]).holds)
    #expect(
      try claim.verify(bundle, disclosed: [Array("nonsense".utf8)]).problems
        == [.init("later.jsonl", .listMalformed(line: 1))])
  }

  /// The same words with another salt are other words.
  @Test func wordsThatTheRecordDoesNotHoldAreRefused() throws {
    let bundle = try claim.bundle(.zip, leavingOut: try Redaction(typed: "names"))
    let salt = [UInt8](repeating: 7, count: 16)
    let forged = Disclosure(salt: salt, claimName: "name.by", value: "佐藤").text
    let line = Array("{\"disclosures\":[\"\(forged)\"],\"seq\":3}\n".utf8)
    #expect(
      try claim.verify(bundle, disclosed: [line]).problems
        == [.init("later.jsonl", entry: 3, .wordsNotOfTheRecord)])
  }

  @Test func aForgedHashOfAWithheldEntryIsSeen() throws {
    let folder = try claim.bundle(.folder, leavingOut: try Redaction(typed: "3"))
    let ledger = folder.appending(path: "data/proof/ledger.jsonl")
    var lines = try String(contentsOf: ledger, encoding: .utf8).split(separator: "\n").map(String.init)
    lines[3] = Hash256.of([7]).hex
    try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: ledger)
    #expect(try claim.verify(folder).problems.contains { $0.path == "data/proof/ledger.jsonl" })
    #expect(try ExternalTool.run("sh", "\(folder.path)/data/verify.sh").status == 1)
  }

  @Test func whatCannotBeLeftOutIsSaid() throws {
    let path = claim.folder.appending(path: "x.zip").path
    #expect(throws: BundleFault.cannotWithholdTheFirst) {
      try BundleWriter(claim.source(leavingOut: try Redaction(typed: "0"))).write(.zip, to: path)
    }
    #expect(throws: BundleFault.noSuchEntry(99, size: claim.entries.count)) {
      try BundleWriter(claim.source(leavingOut: try Redaction(typed: "99"))).write(.zip, to: path)
    }
    for typed in ["name", "5-3", "-1", "names;text", "1-2-3"] {
      #expect(throws: Redaction.BadPart.self) { try Redaction(typed: typed) }
    }
  }
}
