package import CivilTime
package import PlaybookModel
package import RunEngine

/// Something that an adjuster will ask about: a paper, a step or a figure that is not there, or a rule that was not kept.
package enum ClaimGap: Hashable, Sendable {
  case policyNumberUnknown
  case termsUnknown
  case outsidePolicyPeriod(discovered: Instant)
  /// Nobody recorded that this happened.
  case noticeMissing(Milestone)
  case wentOnWithoutConsent(entry: Int)
  case clockMissed(ClockID, last: Instant)
  case stepSkipped(StepID)
  case stepTimedOut(StepID)
  case stepOpen(StepID)
  /// The step was finished, and nothing was kept of what it asks for.
  case evidenceMissing(StepID, [EvidenceItem])
  case evidenceChanged(item: String)
  case neverStamped
  case entriesWithheld(Int)
  case cost(String, CostGap)
  case aboveLimit(ConsentID, costs: [String], yen: Int, limit: Int)
  case outageOpen(String)
  /// A step was told that work stopped then, and no outage is on record.
  case outageOnlyAnswered(since: Instant)
  case lossIncomplete(LostSales.Missing)
  case salesMissing([CivilDate])

  package enum CostGap: Hashable, Sendable {
    /// It is not ordered yet, and has to wait for the insurer.
    case consentNeeded([ConsentID])
    /// No decision is on record; about these consents, where the cost leans on any.
    case consentMissing([ConsentID])
    case consentDeclined, consentLate
    /// Given before the order as somebody says; on record only after it.
    case consentStatedAfterwards(RunState.Decision, after: Span)
    case papersMissing([ClaimPaper])
    case onlyEstimated
    case beforeDiscovery
    /// Later than costs count.
    case afterCostPeriod
    case optionUnknown
    case notPaid
    case upgrade(yen: Int)
  }
}
