/// Why a proof about a Merkle tree does not hold.
package enum ProofFault: Error, Hashable, Sendable {
  /// There is no leaf with this index in a tree of this size.
  case noSuchLeaf(index: Int, size: Int)
  /// A tree cannot begin with a larger one, and no size is negative.
  case sizesReversed(earlier: Int, size: Int)
  /// A proof for these sizes has fewer or more nodes.
  case wrongLength(Int)
  /// The proof leads to another root than the one stated.
  case rootDiffers
  /// The proof leads to another root of the earlier tree than the one stated.
  case earlierRootDiffers
}
