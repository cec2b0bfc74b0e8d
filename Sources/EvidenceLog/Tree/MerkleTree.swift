/// A Merkle tree over leaf hashes that are all at hand, for proofs about it.
package struct MerkleTree: Sendable {
  private let leaves: [Hash256]

  package init(leaves: [Hash256]) { self.leaves = leaves }

  package var size: Int { leaves.count }

  /// The root of the first `size` leaves; nil when there are fewer.
  package func root(size: Int) -> Hash256? {
    guard (0...leaves.count).contains(size) else { return nil }
    return root(leaves[..<size])
  }

  /// RFC 6962, 2.1.1: the nodes beside the way from leaf `index` to the root of the first `size` leaves.
  package func inclusionProof(of index: Int, size: Int) -> [Hash256]? {
    guard (0...leaves.count).contains(size), (0..<size).contains(index) else { return nil }
    return path(to: index, in: leaves[..<size])
  }

  /// RFC 6962, 2.1.2: that the first `size` leaves begin with the first `earlier` ones.
  package func consistencyProof(from earlier: Int, to size: Int) -> [Hash256]? {
    guard (0...leaves.count).contains(size), (1...max(1, size)).contains(earlier) else { return nil }
    return earlier == size ? [] : subproof(earlier, leaves[..<size], isComplete: true)
  }

  private func root(_ part: ArraySlice<Hash256>) -> Hash256 {
    var frontier = TreeFrontier()
    for leaf in part { frontier.append(leaf) }
    return frontier.root
  }

  private func path(to index: Int, in part: ArraySlice<Hash256>) -> [Hash256] {
    guard part.count > 1 else { return [] }
    let split = part.startIndex + MerkleTree.split(part.count)
    let position = part.startIndex + index
    return position < split
      ? path(to: index, in: part[..<split]) + [root(part[split...])]
      : path(to: position - split, in: part[split...]) + [root(part[..<split])]
  }

  private func subproof(_ earlier: Int, _ part: ArraySlice<Hash256>, isComplete: Bool) -> [Hash256] {
    if earlier == part.count { return isComplete ? [] : [root(part)] }
    let width = MerkleTree.split(part.count)
    let split = part.startIndex + width
    return earlier <= width
      ? subproof(earlier, part[..<split], isComplete: isComplete) + [root(part[split...])]
      : subproof(earlier - width, part[split...], isComplete: false) + [root(part[..<split])]
  }

  /// The largest power of two below `count`, which is at least 2.
  private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}
