/// Checking proofs without the tree (RFC 9162, 2.1.3.2 and 2.1.4.2; the same trees as RFC 6962's).
package enum ProofChecking {
  /// Whether `leaf` stands at `index` in the tree of `size` leaves with this root.
  package static func isIncluded(
    _ leaf: Hash256, at index: Int, size: Int, root: Hash256, proof: [Hash256]
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var (position, last) = (index, size - 1)
    var hash = leaf
    for node in proof {
      if last == 0 { return false }
      if position & 1 == 1 || position == last {
        hash = MerkleHashing.node(node, hash)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        hash = MerkleHashing.node(hash, node)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether the tree of `size` leaves begins with the tree of `earlier` leaves.
  package static func extends(
    earlier: Int, earlierRoot: Hash256, size: Int, root: Hash256, proof: [Hash256]
  ) -> Bool {
    guard earlier >= 1, earlier <= size else { return false }
    if earlier == size { return proof.isEmpty && earlierRoot == root }
    var path = proof[...]
    if earlier & (earlier - 1) == 0 { path = [earlierRoot] + path }
    guard let first = path.popFirst() else { return false }
    var (position, last) = (earlier - 1, size - 1)
    while position & 1 == 1 {
      position >>= 1
      last >>= 1
    }
    var (old, new) = (first, first)
    for node in path {
      if last == 0 { return false }
      if position & 1 == 1 || position == last {
        old = MerkleHashing.node(node, old)
        new = MerkleHashing.node(node, new)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        new = MerkleHashing.node(new, node)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 && old == earlierRoot && new == root
  }
}
