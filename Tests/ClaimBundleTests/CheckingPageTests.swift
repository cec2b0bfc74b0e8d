import ClaimBundle
import EvidenceLog
import Foundation
import OutsideTools
import RunEngine
import Testing

/// `verify.html`, `verify.sh` and `hikeshi verify` share no code, and come to the same.
@Suite(.serialized, .enabled(if: ExternalTool.isDue("chromium", "--version"))) struct CheckingPageTests {
  private let claim: SampleClaim

  init() throws {
    var claim = try SampleClaim()
    try claim.anchor(by: try OpenSSLAuthority())
    try claim.record(.note("after the timestamp"))
    self.claim = claim
  }

  /// An earlier program could give a number twice when two people handed a file in at the same moment.
  @Test func bothFilesOfANumberThatWasGivenTwice() throws {
    var claim = claim
    let content = Array("another".utf8)
    try Data(content).write(to: claim.folder.appending(path: Hash256.of(content).hex))
    let again = AttachmentCollected(
      item: "item-1", size: content.count, sha256: .hash(Hash256.of(content).hex), fileName: .file("b.jpg"),
      custody: .init())
    try claim.record([Happening(.attachmentCollected(again))])
    let bundle = try claim.bundle(.zip)
    let checked = try CheckingPage(of: claim.bundle(.folder)).check(bundle)
    #expect(checked.verdict == "holds", "\(checked.problems)")
    #expect(try claim.verify(bundle).holds)
  }

  private static let proof = "data/proof/"
  private static let timestamps = proof + "timestamps/000000012-tsa.example"

  private static let damages: [Damage] =
    [
      "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/README.txt",
      "data/timeline.html", "data/verify.sh", "data/verify.html", "data/custody.csv", "data/attachments/item-1.jpg",
      proof + "ledger.jsonl", proof + "disclosures.jsonl", proof + "key.vkey", proof + "key.pem",
      proof + "playbook.yaml",
    ].map { .flipped($0) }
    + [
      "data/attachments/item-1.jpg", proof + "ledger.jsonl", proof + "disclosures.jsonl", proof + "key.vkey",
      proof + "key.pem", proof + "playbook.yaml",
    ].flatMap { [.forged($0), .removed($0)] }
    + [
      .removed("manifest-sha256.txt"), .removed("tagmanifest-sha256.txt"), .removed("bagit.txt"),
      .removed("data/timeline.csv"), .removed("data/verify.html"), .wordsTakenOut,
      .removedAndUnlisted("data/attachments/item-1.jpg"),
      .added("extra.txt"), .added("data/extra.txt"), .added("data/attachments/item-2.jpg"),
      .added("data/proof/.hidden"), .added("data/proof/checkpoints/000000002.note"),
      .ledger("two entries swapped") { $0.swapAt(3, 4) },
      .ledger("the last entry cut off") { $0.removeLast() },
      .ledger("an entry in the middle taken out") { $0.remove(at: 5) },
      .ledger("an entry added") { $0.append($0[4]) },
      .ledger("an entry's hash instead of another") { $0[3] = Hash256.of([7]).hex },
    ]

  private func verdicts(of folder: URL, by page: CheckingPage) throws -> (
    own: VerificationReport, page: CheckingPage.Report, script: ExternalTool.Run
  ) {
    let own = try claim.verify(folder)
    return (own, try page.check(folder), try ExternalTool.run("sh", "\(folder.path)/data/verify.sh"))
  }

  @Test func aBundleHoldsByAllThree() throws {
    let folder = try claim.bundle(.folder)
    let page = try CheckingPage(of: folder)
    let (own, byPage, script) = try verdicts(of: folder, by: page)
    #expect(own.holds && byPage.verdict == "holds" && script.status == 0, "\(byPage.text) \(script.output)")
    for text in ["16 entries, none altered", "Nothing.", "signer can be trusted", "That nothing followed entry 15"] {
      #expect(byPage.text.contains(text), "\(byPage.text)")
    }
    let zip = try page.check(try claim.bundle(.zip))
    #expect(zip.verdict == "holds" && zip.problems.isEmpty, "\(zip.text)")
    for dropped in [folder, try claim.bundle(.zip)] {
      #expect(try page.drop([dropped]).verdict == "holds")
    }
  }

  /// Also the file and the entry that they name are the same.
  @Test func allThreeAgreeOnDamagedBundles() throws {
    let page = try CheckingPage(of: try claim.bundle(.folder))
    for damage in Self.damages {
      let folder = try claim.bundle(.folder)
      try damage.isDone(folder)
      let own = try claim.verify(folder)
      let byPage = try page.check(folder)
      #expect(!own.holds && byPage.verdict == "fails", "\(damage.name): \(own.problems) \(byPage.problems)")
      let places = Set(own.problems.map { "\($0.path) \($0.entry.map(String.init) ?? "")" })
      let placesByPage = Set(byPage.problems.map { "\($0.path) \($0.entry.map(String.init) ?? "")" })
      #expect(places == placesByPage, "\(damage.name)")
      let script = folder.appending(path: "data/verify.sh")
      if FileManager.default.fileExists(atPath: script.path), damage.isSeenByTheScript {
        let run = try ExternalTool.run("sh", script.path)
        #expect(run.status == 1, "\(damage.name): \(run.output)")
      }
      try FileManager.default.removeItem(at: folder)
    }
  }

  /// One byte of each file: all three refuse, and name it; with the lists written anew to match, all three refuse.
  @Test func everyFileIsUnderTheSignatureForAllThree() throws {
    let whole = try claim.bundle(.folder)
    let page = try CheckingPage(of: whole)
    for path in try Damage.files(in: whole) {
      // A list that is written anew is whole again.
      let isRepaired = path.hasSuffix("manifest-sha256.txt")
      for damage in isRepaired ? [Damage.flipped(path)] : [.flipped(path), .forged(path)] {
        let folder = try claim.bundle(.folder)
        try damage.isDone(folder)
        let isNamed = damage.name == Damage.flipped(path).name
        let own = try claim.verify(folder).problems.map(\.path)
        #expect(isNamed ? own.contains(path) : !own.isEmpty, "\(damage.name): \(own)")
        let byPage = try page.check(folder).problems.map(\.path)
        #expect(isNamed ? byPage.contains(path) : !byPage.isEmpty, "\(damage.name): \(byPage)")
        // A script that was damaged may do anything.
        if path != "data/verify.sh" {
          let run = try ExternalTool.run("sh", "\(folder.path)/data/verify.sh")
          #expect(run.status == 1 && (!isNamed || run.output.contains(path)), "\(damage.name): \(run.output)")
        }
        try FileManager.default.removeItem(at: folder)
      }
    }
  }

  @Test func aDamagedArchiveIsRefusedAtTheSamePlace() throws {
    let page = try CheckingPage(of: try claim.bundle(.folder))
    let bytes = [UInt8](try Data(contentsOf: try claim.bundle(.zip)))
    let changed = claim.folder.appending(path: "changed.zip")
    func agree(_ bytes: [UInt8], _ what: String) throws {
      try Data(bytes).write(to: changed)
      let (own, byPage) = (try claim.verify(changed), try page.check(changed))
      #expect(!own.holds && byPage.verdict == "fails", "\(what)")
      // An archive that cannot be read is named by its path, or by its name alone.
      let places = Set(own.problems.map { $0.path == changed.path ? "changed.zip" : $0.path })
      #expect(places == Set(byPage.problems.map(\.path)), "\(what)")
    }
    for place in stride(from: 0, to: bytes.count, by: bytes.count / 23) + [bytes.count - 1, bytes.count - 30] {
      var damaged = bytes
      damaged[place] ^= 0x10
      try agree(damaged, "byte \(place)")
    }
    for count in [3, 40, bytes.count / 2, bytes.count - 1] { try agree(Array(bytes[..<count]), "cut at \(count)") }
    try agree(bytes + [0], "a byte more")
  }

  @Test func whatIsLeftOutIsCountedAndFitsLater() throws {
    let redaction = try Redaction(typed: "names,text,files,attachments,3")
    let folder = try claim.bundle(.folder, leavingOut: redaction)
    let page = try CheckingPage(of: folder)
    let report = try page.check(folder)
    let own = try claim.verify(folder)
    #expect(own.holds && report.verdict == "holds", "\(report.text)")
    let withheld = own.held.compactMap { if case .words(_, let count) = $0 { count } else { nil } }.first ?? 0
    #expect(withheld > 0 && report.text.contains("notes and so on): \(withheld)"), "\(report.text)")
    #expect(report.text.contains("Whole entries: 1 (3)"))
    let full = try claim.bundle(.folder)
    for name in ["ledger.jsonl", "disclosures.jsonl"] {
      let later = try page.check(folder, kept: [full.appending(path: "data/proof/\(name)")])
      #expect(later.verdict == "holds" && later.text.contains("belongs to this record"), "\(later.text)")
    }
    let forged = claim.folder.appending(path: "forged.jsonl")
    let salt = [UInt8](repeating: 7, count: 16)
    let words = Disclosure(salt: salt, claimName: "name.by", value: "佐藤").text
    try Data("{\"disclosures\":[\"\(words)\"],\"seq\":5}\n".utf8).write(to: forged)
    #expect(
      try page.check(folder, kept: [forged]).problems
        == [.init(path: "forged.jsonl", entry: 5, what: "words-not-of-the-record")])
  }

  /// Nothing vouches for a file whose hash the copy leaves out.
  @Test func evidenceThatWasLeftOutCannotBePutInAgain() throws {
    let folder = try claim.bundle(.folder, leavingOut: try Redaction(typed: "attachments"))
    try Data("another photograph".utf8).write(to: folder.appending(path: "data/attachments/item-1.jpg"))
    try Damage.writeLists(in: folder)
    #expect(try claim.verify(folder).problems.first == .init("data/attachments/item-1.jpg", .unexpected))
    let page = try CheckingPage(of: folder)
    #expect(try page.check(folder).problems.first?.path == "data/attachments/item-1.jpg")
    #expect(try ExternalTool.run("sh", "\(folder.path)/data/verify.sh").status == 1)
  }

  @Test func whatWasKeptOutsideIsComparedInEveryForm() throws {
    let bundle = try claim.bundle(.zip)
    let page = try CheckingPage(of: try claim.bundle(.folder))
    let head = claim.heads[2]
    let note = String(decoding: head.note, as: UTF8.self)
    let checkpoint = try claim.key.open(head.note)
    let body = String(decoding: try JSONEncoder().encode(["data": ["checkpoint": note]]), as: UTF8.self)
    let short = ShortCheckpoint(size: head.size, root: checkpoint.root).text
    for typed in [note, body, short, short.lowercased().replacing("-", with: " "), "  \(short)\n"] {
      let report = try page.check(bundle, typed: typed)
      #expect(report.verdict == "holds", "\(typed): \(report.text)")
      #expect(report.text.contains("entries 0 to \(head.size - 1) are as they were then"))
    }
    for typed in [claim.key.vkey, claim.key.keyID.hex] {
      let report = try page.check(bundle, typed: typed)
      #expect(report.verdict == "holds" && report.text.contains("is the one that you kept"), "\(report.text)")
    }
    let stranger = LogSigningKey().verifierKey(name: claim.key.name)
    for typed in [stranger.vkey, stranger.keyID.hex] {
      #expect(try page.check(bundle, typed: typed).problems.map(\.what) == ["another-key"])
    }
    let rewritten = ShortCheckpoint(size: 4, root: Hash256.of([1])).text
    #expect(try page.check(bundle, typed: rewritten).problems.map(\.what) == ["history-rewritten"])
    let longer = ShortCheckpoint(size: 400, root: checkpoint.root).text
    #expect(try page.check(bundle, typed: longer).problems.map(\.what) == ["cut-off"])
    for typed in ["hello", String(short.dropLast(2)) + "00", "{}"] {
      #expect(try page.check(bundle, typed: typed).problems.map(\.what) == ["kept-unreadable"], "\(typed)")
    }
  }

  @Test func aBrowserThatCannotCheckSignaturesSaysSo() throws {
    let page = try CheckingPage(of: try claim.bundle(.folder))
    try page.browser.prepare(
      "crypto.subtle.importKey = async () => { throw new DOMException('no', 'NotSupportedError'); }")
    let report = try page.check(try claim.bundle(.zip))
    #expect(report.verdict == "unknown" && report.problems.isEmpty)
    #expect(report.text.contains("this browser cannot check Ed25519"))
  }

  @Test func thePageIsInTheReadersLanguageAndSendsNothing() throws {
    let folder = try claim.bundle(.folder)
    let page = try CheckingPage(of: folder, language: "ja")
    #expect(try page.check(folder).text.contains("この記録は、正しいままです"))
    try page.browser.evaluate("document.getElementById('en').click()")
    #expect(try page.report().text.contains("This record holds"))
    #expect(
      try page.browser.evaluate("fetch('https://example.com').then(() => 'sent', () => 'refused')") as? String
        == "refused")
    let text = try String(contentsOf: page.page, encoding: .utf8)
    #expect(text.contains("default-src 'none'") && !text.contains("://"))
  }
}
