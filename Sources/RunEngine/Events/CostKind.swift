/// What a cost is for. The names are the ledger's and never change.
package enum CostKind: String, Hashable, Sendable, Codable, CaseIterable {
  case investigation
  /// Outsourced isolation and first aid.
  case containment
  case dataRecovery = "data-recovery"
  case legalAdvice = "legal-advice"
  /// A press conference, an announcement in a newspaper.
  case publicStatement = "public-statement"
  /// Against rumours.
  case reputation
  case customerLetters = "customer-letters"
  case callDesk = "call-desk"
  /// Condolence money and gifts.
  case condolence
  case overtime
  case prevention
  case litigation
  case damages
  /// What card companies claim.
  case cardClaims = "card-claims"
  /// Machines and services rented to keep working.
  case rental
  case premises
  case ransom
  /// Money sent to a fraud.
  case lostFunds = "lost-funds"
  case other
}

/// A paper that an adjuster asks for. The names are the ledger's and never change.
package enum ClaimPaper: String, Hashable, Sendable, Codable, CaseIterable {
  case quote
  /// An order, a contract, a letter of engagement.
  case contract
  /// What was done and found.
  case report
  case invoice
  /// A receipt, a transfer.
  case payment
  /// The consent in writing.
  case consentLetter = "consent-letter"
  /// Of people, letters, calls or data.
  case list
  /// What was sent or published.
  case sample
  case attendance
  case overtimeOrder = "overtime-order"
  /// A demand, a complaint before a court.
  case demand
  /// An agreement, a judgment.
  case settlement
  /// Books of sales, profit and loss.
  case books
}
