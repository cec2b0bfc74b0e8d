import CivilTime
import Claim
package import RunEngine
import Wording

/// Every recording of a cost, and what was withdrawn. The last line of an item counts.
package enum CostsTable: ClaimTable {
  package static let fileName = "costs.csv"

  package static let columns = [
    "費用 item", "番号 entry", "記録した時刻 recorded", "いつの費用か(申告) incurred (stated)", "種類 kind", "区分 class", "段階 stage",
    "金額(円) yen", "うち性能を上げる分 upgrade yen", "支払先 payee", "内容 what for", "同意 consent", "手順 step", "書類 papers",
    "役割 role", "名前 name",
  ]

  package static func cells(for event: RecordedEvent, as words: TableWords) -> [String]? {
    guard case .claim(let claim) = event.event else { return nil }
    let happening = event.happening
    let times = [String(event.sequence), words.instant(event.recorded), words.instant(happening.occurred?.instant)]
    let actor = [words.role(happening.actor?.role), words.text(happening.actor?.name)]
    switch claim {
    case .costRecorded(let cost):
      let papers = (cost.papers ?? []).map { "\($0.paper.rawValue)=\($0.item)" }
      return [cost.item] + times + [
        ClaimText.title(of: cost.kind).both, ClaimText.title(of: cost.kind.costClass).both, cost.stage.rawValue,
        String(cost.yen), words.number(cost.upgradeYen), words.text(cost.payee), words.text(cost.what),
        words.consent(cost.consent), happening.invocation?.description ?? "", papers.joined(separator: " "),
      ] + actor
    case .claimItemWithdrawn(let withdrawn) where withdrawn.item.hasPrefix("cost-"):
      let blank = [String](repeating: "", count: 3)
      return [withdrawn.item] + times + ["", "", "withdrawn"] + blank + [words.text(withdrawn.reason)] + blank + actor
    case .claimItemWithdrawn, .outageBegan, .outageEnded, .salesStated, .policyStated: return nil
    }
  }
}
