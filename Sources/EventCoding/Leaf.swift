package import RunEngine

/// One event as the ledger keeps it.
///
/// The bytes are RFC 8785 JSON with these members and no others, absent where there is nothing to say. `null` in
/// `data` and for `by` stands for words that are kept beside the leaf, one for each digest in `_sd`: so a reader knows of
/// withheld words where they are missing.
///
/// | member | holds |
/// |---|---|
/// | `v` | 1, the version of this format |
/// | `seq` | the event's place in the ledger |
/// | `type` | an `EventType` |
/// | `recorded` | when the ledger took it, UTC with milliseconds |
/// | `clock` | `boot`, `sinceBootMs`, `synchronised`, `maxErrorUs` |
/// | `occurred` | `at` (UTC), `offset`, `zone`, `precision`, `source`: when it happened, as stated |
/// | `role`, `by`, `step` | who acted, in which entry into which step |
/// | `data` | the event's own data |
/// | `salt` | 128 random bits, base64url: the hash of a withheld leaf tells nothing about it |
/// | `_sd` | digests of the disclosures, sorted (RFC 9901) |
package struct Leaf: Hashable, Sendable {
  package let recorded: RecordedEvent
  package let clock: ClockFacts
  /// How many disclosures this copy leaves out.
  package let withheld: Int

  package init(recorded: RecordedEvent, clock: ClockFacts, withheld: Int = 0) {
    self.recorded = recorded
    self.clock = clock
    self.withheld = withheld
  }

  static let formatVersion = 1
  /// The most bytes that a leaf may have.
  package static let largest = 65_535
}

/// Why stored bytes are not a leaf of this format.
package enum LeafFault: Error, Hashable, Sendable {
  case notCanonicalJSON
  /// A program newer than this one wrote it.
  case newerFormat(Int)
  case unknownType(String)
  case badMember(String)
  case badDisclosure(Int)
  /// A disclosure that the leaf does not commit to.
  case notCommitted(Int)
  case tooLarge(Int)
}
