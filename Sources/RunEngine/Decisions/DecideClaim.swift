import CivilTime
import PlaybookModel

extension Draft {
  mutating func carryOut(_ order: ClaimOrder) throws(Refusal) {
    switch order {
    case .recordCost(let order): try recordCost(order)
    case .beginOutage(let system, let extent):
      let outage = "outage-\(state.claim.outages.count + 1)"
      record(.outageBegan(OutageBegan(outage: outage, extent: extent, system: .text(try system.required()))))
    case .endOutage(let stated): try endOutage(stated)
    case .redateOutage(let id): try redateOutage(id)
    case .stateSales(let sales): try stateSales(sales)
    case .statePolicy(let terms):
      if let fault = terms.fault { throw .claim(.badTerms(fault)) }
      record(.policyStated(terms))
    case .withdraw(let item, let reason): try withdraw(item, reason: reason)
    }
  }

  private mutating func record(_ event: ClaimEvent, in invocation: InvocationID? = nil) {
    record(.claim(event), in: invocation)
  }

  private mutating func recordCost(_ order: CostOrder) throws(Refusal) {
    let before = try order.item.map { id throws(Refusal) in try cost(id).latest.cost }
    guard let kind = order.kind ?? before?.kind, let yen = order.yen ?? before?.yen else {
      throw .claim(.costIncomplete)
    }
    let upgrade = order.upgradeYen ?? before?.upgradeYen
    for amount in [yen, upgrade ?? 0] where !CostRecorded.amounts.contains(amount) {
      throw .claim(.amountOutOfRange(amount))
    }
    if let upgrade, upgrade > yen { throw .claim(.upgradeAboveAmount(upgrade: upgrade, amount: yen)) }
    if let consent = order.consent, state.playbook.consent(consent) == nil {
      throw .unknownConsent(consent, nearest: nearest(consent, among: state.playbook.consents.map(\.id)))
    }
    let items = state.attachments.map(\.item)
    for paper in order.papers where !items.contains(paper.item) { throw .unknownItem(paper.item, known: items) }
    let recorded = CostRecorded(
      item: before?.item ?? "cost-\(state.claim.costs.count + 1)", kind: kind,
      stage: order.stage ?? before?.stage ?? .estimated, yen: yen, upgradeYen: upgrade,
      payee: order.payee?.ifWorded.map(Disclosable.name) ?? before?.payee,
      what: order.what?.ifWorded.map(Disclosable.text) ?? before?.what, consent: order.consent ?? before?.consent,
      papers: order.papers.isEmpty ? nil : order.papers)
    let invocation = try order.step.map { step throws(Refusal) in try lastInvocation(of: step) }
    record(.costRecorded(recorded), in: invocation)
  }

  private func cost(_ id: String) throws(Refusal) -> RunState.CostItem {
    guard let item = state.claim.costs.first(where: { $0.id == id }) else {
      throw .claim(.unknownItem(id, known: state.claim.costs.map(\.id)))
    }
    if let withdrawn = item.withdrawn { throw .claim(.withdrawn(id, entry: withdrawn.sequence)) }
    return item
  }

  private func outage(_ id: String) throws(Refusal) -> RunState.Outage {
    guard let outage = state.claim.outages.first(where: { $0.id == id }) else {
      throw .claim(.unknownItem(id, known: state.claim.outages.map(\.id)))
    }
    if let withdrawn = outage.withdrawn { throw .claim(.withdrawn(id, entry: withdrawn.sequence)) }
    return outage
  }

  private mutating func endOutage(_ stated: String?) throws(Refusal) {
    let open = state.claim.outages.filter { $0.end == nil && $0.withdrawn == nil }
    guard let id = stated ?? (open.count == 1 ? open[0].id : nil) else {
      throw .claim(.whichOutage(open: open.map(\.id)))
    }
    let outage = try outage(id)
    let end = occurred?.instant ?? now
    // Without a time of its own, a second end is a slip and not a better time.
    if outage.end != nil, occurred == nil { throw .claim(.outageOver(id)) }
    if end < outage.start.at { throw .claim(.endsBeforeStart(id)) }
    record(.outageEnded(OutageEnded(outage: id)))
  }

  private mutating func redateOutage(_ id: String) throws(Refusal) {
    let outage = try outage(id)
    if let end = outage.end, end.at < occurred?.instant ?? now { throw .claim(.endsBeforeStart(id)) }
    record(.outageBegan(outage.began))
  }

  private mutating func stateSales(_ sales: SalesStated) throws(Refusal) {
    guard let day = CivilDate(text: sales.day) else { throw .claim(.badDay(sales.day)) }
    if day > zone.local(at: now).date { throw .claim(.dayToCome(sales.day)) }
    for amount in [sales.usualYen, sales.actualYen, sales.savedYen ?? 0] where !CostRecorded.amounts.contains(amount) {
      throw .claim(.amountOutOfRange(amount))
    }
    record(.salesStated(sales))
  }

  private mutating func withdraw(_ id: String, reason: String) throws(Refusal) {
    if state.claim.outages.contains(where: { $0.id == id }) {
      _ = try outage(id)
    } else if state.claim.costs.contains(where: { $0.id == id }) {
      _ = try cost(id)
    } else {
      throw .claim(.unknownItem(id, known: state.claim.costs.map(\.id) + state.claim.outages.map(\.id)))
    }
    record(.claimItemWithdrawn(ClaimItemWithdrawn(item: id, reason: .text(try reason.required(else: .reasonNeeded)))))
  }
}

extension PolicyStated {
  /// What is wrong with the terms by themselves; nil when nothing is.
  package var fault: ClaimRefusal.PolicyFault? {
    let yen = CostRecorded.amounts
    let ranges: [(String, Int?, ClosedRange<Int>)] = [
      ("limit-yen", limitYen, yen), ("deductible-yen", deductibleYen, yen), ("loss-limit-yen", lossLimitYen, yen),
      ("paid-percent", paidPercent, Self.percents), ("cost-days", costDays, Self.days),
      ("loss-days", lossDays, Self.days), ("waiting-hours", waitingHours, Self.hours),
      ("profit-rate", profitPerMille, Self.perMilles),
    ]
    for (name, value, range) in ranges {
      if let value, !range.contains(value) { return .outOfRange(name) }
    }
    let days = [from, until].map { $0.map { CivilDate(text: $0) } }
    for (text, day) in zip([from, until], days) where text != nil && day == .some(nil) { return .badDay(text ?? "") }
    if let first = days[0] ?? nil, let last = days[1] ?? nil, last < first { return .endsBeforeStart }
    return Set(covers ?? []).intersection(excludes ?? []).min { $0.rawValue < $1.rawValue }.map { .contradiction($0) }
  }
}
