/// Checking proofs without the tree (RFC 9162, 2.1.3.2 and 2.1.4.2; its trees are those of RFC 6962).
package enum ProofChecking {
  /// Holds when `leaf`, a leaf hash, stands at `index` in the tree of `size` leaves with this root.
  package static func checkInclusion(
    of leaf: Hash256, at index: Int, size: Int, root: Hash256, proof: [Hash256]
  ) throws(ProofFault) {
    guard index >= 0, index < size else { throw .noSuchLeaf(index: index, size: size) }
    var climb = Climb(position: index, last: size - 1)
    var hash = leaf
    for node in proof {
      guard !climb.isAtRoot else { throw .wrongLength(proof.count) }
      hash = climb.hasNodeOnLeft ? MerkleHashing.node(node, hash) : MerkleHashing.node(hash, node)
      climb.ascend()
    }
    guard climb.isAtRoot else { throw .wrongLength(proof.count) }
    guard hash == root else { throw .rootDiffers }
  }

  /// Holds when the tree of `size` leaves begins with the tree of `earlier` leaves.
  ///
  /// The RFC leaves `earlier` 0 out: every tree begins with the empty one, whose root is known; the proof is empty.
  package static func checkConsistency(
    earlier: Int, earlierRoot: Hash256, size: Int, root: Hash256, proof: [Hash256]
  ) throws(ProofFault) {
    guard earlier >= 0, earlier <= size else { throw .sizesReversed(earlier: earlier, size: size) }
    if earlier == 0 || earlier == size {
      guard proof.isEmpty else { throw .wrongLength(proof.count) }
      if earlier == 0, earlierRoot != MerkleHashing.emptyRoot { throw .earlierRootDiffers }
      if earlier == size, earlierRoot != root { throw .rootDiffers }
      return
    }
    // The earlier tree, when it is one full subtree, is the node that the proof begins with.
    var path = earlier.nonzeroBitCount == 1 ? [earlierRoot] + proof : proof
    guard !path.isEmpty else { throw .wrongLength(proof.count) }
    var old = path.removeFirst()
    var new = old
    var climb = Climb(position: earlier - 1, last: size - 1)
    climb.skipFullSubtree()
    for node in path {
      guard !climb.isAtRoot else { throw .wrongLength(proof.count) }
      if climb.hasNodeOnLeft {
        old = MerkleHashing.node(node, old)
        new = MerkleHashing.node(node, new)
      } else {
        new = MerkleHashing.node(new, node)
      }
      climb.ascend()
    }
    guard climb.isAtRoot else { throw .wrongLength(proof.count) }
    guard old == earlierRoot else { throw .earlierRootDiffers }
    guard new == root else { throw .rootDiffers }
  }

  /// The way from a node up to the root: its place on its level, and the place of the last node on that level.
  private struct Climb {
    var position: Int
    var last: Int

    var isAtRoot: Bool { last == 0 }
    var hasNodeOnLeft: Bool { position & 1 == 1 || position == last }

    /// To the parent; the last node of a level goes up until it has a sibling on the left.
    mutating func ascend() {
      if hasNodeOnLeft {
        while position & 1 == 0, position != 0 { halve() }
      }
      halve()
    }

    mutating func skipFullSubtree() {
      while position & 1 == 1 { halve() }
    }

    private mutating func halve() {
      position >>= 1
      last >>= 1
    }
  }
}
