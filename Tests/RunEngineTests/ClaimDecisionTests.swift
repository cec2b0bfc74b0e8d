import CivilTime
import PlaybookModel
import RunEngine
import Testing

/// What the engine takes into a claim, and what it refuses.
@Suite struct ClaimDecisionTests {
  private let run = playbook(track("main", task("a", to: .to("b")), task("b")))

  private func cost(
    _ kind: CostKind? = .investigation, _ yen: Int? = 100, item: String? = nil, upgrade: Int? = nil
  ) -> Command.Action {
    .claim(.recordCost(CostOrder(item: item, kind: kind, yen: yen, upgradeYen: upgrade)))
  }

  @Test func aCostGrowsByEntriesAndKeepsWhatWasSaid() throws {
    var incident = try Incident(run)
    var order = CostOrder(kind: .rental, yen: 300, payee: "貸出社", what: "two machines", step: StepID("a"))
    try incident.perform(.claim(.recordCost(order)))
    order = CostOrder(item: "cost-1", stage: .paid, yen: 280)
    try incident.perform(.claim(.recordCost(order)))
    let item = try #require(incident.state.claim.costs.first)
    #expect(incident.state.claim.costs.count == 1)
    #expect(item.entries.map(\.cost.stage) == [.estimated, .paid])
    #expect(item.entries.map(\.cost.yen) == [300, 280])
    #expect(item.latest.cost.payee == .name("貸出社"))
    #expect(item.latest.cost.what == .text("two machines"))
    #expect(item.invocation?.description == "a#1")
  }

