package import RunEngine

/// Where a cost stands in a claim.
package enum CostClass: String, Hashable, Sendable, CaseIterable {
  /// What the incident made necessary.
  case response
  /// What others claim from the company.
  case liability
  /// What it took to go on working.
  case continuity
  /// What policies as a rule do not pay.
  case outside
}

/// What an insurer as a rule wants before such a cost is incurred. Wordings differ; the policy decides.
package enum Approval: Hashable, Sendable {
  case beforehand
  case beforehandInWriting
  /// To be told of it; nothing waits for an answer.
  case tell
  /// It is a loss and not an order: there is nothing to agree to.
  case none
}

/// Whether policies as a rule pay such a cost.
package enum UsualCover: Hashable, Sendable {
  case candidate
  /// Only where the policy has an option for it.
  case byOption
  case notPaid
}

extension CostKind {
  package var costClass: CostClass {
    switch self {
    case .investigation, .containment, .dataRecovery, .legalAdvice, .publicStatement, .reputation, .customerLetters,
      .callDesk, .condolence, .overtime, .prevention, .other:
      .response
    case .litigation, .damages, .cardClaims: .liability
    case .rental, .premises: .continuity
    case .ransom, .lostFunds: .outside
    }
  }

  package var approval: Approval {
    switch self {
    case .condolence: .beforehandInWriting
    case .containment, .overtime: .tell
    case .lostFunds: .none
    case .investigation, .dataRecovery, .legalAdvice, .publicStatement, .reputation, .customerLetters, .callDesk,
      .prevention, .litigation, .damages, .cardClaims, .rental, .premises, .ransom, .other:
      .beforehand
    }
  }

  /// Whether an order that nobody agreed to is a gap in the claim.
  var waitsForConsent: Bool {
    switch approval {
    case .beforehand, .beforehandInWriting: true
    case .tell, .none: false
    }
  }

  package var usualCover: UsualCover {
    switch self {
    case .ransom: .notPaid
    case .lostFunds, .prevention: .byOption
    case .investigation, .containment, .dataRecovery, .legalAdvice, .publicStatement, .reputation, .customerLetters,
      .callDesk, .condolence, .overtime, .litigation, .damages, .cardClaims, .rental, .premises, .other:
      .candidate
    }
  }

  /// What an adjuster asks for with such a cost.
  package var papers: [ClaimPaper] {
    switch self {
    case .investigation: [.quote, .contract, .report, .invoice, .payment]
    case .containment: [.report, .invoice, .payment]
    case .dataRecovery: [.quote, .report, .list, .invoice, .payment]
    case .legalAdvice: [.contract, .report, .invoice, .payment]
    case .publicStatement, .reputation: [.quote, .sample, .invoice, .payment]
    case .customerLetters: [.quote, .list, .sample, .invoice, .payment]
    case .callDesk: [.quote, .list, .invoice, .payment]
    case .condolence: [.consentLetter, .list, .sample, .invoice, .payment]
    case .overtime: [.overtimeOrder, .attendance, .books]
    case .prevention: [.quote, .contract, .invoice, .payment]
    case .litigation: [.demand, .contract, .invoice, .payment]
    case .damages: [.demand, .consentLetter, .settlement, .payment]
    case .cardClaims: [.demand, .contract, .report, .payment]
    case .rental: [.quote, .contract, .invoice, .payment]
    case .premises: [.contract, .invoice, .payment]
    case .ransom, .lostFunds: [.demand, .payment]
    case .other: [.invoice, .payment]
    }
  }
}
