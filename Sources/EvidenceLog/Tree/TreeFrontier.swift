/// The right edge of a growing Merkle tree: enough to add leaves and to know the root, in memory that grows with the
/// logarithm of the size.
package struct TreeFrontier: Hashable, Sendable {
  package private(set) var size: Int
  /// Roots of the full subtrees, widest first; one for each 1 in the binary form of `size`.
  private var subtrees: [Hash256]

  package init() {
    size = 0
    subtrees = []
  }

  package mutating func append(_ leaf: Hash256) {
    var node = leaf
    // Each 1 at the low end of the size is a full subtree that the new leaf completes to one of twice its width.
    var carry = size
    while carry & 1 == 1 {
      node = MerkleHashing.node(subtrees.removeLast(), node)
      carry >>= 1
    }
    subtrees.append(node)
    size += 1
  }

  package var root: Hash256 {
    guard var root = subtrees.last else { return MerkleHashing.emptyRoot }
    for subtree in subtrees.dropLast().reversed() { root = MerkleHashing.node(subtree, root) }
    return root
  }
}