  @Test func whatCannotBeACost() throws {
    var incident = try Incident(run)
    #expect(incident.refusal(cost(nil)) == .claim(.costIncomplete))
    #expect(incident.refusal(cost(.rental, nil)) == .claim(.costIncomplete))
    #expect(incident.refusal(cost(.rental, -1)) == .claim(.amountOutOfRange(-1)))
    #expect(incident.refusal(cost(.rental, 10_000_000_000_001)) == .claim(.amountOutOfRange(10_000_000_000_001)))
    #expect(
      incident.refusal(cost(.rental, 100, upgrade: 101)) == .claim(.upgradeAboveAmount(upgrade: 101, amount: 100)))
    #expect(incident.refusal(cost(item: "cost-1")) == .claim(.unknownItem("cost-1", known: [])))
    let unknown = CostOrder(kind: .rental, yen: 1, consent: ConsentID("nothing"))
    #expect(incident.refusal(.claim(.recordCost(unknown))) == .unknownConsent(ConsentID("nothing"), nearest: nil))
    let unfiled = CostOrder(kind: .rental, yen: 1, papers: [FiledPaper(.quote, item: "item-1")])
    #expect(incident.refusal(.claim(.recordCost(unfiled))) == .unknownItem("item-1", known: []))
    // A cost whose upgrade was said to be 90 cannot shrink below it.
    try incident.perform(cost(.rental, 100, upgrade: 90))
    #expect(
      incident.refusal(cost(nil, 80, item: "cost-1")) == .claim(.upgradeAboveAmount(upgrade: 90, amount: 80)))
  }

  @Test func withdrawnIsWithdrawn() throws {
    var incident = try Incident(run)
    try incident.perform(cost())
    try incident.perform(.claim(.beginOutage(system: "tills", extent: .full)))
    #expect(incident.refusal(.claim(.withdraw("cost-1", reason: " "))) == .reasonNeeded)
    #expect(
      incident.refusal(.claim(.withdraw("cost-2", reason: "x")))
        == .claim(.unknownItem("cost-2", known: ["cost-1", "outage-1"])))
    try incident.perform(.claim(.withdraw("cost-1", reason: "twice")))
    try incident.perform(.claim(.withdraw("outage-1", reason: "only a pause")))
    let entry = incident.state.size - 2
    #expect(incident.refusal(cost(item: "cost-1")) == .claim(.withdrawn("cost-1", entry: entry)))
    #expect(incident.refusal(.claim(.endOutage("outage-1"))) == .claim(.withdrawn("outage-1", entry: entry + 1)))
    #expect(incident.refusal(.claim(.endOutage(nil))) == .claim(.whichOutage(open: [])))
    // The number of what was withdrawn is not used again.
    try incident.perform(cost())
    #expect(incident.story().suffix(1) == ["cost-2 investigation 100 estimated"])
  }

  @Test func outagesBeginAndEnd() throws {
    var incident = try Incident(run)
    try incident.perform(
      .claim(.beginOutage(system: "orders", extent: .full)), occurred: stated("2026-11-27T10:00:00.000Z"))
    #expect(
      incident.refusal(.claim(.endOutage(nil)), occurred: stated("2026-11-27T09:59:00.000Z"))
        == .claim(.endsBeforeStart("outage-1")))
    try incident.perform(.claim(.beginOutage(system: "tills", extent: .partial)))
    #expect(incident.refusal(.claim(.endOutage(nil))) == .claim(.whichOutage(open: ["outage-1", "outage-2"])))
    try incident.perform(.claim(.endOutage("outage-1")))
    try incident.perform(.claim(.endOutage(nil)))
    #expect(incident.refusal(.claim(.endOutage("outage-1"))) == .claim(.outageOver("outage-1")))
    // A better time for either end is an entry of its own.
    try incident.perform(.claim(.endOutage("outage-1")), occurred: stated("2026-11-27T11:00:00.000Z"))
    try incident.perform(.claim(.redateOutage("outage-1")), occurred: stated("2026-11-27T09:30:00.000Z"))
    #expect(
      incident.refusal(.claim(.redateOutage("outage-1")), occurred: stated("2026-11-27T11:30:00.000Z"))
        == .claim(.endsBeforeStart("outage-1")))
    let outage = incident.state.claim.outages[0]
    #expect(outage.start.at == moment("2026-11-27T09:30:00.000Z"))
    #expect(outage.end?.at == moment("2026-11-27T11:00:00.000Z"))
    #expect(outage.began.extent == .full)
  }

  @Test func salesAreOfDaysThatWere() throws {
    var incident = try Incident(run)
    func sales(_ day: String, _ actual: Int = 5) -> Command.Action {
      .claim(.stateSales(SalesStated(day: day, usualYen: 10, actualYen: actual)))
    }
    #expect(incident.refusal(sales("2026-11-31")) == .claim(.badDay("2026-11-31")))
    // In Tokyo it is the 27th until three in the afternoon of that day in UTC.
    #expect(incident.refusal(sales("2026-11-28")) == .claim(.dayToCome("2026-11-28")))
    #expect(incident.refusal(sales("2026-11-27", -1)) == .claim(.amountOutOfRange(-1)))
    try incident.perform(sales("2026-11-27", 5))
    try incident.perform(sales("2026-11-27", 7))
    #expect(incident.state.claim.sales["2026-11-27"]?.stated.actualYen == 7)
  }

  @Test func termsThatCannotBe() throws {
    let incident = try Incident(run)
    func fault(_ terms: PolicyStated) -> ClaimRefusal.PolicyFault? {
      guard case .claim(.badTerms(let fault)) = incident.refusal(.claim(.statePolicy(terms))) else { return nil }
      return fault
    }
    #expect(fault(PolicyStated(paidPercent: 0)) == .outOfRange("paid-percent"))
    #expect(fault(PolicyStated(waitingHours: -1)) == .outOfRange("waiting-hours"))
    #expect(fault(PolicyStated(profitPerMille: 1_001)) == .outOfRange("profit-rate"))
    #expect(fault(PolicyStated(from: "2026-13-01")) == .badDay("2026-13-01"))
    #expect(fault(PolicyStated(from: "2026-04-01", until: "2026-03-31")) == .endsBeforeStart)
    #expect(fault(PolicyStated(covers: [.rental], excludes: [.rental])) == .contradiction(.rental))
    #expect(fault(.nothing) == nil)
  }

  /// A ledger that somebody else wrote may say anything; it folds all the same.
  @Test func foreignEntriesChangeNothingThatIsNotThere() throws {
    let incident = try Incident(run)
    var state = incident.state
    let strays: [ClaimEvent] = [
      .outageEnded(OutageEnded(outage: "outage-9")),
      .claimItemWithdrawn(ClaimItemWithdrawn(item: "cost-9", reason: .withheld)),
    ]
    for event in strays {
      state.evolve(by: RecordedEvent(sequence: state.size, recorded: evening, happening: Happening(.claim(event))))
    }
    #expect(state.claim == incident.state.claim)
    #expect(state.size == incident.state.size + 2)
  }
}
