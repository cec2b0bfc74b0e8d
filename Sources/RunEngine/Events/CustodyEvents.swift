/// Something was done with an item of evidence after it was collected: a line of its custody record.
package struct CustodyRecorded: Hashable, Sendable, Codable {
  package enum Act: String, Hashable, Sendable, Codable, CaseIterable {
    /// It went from one person or place to another.
    case transferred
    /// Somebody looked at it, or worked with it.
    case accessed
    case copied
    /// It was given out of the company's hands.
    case released
    /// It was destroyed or wiped.
    case disposed
    /// Its content was hashed anew and was what was recorded.
    case verified
    /// Its content was hashed anew and was not, or was not there.
    case foundChanged = "found-changed"
  }

  /// `item-1`.
  package let item: String
  package let act: Act
  package let from: Disclosable?
  package let to: Disclosable?
  package let purpose: Disclosable?

  package init(
    item: String, act: Act, from: Disclosable? = nil, to: Disclosable? = nil, purpose: Disclosable? = nil
  ) {
    self.item = item
    self.act = act
    self.from = from
    self.to = to
    self.purpose = purpose
  }
}
