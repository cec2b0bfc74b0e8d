import CivilTime
import ClaimBundle
import EvidenceLog
import Foundation
import OutsideTools
import PlaybookModel
import RunEngine
import Testing

/// Kind by kind, over every byte of the bundle: what is left out is nowhere, the rest still holds by all three checkers, says
/// how much is left out, and fits when it is disclosed later.
@Suite(.enabled(if: ExternalTool.isDue("chromium", "--version"))) struct WithholdingKindsTests {
  private struct Kind {
    let typed: String
    /// Words that stand in the record for this kind, and no other.
    let words: [String]
    /// Whether whole entries go.
    let isWhole: Bool
  }

  private static let kinds = [
    Kind(typed: "names", words: ["佐藤花子", "鈴木一郎", "高橋次郎", "復旧社長野"], isWhole: false),
    Kind(typed: "contacts", words: ["090-1234-5678"], isWhole: false),
    Kind(
      typed: "text",
      words: ["攻撃が続いている", "受付番号4711", "目立つ傷", "経理の机", "第七倉庫", "封印0815", "身代金の要求文", "北倉庫の修理", "秋の受注", "二重に入れた"],
      isWhole: false),
    Kind(typed: "files", words: ["給与一覧.xlsx"], isWhole: false),
    Kind(typed: "attachments", words: [Hash256.of(Array("wages".utf8)).hex, "wages"], isWhole: false),
    Kind(typed: "addresses", words: ["192.0.2.1"], isWhole: true),
    Kind(typed: "facts", words: ["2026-11-17T01:23:45"], isWhole: true),
    Kind(
      typed: "amounts",
      words: [
        "7654321", "7,654,321", "864209", "864,209", "1357911", "1,357,911", "cost-1", "outage-1", "4820317",
        "4,820,317",
      ], isWhole: true),
  ]

  private func claim() throws -> SampleClaim {
    var claim = try SampleClaim()
    try Data("wages".utf8).write(to: claim.folder.appending(path: Hash256.of(Array("wages".utf8)).hex))
    let custody = AttachmentCollected.Custody(
      description: .text("目立つ傷"), source: .text("経理の机"), witness: .name("高橋次郎"), location: .text("第七倉庫"),
      seal: .text("封印0815"))
    try claim.record(
      .collect(
        CollectOrder(
          size: 5, sha256: .hash(Hash256.of(Array("wages".utf8)).hex), fileName: .file("給与一覧.xlsx"),
          custody: custody), for: nil), by: "佐藤花子")
    try claim.record(.delegate(RoleID("staff"), to: "鈴木一郎", contact: "090-1234-5678"))
    try claim.record(.acknowledge(DeliveryID("msg_1"), reference: "受付番号4711", note: nil))
    try claim.record(.note("身代金の要求文"))
    try claim.record(.state([.discovered: "2026-11-17T01:23:45Z"]))
    try claim.record(
      .decide(
        DecisionOrder(
          consent: ConsentID("order"), from: RoleID("insurer"), decision: .granted, givenBy: "佐藤花子",
          limitYen: 4_820_317)))
    let cost = CostOrder(kind: .dataRecovery, stage: .ordered, yen: 7_654_321, payee: "復旧社長野", what: "北倉庫の修理")
    try claim.record(.claim(.recordCost(cost)))
    try claim.record(.claim(.beginOutage(system: "秋の受注", extent: .full)))
    try claim.record(.claim(.stateSales(SalesStated(day: "2026-11-17", usualYen: 864_209, actualYen: 0))))
    try claim.record(.claim(.statePolicy(PolicyStated(limitYen: 1_357_911))))
    try claim.record(.claim(.withdraw("outage-1", reason: "二重に入れた")))
    return claim
  }

  /// The archive's bytes as they lie, and every disclosure in it in words.
  private func everything(in bundle: URL) throws -> (bytes: Data, disclosed: String) {
    let bytes = try Data(contentsOf: bundle)
    let words = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\"").compactMap {
      Disclosure(text: $0)?.value
    }
    return (bytes, words.joined(separator: "\n"))
  }

  @Test func nothingOfAKindIsAnywhereWhenItIsLeftOut() throws {
    let claim = try claim()
    let whole = try claim.bundle(.zip)
    let (all, disclosed) = try everything(in: whole)
    let page = try CheckingPage(of: try claim.bundle(.folder))
    let full = try claim.bundle(.folder)
    let later = try ["ledger.jsonl", "disclosures.jsonl"].map { name in
      [UInt8](try Data(contentsOf: full.appending(path: "data/proof/\(name)")))
    }
    for kind in Self.kinds {
      for words in kind.words {
        #expect(all.range(of: Data(words.utf8)) != nil || disclosed.contains(words), "\(words) is not in the sample")
      }
      let redaction = try Redaction(typed: kind.typed)
      let zip = try claim.bundle(.zip, leavingOut: redaction)
      let (bytes, rest) = try everything(in: zip)
      for words in kind.words {
        #expect(bytes.range(of: Data(words.utf8)) == nil && !rest.contains(words), "\(kind.typed): \(words)")
      }
      let report = try claim.verify(zip, disclosed: later)
      #expect(report.holds, "\(kind.typed): \(report.problems)")
      let withheldWords = report.held.compactMap { if case .words(_, let count) = $0 { count } else { nil } }.first ?? 0
      let withheldEntries = report.held.compactMap { if case .withheldEntries(let count) = $0 { count } else { nil } }
      #expect(kind.isWhole ? withheldEntries.first ?? 0 > 0 : withheldWords > 0, "\(kind.typed)")
      #expect(report.held.contains { if case .laterDisclosed(let count) = $0 { count > 0 } else { false } })
      let byPage = try page.check(zip)
      #expect(byPage.verdict == "holds", "\(kind.typed): \(byPage.problems)")
      let folder = try claim.bundle(.folder, leavingOut: redaction)
      let script = try ExternalTool.run("sh", "\(folder.path)/data/verify.sh")
      #expect(script.status == 0, "\(kind.typed): \(script.output)")
      if kind.isWhole {
        let count = withheldEntries.first ?? 0
        #expect(byPage.text.contains("Whole entries: \(count)"))
        #expect(script.output.contains("entries withheld whole: \(count)"))
      } else {
        #expect(byPage.text.contains("notes and so on): \(withheldWords)"))
      }
      #expect(try claim.verify(whole).subject?.root == report.subject?.root, "the record is the same")
    }
  }
}
