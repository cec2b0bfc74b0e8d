/// A signed tree head as it was written.
package struct StoredCheckpoint: Hashable, Sendable {
  /// How many leaves it speaks for.
  package let size: Int
  /// The signed note, byte for byte.
  package let note: [UInt8]

  package init(size: Int, note: [UInt8]) {
    self.size = size
    self.note = note
  }
}
