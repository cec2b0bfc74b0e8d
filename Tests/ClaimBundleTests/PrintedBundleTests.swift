import ClaimBundle
import EvidenceLog
import Foundation
import OutsideTools
import RunEngine
import Testing
import Typesetting

/// Pages for paper in a bundle: what they say, and what can be told of them later.
@Suite(.enabled(if: PDFReader.isDue)) struct PrintedBundleTests {
  private let claim: SampleClaim

  init() throws { claim = try SampleClaim() }

  private static let path = "data/timeline.pdf"

  private func bagInfo(_ folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: "bag-info.txt"), encoding: .utf8)
  }

  /// Writes the lists of a folder anew, as a forger would, with `bag-info.txt` to match.
  private func relist(_ folder: URL, typesetting: String? = nil) throws {
    let payload = try Damage.files(in: folder).filter { $0.hasPrefix("data/") }
    let size = try payload.reduce(0) { try $0 + Data(contentsOf: folder.appending(path: $1)).count }
    let lines = try bagInfo(folder).split(separator: "\n").map { line -> String in
      if line.hasPrefix("Payload-Oxum") { return "Payload-Oxum: \(size).\(payload.count)" }
      if let typesetting, line.hasPrefix("Hikeshi-Typesetting") { return "Hikeshi-Typesetting: \(typesetting)" }
      return String(line)
    }
    try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: folder.appending(path: "bag-info.txt"))
    try Damage.writeLists(in: folder)
  }

  /// A page that says something else, whole and sound as a PDF.
  private func forge(_ folder: URL) throws {
    var other = try SampleClaim()
    try other.record(.note("保険会社が認めた"), by: "佐藤")
    let forged = try Data(contentsOf: other.bundle(.folder).appending(path: Self.path))
    try forged.write(to: folder.appending(path: Self.path))
  }

  @Test func theClaimSaysWhatTheRecordSays() throws {
    var claim = claim
    try claim.record(.claim(.recordCost(CostOrder(kind: .investigation, stage: .ordered, yen: 3_200_000))))
    try claim.record(.claim(.beginOutage(system: "受注", extent: .full)))
    let folder = try claim.bundle(.folder)
    let pages = try PDFReader(folder.appending(path: "data/claim.pdf")).pages()
    let text = pages.joined()
    for words in [
      "保険請求のまとめ", "Claim so far", "調査(フォレンジック)", "3,200,000", "保険会社の同意の記録がない", "outage-1 has no end", "受注",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    for page in pages { #expect(page.contains(claim.key.name), "\(page)") }
    #expect(try claim.verify(folder).holds)
    // One figure that was made larger, in a PDF that is sound in itself, and lists to match.
    var dearer = claim
    try dearer.record(.claim(.recordCost(CostOrder(item: "cost-1", yen: 9_200_000))))
    try Data(contentsOf: dearer.bundle(.folder).appending(path: "data/claim.pdf"))
      .write(to: folder.appending(path: "data/claim.pdf"))
    try relist(folder)
    let problems = try claim.verify(folder).problems
    #expect(problems.first == .init("data/claim.pdf", .notWhatTheRecordSays))
    #expect(problems.contains(.init("manifest-sha256.txt", .notTheSignedList)))
  }

  @Test func itSaysWhatTheRecordSays() throws {
    let folder = try claim.bundle(.folder)
    let reader = PDFReader(folder.appending(path: Self.path))
    let pages = try reader.pages()
    let text = pages.joined()
    for words in ["事故対応の記録", "Incident record", "「抜く」を終えた", "\"Unplug\" is done", "攻撃が続いている", "! 「発注する」"] {
      #expect(text.contains(words), "\(words)")
    }
    let root = try #require(try claim.verify(folder).subject?.root)
    let short = ShortCheckpoint(size: claim.entries.count, root: root).text
    for (index, page) in pages.enumerated() {
      #expect(
        page.contains(short) && page.contains(claim.key.name) && page.contains("\(index + 1) / \(pages.count)"),
        "\(page)")
    }
    #expect(!text.contains("訓練"))
    #expect(try reader.check() == 0)
    #expect(try reader.fonts().allSatisfy { $0.embedded && $0.subset && $0.unicode })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(try reader.facts()["Creator"] == "hikeshi test")
  }

  /// The code on it is the signed checkpoint, and is taken as one with what a camera's program adds.
  @Test func theCodeOnItIsTheCheckpoint() throws {
    let folder = try claim.bundle(.folder)
    let read = try PDFReader(folder.appending(path: Self.path)).code(onPage: 1)
    #expect(Array(read.utf8) == claim.heads.last?.note)
    for copied in [
      read + "\n", "\u{FEFF}" + read.replacing("\n", with: "\r\n"), read.replacing("—", with: "窶?"), "\n" + read,
    ] {
      let report = try claim.verify(folder, outside: Array(copied.utf8))
      #expect(report.holds && report.held.contains(.extendsOutside(size: claim.entries.count)), "\(copied)")
    }
    let changed = read.replacing("\n\(claim.entries.count)\n", with: "\n\(claim.entries.count - 1)\n")
    #expect(try claim.verify(folder, outside: Array(changed.utf8)).problems == [.init("kept.txt", .outsideUnreadable)])
  }

  @Test func withheldWordsAreShownAsSuch() throws {
    let folder = try claim.bundle(.folder, leavingOut: try Redaction(typed: "names,text,files,3"))
    let reader = PDFReader(folder.appending(path: Self.path))
    let text = try reader.pages().joined()
    #expect(text.contains("(伏せてあります) / (withheld)") && text.contains("(この記録は伏せてあります)"))
    #expect(text.contains("this entry is withheld"))
    for secret in ["佐藤", "画面 の写真", "攻撃が続いている", "calc"] { #expect(!text.contains(secret), "\(secret)") }
    let bytes = try Data(contentsOf: folder.appending(path: Self.path))
    #expect(bytes.range(of: Data("佐藤".utf8)) == nil)
  }

  @Test func itIsMadeAnewAndCompared() throws {
    let folder = try claim.bundle(.folder)
    let report = try claim.verify(folder)
    #expect(report.holds && report.held.contains(.printedPages(count: 2)), "\(report.problems)")
    let file = folder.appending(path: Self.path)
    let bytes = [UInt8](try Data(contentsOf: file))
    for place in [0, 100, bytes.count / 2, bytes.count - 1] {
      var changed = bytes
      changed[place] ^= 1
      try Data(changed).write(to: file)
      #expect(try claim.verify(folder).problems.map(\.path) == [Self.path], "byte \(place)")
    }
    try FileManager.default.removeItem(at: file)
    #expect(try claim.verify(folder).problems.contains(.init(Self.path, .missing)))
  }

  @Test func onePageForgedTogetherWithTheListsIsSeen() throws {
    let folder = try claim.bundle(.folder)
    try forge(folder)
    try relist(folder)
    let report = try claim.verify(folder)
    #expect(report.problems.first == .init(Self.path, .notWhatTheRecordSays))
    #expect(report.problems.contains(.init("tagmanifest-sha256.txt", .notTheSignedList)))
    #expect(!report.held.contains(.printedPages(count: 2)))
  }

  /// What cannot be made anew here is under the signature all the same.
  @Test func aForgeryUnderTheNameOfOtherLibrariesIsRefused() throws {
    let folder = try claim.bundle(.folder)
    try forge(folder)
    try relist(folder, typesetting: "cairo 9.9.9")
    let report = try claim.verify(folder)
    #expect(
      report.problems.map(\.path).sorted() == ["bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
    #expect(!report.held.contains { if case .printedPages = $0 { true } else { false } })
    #expect(
      report.unchecked.contains { if case .printedElsewhere("cairo 9.9.9", here: .made) = $0 { true } else { false } })
  }

  @Test func whereItCannotBeMadeThatIsSaid() throws {
    let folder = try claim.bundle(.folder)
    let report = try claim.verify(folder, typesetter: SampleClaim.missing)
    #expect(report.holds, "\(report.problems)")
    #expect(
      report.unchecked.contains {
        if case .printedElsewhere(_, here: .leftOut(.impossible(.libraryMissing("libcairo.so.2")))) = $0 {
          true
        } else {
          false
        }
      })
    try FileManager.default.removeItem(at: folder.appending(path: Self.path))
    #expect(
      try claim.verify(folder, typesetter: SampleClaim.missing).problems.contains(.init(Self.path, .missing)))
  }

  @Test func aBundleThatWentWithoutSaysSoAndHolds() throws {
    let folder = try claim.bundle(.folder, typesetter: SampleClaim.missing)
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: Self.path).path))
    #expect(try bagInfo(folder).contains("Hikeshi-Typesetting: none (no libcairo.so.2)\n"))
    let readme = try String(contentsOf: folder.appending(path: "data/README.txt"), encoding: .utf8)
    #expect(readme.contains("PDFはありません") && readme.contains("There are no PDFs"))
    let report = try claim.verify(folder)
    #expect(report.holds && !report.unchecked.contains { if case .printedElsewhere = $0 { true } else { false } })
    try Data("%PDF-1.5".utf8).write(to: folder.appending(path: Self.path))
    #expect(try claim.verify(folder).problems.contains(.init(Self.path, .unexpected)))
  }

  /// What a bundle says of its making is shown to people: no control character gets through.
  @Test(arguments: [
    "cairo \u{1B}[2J", "nothing of ours", "cairo \u{202E}", "cairo " + String(repeating: "x", count: 9_000),
  ])
  func wordsForATerminalAreNotTaken(typesetting: String) throws {
    let folder = try claim.bundle(.folder)
    try relist(folder, typesetting: typesetting)
    let report = try claim.verify(folder)
    #expect(
      report.problems == [
        .init("bag-info.txt", .notWhatTheRecordSays), .init("tagmanifest-sha256.txt", .notTheSignedList),
      ])
    #expect(
      report.unchecked.contains { if case .printedElsewhere("?", here: .made) = $0 { true } else { false } })
  }

  @Test func aChangedByteInWhatItSaysOfItsMakingIsSeen() throws {
    let folder = try claim.bundle(.folder)
    let file = folder.appending(path: "bag-info.txt")
    let bytes = [UInt8](try Data(contentsOf: file))
    let line = try #require(String(decoding: bytes, as: UTF8.self).range(of: "Hikeshi-Typesetting"))
    let start = String(decoding: bytes, as: UTF8.self)[..<line.lowerBound].utf8.count
    for place in stride(from: start, to: min(start + 180, bytes.count), by: 13) {
      var changed = bytes
      changed[place] ^= 1
      try Data(changed).write(to: file)
      #expect(try claim.verify(folder).problems.map(\.path) == ["bag-info.txt"], "byte \(place)")
    }
  }

  /// By the number of its entries, or by what is in them.
  @Test(arguments: [(5_001, 1), (60, 60_000)]) func whatIsTooLongForPaperGoesWithoutIt(entries: Int, bytes: Int) throws
  {
    var long = claim
    while long.entries.count < entries { try long.record(.note(String(repeating: "x", count: bytes))) }
    let folder = try long.bundle(.folder)
    #expect(try bagInfo(folder).contains("Hikeshi-Typesetting: none (too many entries)\n"))
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: Self.path).path))
    let readme = try String(contentsOf: folder.appending(path: "data/README.txt"), encoding: .utf8)
    #expect(readme.contains("件数が多すぎる") && readme.contains("too many entries for paper"))
    #expect(try long.verify(folder).holds)
  }
}
