import Testing

/// One thing that every store has to do.
package struct StoreCheck: Sendable, CustomTestStringConvertible {
  package let testDescription: String
  /// Reports what does not hold to Swift Testing. The place is fresh.
  package let run: @Sendable (any StorePlace) throws -> Void

  init(_ description: String, _ run: @escaping @Sendable (any StorePlace) throws -> Void) {
    testDescription = description
    self.run = run
  }

  /// All of them; a test takes them as its arguments and gives each a place of its own.
  package static let all: [StoreCheck] =
    ledgerChecks + refusalChecks + atomicityChecks + outboxChecks + companyChecks + sharingChecks
}
