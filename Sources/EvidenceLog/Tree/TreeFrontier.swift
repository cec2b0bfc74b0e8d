/// The right edge of a growing Merkle tree: enough to add leaves and to know the root, in memory that grows with the
/// logarithm of the size.
///
/// | size | nodes |
/// |---|---|
/// | 0 | none |
/// | 5 | the root over leaves 0…3, leaf 4 |
/// | 6 | the root over leaves 0…3, the root over leaves 4 and 5 |
/// | 8 | the root over leaves 0…7 |
package struct TreeFrontier: Hashable, Sendable {
  package private(set) var size: Int
  /// Roots of the full subtrees, widest first; one for each 1 in the binary form of `size`.
  package private(set) var nodes: [Hash256]

  package init() {
    size = 0
    nodes = []
  }

  /// A frontier that was stored. Nil when this many nodes cannot belong to a tree of this size; whether they are the
  /// right ones, only its root against a signed one can tell.
  package init?(size: Int, nodes: [Hash256]) {
    guard size >= 0, nodes.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.nodes = nodes
  }

  /// Adds the hash of one more leaf.
  package mutating func append(_ leaf: Hash256) {
    var node = leaf
    // Each 1 at the low end of the size is a full subtree that the new leaf completes to one of twice its width.
    var carry = size
    while carry & 1 == 1 {
      node = MerkleHashing.node(nodes.removeLast(), node)
      carry >>= 1
    }
    nodes.append(node)
    size += 1
  }

  package var root: Hash256 {
    guard var root = nodes.last else { return MerkleHashing.emptyRoot }
    for node in nodes.dropLast().reversed() { root = MerkleHashing.node(node, root) }
    return root
  }
}
