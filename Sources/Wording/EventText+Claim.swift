import PlaybookModel
import RunEngine

extension EventText {
  /// The part of the account that is about money, standstill and sales.
  func claimSentence(of event: ClaimEvent) -> LocalizedText {
    switch event {
    case .costRecorded(let cost):
      let (kind, stage) = (ClaimText.title(of: cost.kind), ClaimText.title(of: cost.stage))
      let (yen, item) = (ClaimText.yen(cost.yen), cost.item)
      let upgrade = cost.upgradeYen.map {
        say("、うち性能を上げる分 \(ClaimText.yen($0).ja)", ", of it upgrades \(ClaimText.yen($0).en)")
      }
      let consent = cost.consent.map { id in
        let title = playbook.title(of: id)
        return say("。同意: \(title.ja)", "; consent: \(title.en)")
      }
      let papers = (cost.papers ?? []).map { $0.text }
      let filed = papers.isEmpty ? nil : say("。書類: \(papers.listed.ja)", "; papers: \(papers.listed.en)")
      return [upgrade, consent, filed].compactMap(\.self).reduce(
        say("費用 \(item) \(kind.ja): \(yen.ja)(\(stage.ja))", "\(item), \(kind.en): \(yen.en) (\(stage.en))"), +)
    case .outageBegan(let outage):
      let extent = ClaimText.title(of: outage.extent)
      return say("停止 \(outage.outage): \(extent.ja)", "\(outage.outage): work \(extent.en)")
    case .outageEnded(let ended): return say("停止 \(ended.outage) が終わった", "\(ended.outage) is over")
    case .salesStated(let sales):
      let saved = sales.savedYen.map { say("、浮いた費用 \(ClaimText.yen($0).ja)", ", saved \(ClaimText.yen($0).en)") }
      let (usual, actual) = (ClaimText.yen(sales.usualYen), ClaimText.yen(sales.actualYen))
      return say(
        "\(sales.day) の売上: ふだん \(usual.ja)、実際 \(actual.ja)",
        "sales of \(sales.day): usual \(usual.en), actual \(actual.en)")
        + (saved ?? say("", ""))
    case .policyStated(let terms): return text(of: terms)
    case .claimItemWithdrawn(let withdrawn):
      return say("\(withdrawn.item) を取り下げた(数えない)", "\(withdrawn.item) was withdrawn and does not count")
    }
  }

  func claimDetails(of event: ClaimEvent) -> [(LocalizedText, Disclosable?)] {
    switch event {
    case .costRecorded(let cost): [(say("支払先", "payee"), cost.payee), (say("内容", "what for"), cost.what)]
    case .outageBegan(let outage): [(say("止まったもの", "what stood still"), outage.system)]
    case .claimItemWithdrawn(let withdrawn): [(say("理由", "reason"), withdrawn.reason)]
    case .outageEnded, .salesStated, .policyStated: []
    }
  }

  private func text(of terms: PolicyStated) -> LocalizedText {
    let stated = PolicyText.rows(of: terms).map { say("\($0.name.ja) \($0.words.ja)", "\($0.name.en) \($0.words.en)") }
    guard !stated.isEmpty else { return say("保険の条件: まだ分からない", "terms of the policy: not known yet") }
    return say("保険の条件: \(stated.listed.ja)", "terms of the policy: \(stated.listed.en)")
  }
}

extension FiledPaper {
  /// `見積書(item-3)`.
  fileprivate var text: LocalizedText {
    let title = ClaimText.title(of: paper)
    return say("\(title.ja)(\(item))", "\(title.en) (\(item))")
  }
}
