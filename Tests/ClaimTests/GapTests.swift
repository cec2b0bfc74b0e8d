import CivilTime
import Claim
import PlaybookModel
import RunEngine
import Testing

@Suite struct GapTests {
  @Test func atTheBeginningEverythingIsMissing() throws {
    let ledger = try ClaimLedger(policyNumber: nil)
    #expect(ledger.assessment.isEmpty)
    #expect(
      ledger.assessment.gaps == [
        .noticeMissing(.insurerNotified), .noticeMissing(.insurerAcknowledged), .policyNumberUnknown, .termsUnknown,
        .stepOpen(StepID("look")), .neverStamped,
      ])
  }

  @Test func whatWasDoneIsNoGap() throws {
    var ledger = try ClaimLedger()
    try ledger.keepEvidence(for: "look")
    try ledger.perform(.finish(FinishOrder(step: StepID("look"), outcome: .done)))
    try ledger.perform(.finish(FinishOrder(step: StepID("tell"), outcome: .done)))
    let gaps = ledger.assessment.gaps
    #expect(!gaps.contains(.noticeMissing(.insurerNotified)))
    #expect(gaps.contains(.noticeMissing(.insurerAcknowledged)))
    #expect(!gaps.contains { if case .evidenceMissing = $0 { true } else { false } })
  }

  @Test func papersOfAStepSkipsAndOverrides() throws {
    var ledger = try ClaimLedger()
    try ledger.perform(.finish(FinishOrder(step: StepID("look"), outcome: .done)))
    try ledger.perform(.skip(StepID("tell"), reason: "no line"))
    try ledger.perform(.override(StepID("buy"), reason: "it spreads"))
    let gaps = ledger.assessment.gaps
    guard case .evidenceMissing(StepID("look"), let items) = gaps.first(where: { $0.isAboutEvidence }) else {
      Issue.record("nothing is said of the photograph")
      return
    }
    #expect(items.map(\.id) == ["photo"])
    #expect(gaps.contains(.stepSkipped(StepID("tell"))))
    #expect(gaps.contains(.wentOnWithoutConsent(entry: ledger.state.overrides[0])))
  }

  /// Until it is found right again.
  @Test func evidenceThatChanged() throws {
    var ledger = try ClaimLedger()
    try ledger.keepEvidence()
    try ledger.perform(.keepCustody(CustodyRecorded(item: "item-1", act: .foundChanged)))
    #expect(ledger.assessment.gaps.contains(.evidenceChanged(item: "item-1")))
    try ledger.perform(.keepCustody(CustodyRecorded(item: "item-1", act: .verified)))
    #expect(!ledger.assessment.gaps.contains(.evidenceChanged(item: "item-1")))
  }

  @Test func daysWithoutFigures() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(.statePolicy(PolicyStated(waitingHours: 12, profitPerMille: 350)))
    try ledger.claim(.beginOutage(system: "all", extent: .full), at: "2026-11-20 00:00")
    try ledger.claim(.endOutage(nil), at: "2026-11-23 00:00")
    try ledger.claim(.stateSales(SalesStated(day: "2026-11-21", usualYen: 10, actualYen: 0)))
    let days = ["2026-11-20", "2026-11-22"].compactMap { CivilDate(text: $0) }
    #expect(ledger.assessment.gaps.contains(.salesMissing(days)))
  }
}

extension ClaimGap {
  fileprivate var isAboutEvidence: Bool { if case .evidenceMissing = self { true } else { false } }
}
