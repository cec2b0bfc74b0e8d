import Claim
import PlaybookModel
import RunEngine
import Runner
import Wording

/// What somebody should know at once about a cost that was just recorded. Nothing is held back by it.
struct CostAdvice {
  let recorded: Recorded

  func tell() {
    for event in recorded.events {
      guard case .claim(.costRecorded(let recordedCost)) = event.event else { continue }
      let file = recorded.file
      let claim = ClaimAssessment(of: file.state, zone: file.zone)
      guard let cost = claim.costs.first(where: { $0.item.id == recordedCost.item }) else { continue }
      let (kind, yen) = (ClaimText.title(of: cost.cost.kind), ClaimText.yen(cost.yen))
      Voice.tell(say("● \(cost.item.id) \(kind.ja): \(yen.ja)", "● \(cost.item.id), \(kind.en): \(yen.en)"))
      let text = GapText(playbook: file.playbook, time: TimeText(zone: file.zone))
      for gap in claim.gaps where gap.isPressing(for: cost.item.id) {
        let (what, remedy) = (text.what(gap), text.remedy(gap))
        Voice.tell(Voice.warning("! \(what[Voice.language])"))
        if let remedy { Voice.tell("  \(remedy[Voice.language])") }
      }
    }
  }
}

extension ClaimGap {
  /// Money can still be saved by knowing it now.
  fileprivate func isPressing(for item: String) -> Bool {
    switch self {
    case .cost(item, .consentMissing), .cost(item, .consentNeeded), .cost(item, .consentDeclined),
      .cost(item, .consentLate), .cost(item, .consentStatedAfterwards),
      .cost(item, .optionUnknown), .cost(item, .notPaid):
      true
    case .aboveLimit(_, let costs, _, _): costs.contains(item)
    case .cost, .policyNumberUnknown, .termsUnknown, .outsidePolicyPeriod, .noticeMissing, .wentOnWithoutConsent,
      .clockMissed, .stepSkipped, .stepTimedOut, .stepOpen, .evidenceMissing, .evidenceChanged, .neverStamped,
      .entriesWithheld, .outageOpen, .outageOnlyAnswered, .lossIncomplete, .salesMissing:
      false
    }
  }
}
