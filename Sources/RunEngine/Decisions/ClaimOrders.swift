package import PlaybookModel

/// A request about the claim.
package enum ClaimOrder: Hashable, Sendable {
  case recordCost(CostOrder)
  /// A new outage, from the time that the command states.
  case beginOutage(system: String, extent: OutageBegan.Extent)
  /// The end of an outage; nil for the only one that is open.
  case endOutage(String?)
  /// A better time for the beginning of an outage that is on record.
  case redateOutage(String)
  case stateSales(SalesStated)
  case statePolicy(PolicyStated)
  case withdraw(String, reason: String)
}

/// A new cost, or what is new about one. Whatever is nil stays as it was last.
package struct CostOrder: Hashable, Sendable {
  /// `cost-1`; nil for a new one.
  package var item: String?
  package var kind: CostKind?
  package var stage: CostRecorded.Stage?
  package var yen: Int?
  package var upgradeYen: Int?
  package var payee: String?
  package var what: String?
  package var consent: ConsentID?
  /// The step that it belongs to.
  package var step: StepID?
  package var papers: [FiledPaper]

  package init(
    item: String? = nil, kind: CostKind? = nil, stage: CostRecorded.Stage? = nil, yen: Int? = nil,
    upgradeYen: Int? = nil, payee: String? = nil, what: String? = nil, consent: ConsentID? = nil, step: StepID? = nil,
    papers: [FiledPaper] = []
  ) {
    self.item = item
    self.kind = kind
    self.stage = stage
    self.yen = yen
    self.upgradeYen = upgradeYen
    self.payee = payee
    self.what = what
    self.consent = consent
    self.step = step
    self.papers = papers
  }
}

/// Why something was not taken into the claim.
package enum ClaimRefusal: Hashable, Sendable {
  case unknownItem(String, known: [String])
  /// It was withdrawn, by this entry.
  case withdrawn(String, entry: Int)
  /// A new cost has to say what it is for and how much it is.
  case costIncomplete
  case amountOutOfRange(Int)
  case upgradeAboveAmount(upgrade: Int, amount: Int)
  case outageOver(String)
  /// None, or more than one: the command has to name it.
  case whichOutage(open: [String])
  case endsBeforeStart(String)
  case badDay(String)
  case dayToCome(String)
  case badTerms(PolicyFault)

  /// What is wrong with stated terms.
  package enum PolicyFault: Hashable, Sendable {
    case outOfRange(String)
    case badDay(String)
    case endsBeforeStart
    /// Both covered and excluded.
    case contradiction(CostKind)
  }
}
