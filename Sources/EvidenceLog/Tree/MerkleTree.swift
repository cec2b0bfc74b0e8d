/// A Merkle tree over leaf hashes that are all at hand, for proofs about it and about every smaller tree in it.
///
/// Making it takes one hash for each leaf, and keeps them; after that a root takes a hash for each level, and a proof a
/// hash for each level of each node in it at most.
package struct MerkleTree: Sendable {
  /// At height h, index i: the root over the full subtree of leaves i·2^h ..< (i+1)·2^h.
  private let levels: [[Hash256]]

  package init(leaves: [Hash256]) {
    var levels = [leaves]
    while let below = levels.last, below.count > 1 {
      levels.append((0..<below.count / 2).map { MerkleHashing.node(below[2 * $0], below[2 * $0 + 1]) })
    }
    self.levels = levels
  }

  package var leaves: [Hash256] { levels[0] }
  package var size: Int { levels[0].count }

  package var root: Hash256 { size == 0 ? MerkleHashing.emptyRoot : root(over: 0..<size) }

  /// The root of the first `size` leaves; nil when there are fewer.
  package func root(size: Int) -> Hash256? {
    guard (0...self.size).contains(size) else { return nil }
    return size == 0 ? MerkleHashing.emptyRoot : root(over: 0..<size)
  }

  /// RFC 6962, 2.1.1: the nodes beside the way from leaf `index` up to the root of the first `size` leaves. Nil when
  /// there is no such leaf or no such tree.
  package func inclusionProof(of index: Int, size: Int) -> [Hash256]? {
    guard (0...self.size).contains(size), (0..<size).contains(index) else { return nil }
    return path(to: index, in: 0..<size)
  }

  /// RFC 6962, 2.1.2: that the first `size` leaves begin with the first `earlier` ones. Nil when there are fewer; empty
  /// from the empty tree and from the same size.
  package func consistencyProof(from earlier: Int, to size: Int) -> [Hash256]? {
    guard (0...self.size).contains(size), (0...size).contains(earlier) else { return nil }
    return earlier == 0 ? [] : subproof(upTo: earlier, in: 0..<size, isComplete: true)
  }

  /// The range begins at a multiple of the smallest power of two that holds it, as the parts of a tree do.
  private func root(over range: Range<Int>) -> Hash256 {
    let count = range.count
    if count.nonzeroBitCount == 1 {
      let height = count.trailingZeroBitCount
      return levels[height][range.lowerBound >> height]
    }
    let (left, right) = MerkleTree.halves(of: range)
    return MerkleHashing.node(root(over: left), root(over: right))
  }

  private func path(to index: Int, in range: Range<Int>) -> [Hash256] {
    guard range.count > 1 else { return [] }
    let (left, right) = MerkleTree.halves(of: range)
    return left.contains(index)
      ? path(to: index, in: left) + [root(over: right)]
      : path(to: index, in: right) + [root(over: left)]
  }

  private func subproof(upTo end: Int, in range: Range<Int>, isComplete: Bool) -> [Hash256] {
    if end == range.upperBound { return isComplete ? [] : [root(over: range)] }
    let (left, right) = MerkleTree.halves(of: range)
    return end <= left.upperBound
      ? subproof(upTo: end, in: left, isComplete: isComplete) + [root(over: right)]
      : subproof(upTo: end, in: right, isComplete: false) + [root(over: left)]
  }

  /// Split after the largest power of two below the count, which is at least 2.
  private static func halves(of range: Range<Int>) -> (Range<Int>, Range<Int>) {
    let width = 1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount)
    let middle = range.lowerBound + width
    return (range.lowerBound..<middle, middle..<range.upperBound)
  }
}
