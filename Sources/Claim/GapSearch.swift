import CivilTime
import PlaybookModel
import RunEngine

/// Looks for what is missing in a claim.
struct GapSearch {
  let state: RunState
  let zone: Zone
  let terms: PolicyStated
  let costs: [AssessedCost]
  let loss: LostSales

  /// What the shipped playbooks call the time when work stopped.
  private static let outageStart = FactID("outage-start")

  /// In the order in which they weigh.
  var gaps: [ClaimGap] {
    notice + policy + rules + costs.flatMap(gaps(of:)) + limits + standstill + steps + record
  }

  private var notice: [ClaimGap] {
    [Milestone.insurerNotified, .insurerAcknowledged].filter { state.milestones[$0] == nil }.map { .noticeMissing($0) }
  }

  private var policy: [ClaimGap] {
    var gaps: [ClaimGap] = []
    if state.policyNumber == nil { gaps.append(.policyNumberUnknown) }
    if state.claim.terms == nil { gaps.append(.termsUnknown) }
    if let discovered = state.instant(of: .discovered) {
      let day = zone.local(at: discovered).date
      let isEarly = terms.from.flatMap { CivilDate(text: $0) }.map { day < $0 } ?? false
      let isLate = terms.until.flatMap { CivilDate(text: $0) }.map { day > $0 } ?? false
      if isEarly || isLate { gaps.append(.outsidePolicyPeriod(discovered: discovered)) }
    }
    return gaps
  }

  private var rules: [ClaimGap] {
    state.overrides.map { .wentOnWithoutConsent(entry: $0) }
      + state.missed.sorted { ($0.value, $0.key.text) < ($1.value, $1.key.text) }.map {
        .clockMissed($0.key, last: $0.value)
      }
  }

  private func gaps(of cost: AssessedCost) -> [ClaimGap] {
    var gaps: [ClaimGap.CostGap] = []
    switch cost.cover {
    case .candidate: break
    case .optionUnknown: gaps.append(.optionUnknown)
    case .notPaid: gaps.append(.notPaid)
    }
    switch cost.consent {
    case .notNeeded, .granted: break
    case .grantedLate: gaps.append(.consentLate)
    case .statedAfterwards(let decision, let span): gaps.append(.consentStatedAfterwards(decision, after: span))
    case .declined: gaps.append(.consentDeclined)
    case .missing:
      gaps.append(cost.cost.stage == .estimated ? .consentNeeded(cost.leansOn) : .consentMissing(cost.leansOn))
    }
    if cost.upgradeYen > 0 { gaps.append(.upgrade(yen: cost.upgradeYen)) }
    let first = cost.item.entries[0].at
    if let discovered = state.instant(of: .discovered), first < discovered { gaps.append(.beforeDiscovery) }
    if let days = terms.costDays, let notified = state.milestones[.insurerNotified]?.at,
      cost.item.latest.at > notified.advanced(by: .hours(24 * Int64(days)))
    {
      gaps.append(.afterCostPeriod)
    }
    if cost.cost.stage == .estimated {
      gaps.append(.onlyEstimated)
    } else if !cost.missingPapers.isEmpty {
      gaps.append(.papersMissing(cost.missingPapers))
    }
    return gaps.map { .cost(cost.item.id, $0) }
  }

  /// Costs that lean on the same consent count together.
  private var limits: [ClaimGap] {
    state.playbook.consents.compactMap { consent in
      let last = state.decisions.last { $0.consent.consent == consent.id }
      guard let last, last.consent.decision == .granted, let limit = last.consent.limitYen else { return nil }
      let leaning = costs.filter { $0.leansOn.contains(consent.id) }
      let sum = Yen.sum(leaning.map(\.yen))
      return sum > limit ? .aboveLimit(consent.id, costs: leaning.map(\.item.id), yen: sum, limit: limit) : nil
    }
  }

  private var standstill: [ClaimGap] {
    let open = state.claim.outages.filter { $0.end == nil && $0.withdrawn == nil }
    var gaps: [ClaimGap] = open.map { .outageOpen($0.id) }
    if state.claim.outages.isEmpty, let since = state.instant(of: GapSearch.outageStart) {
      gaps.append(.outageOnlyAnswered(since: since))
    }
    if case .incomplete(let missing) = loss.result { gaps += missing.map { .lossIncomplete($0) } }
    if !loss.daysWithoutSales.isEmpty, !gaps.contains(.lossIncomplete(.sales)) {
      gaps.append(.salesMissing(loss.daysWithoutSales))
    }
    return gaps
  }

  private var steps: [ClaimGap] {
    state.playbook.steps.flatMap { step -> [ClaimGap] in
      guard let latest = state.latestInvocation(of: step.id) else { return [] }
      switch latest.phase {
      case .open: return [.stepOpen(step.id)]
      case .closed(.skipped, _): return [.stepSkipped(step.id)]
      case .closed(.timedOut, _): return [.stepTimedOut(step.id)]
      case .closed(.passedOver, _), .closed(.failed, _): return []
      case .closed(.done, _), .closed(.answered, _):
        let wanted = step.instructions.evidence
        return wanted.isEmpty || state.stepsWithEvidence.contains(step.id) ? [] : [.evidenceMissing(step.id, wanted)]
      }
    }
  }

  private var record: [ClaimGap] {
    state.changedEvidence.sorted().map { .evidenceChanged(item: $0) }
      + (state.anchors.isEmpty ? [.neverStamped] : []) + (state.withheld > 0 ? [.entriesWithheld(state.withheld)] : [])
  }
}
