/// One event's bytes, kept verbatim, and the disclosures beside it.
package struct StoredLeaf: Hashable, Sendable {
  /// The most bytes that a leaf may have.
  package static let largest = 65_535

  /// Its place in the ledger, from 0 without a gap.
  package let sequence: Int
  package let bytes: [UInt8]
  package let disclosures: [String]

  package init(sequence: Int, bytes: [UInt8], disclosures: [String]) {
    self.sequence = sequence
    self.bytes = bytes
    self.disclosures = disclosures
  }
}
