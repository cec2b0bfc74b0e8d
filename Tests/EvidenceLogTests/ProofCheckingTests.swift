import EvidenceLog
import Testing

/// Every proof of every tree of up to 32 leaves.
@Suite struct ProofCheckingTests {
  static let leaves = KnownTree.leafHashes(32)
  static let tree = MerkleTree(leaves: leaves)
  static let stranger = Hash256.of([1, 2, 3])

  private func holds(_ check: () throws(ProofFault) -> Void) -> Bool {
    do throws(ProofFault) {
      try check()
      return true
    } catch { return false }
  }

  private func flipped(_ hash: Hash256, bit: Int) throws -> Hash256 {
    var bytes = hash.bytes
    bytes[bit / 8] ^= 1 << (bit % 8)
    return try #require(Hash256(bytes: bytes))
  }

  /// The proof with a bit turned over (every one up to `exhaustedSize`, else one in each node), with a node dropped,
  /// doubled or put in, and with two nodes changed about.
  private func spoilt(_ proof: [Hash256], everyBit: Bool) throws -> [[Hash256]] {
    var others: [[Hash256]] = []
    for index in proof.indices {
      for bit in everyBit ? Array(0..<256) : [7 * index] {
        others.append(proof)
        others[others.count - 1][index] = try flipped(proof[index], bit: bit)
      }
      others.append(proof)
      others[others.count - 1].remove(at: index)
      others.append(proof)
      others[others.count - 1].insert(proof[index], at: index)
      if index > 0 {
        others.append(proof)
        others[others.count - 1].swapAt(index, index - 1)
      }
    }
    for index in 0...proof.count {
      others.append(proof)
      others[others.count - 1].insert(Self.stranger, at: index)
    }
    return others
  }

  @Test(arguments: 1...32)
  func inclusion(_ size: Int) throws {
    let root = try #require(Self.tree.root(size: size))
    for index in 0..<size {
      let proof = try #require(Self.tree.inclusionProof(of: index, size: size))
      let leaf = Self.leaves[index]
      try ProofChecking.checkInclusion(of: leaf, at: index, size: size, root: root, proof: proof)
      for other in try spoilt(proof, everyBit: size == 13) {
        if holds({ () throws(ProofFault) in
          try ProofChecking.checkInclusion(of: leaf, at: index, size: size, root: root, proof: other)
        }) {
          Issue.record("leaf \(index) of \(size)")
        }
      }
      for other in 0..<size where other != index {
        if holds({ () throws(ProofFault) in
          try ProofChecking.checkInclusion(of: leaf, at: other, size: size, root: root, proof: proof)
        }) {
          Issue.record("leaf \(index) of \(size) passes for \(other)")
        }
      }
      #expect(throws: ProofFault.rootDiffers) {
        try ProofChecking.checkInclusion(of: Self.stranger, at: index, size: size, root: root, proof: proof)
      }
      #expect(throws: ProofFault.rootDiffers) {
        try ProofChecking.checkInclusion(of: leaf, at: index, size: size, root: Self.stranger, proof: proof)
      }
    }
  }

  @Test(arguments: 0...32)
  func consistency(_ size: Int) throws {
    let root = try #require(Self.tree.root(size: size))
    for earlier in 0...size {
      let earlierRoot = try #require(Self.tree.root(size: earlier))
      let proof = try #require(Self.tree.consistencyProof(from: earlier, to: size))
      func check(
        _ earlierRoot: Hash256, _ root: Hash256, _ proof: [Hash256]
      ) throws(ProofFault) {
        try ProofChecking.checkConsistency(
          earlier: earlier, earlierRoot: earlierRoot, size: size, root: root, proof: proof)
      }
      try check(earlierRoot, root, proof)
      for other in try spoilt(proof, everyBit: size == 13)
      where holds({ () throws(ProofFault) in try check(earlierRoot, root, other) }) {
        Issue.record("\(earlier) to \(size)")
      }
      #expect(throws: ProofFault.self) { try check(Self.stranger, root, proof) }
      // Any tree at all begins with the empty one.
      if earlier > 0 { #expect(throws: ProofFault.rootDiffers) { try check(earlierRoot, Self.stranger, proof) } }
      #expect(throws: ProofFault.wrongLength(proof.count + 1)) { try check(earlierRoot, root, proof + [Self.stranger]) }
    }
  }

  /// The past rewritten: another leaf somewhere in the earlier part, everything else computed anew.
  @Test func aRewrittenPastHasNoConsistencyProof() throws {
    for size in 1...20 {
      for earlier in 1...size {
        let earlierRoot = try #require(Self.tree.root(size: earlier))
        for changed in 0..<earlier {
          var leaves = Array(Self.leaves[..<size])
          leaves[changed] = Self.stranger
          let other = MerkleTree(leaves: leaves)
          let proof = try #require(other.consistencyProof(from: earlier, to: size))
          #expect(throws: ProofFault.self) {
            try ProofChecking.checkConsistency(
              earlier: earlier, earlierRoot: earlierRoot, size: size, root: other.root, proof: proof)
          }
        }
      }
    }
  }

  @Test func faultsSayWhatIsWrong() throws {
    let root = Self.tree.root
    let proof = try #require(Self.tree.inclusionProof(of: 3, size: 32))
    let leaf = Self.leaves[3]
    for (index, size) in [(-1, 32), (32, 32), (0, 0), (0, -1)] {
      #expect(throws: ProofFault.noSuchLeaf(index: index, size: size)) {
        try ProofChecking.checkInclusion(of: leaf, at: index, size: size, root: root, proof: proof)
      }
    }
    #expect(throws: ProofFault.wrongLength(4)) {
      try ProofChecking.checkInclusion(of: leaf, at: 3, size: 32, root: root, proof: proof.dropLast())
    }
    for (earlier, size) in [(2, 1), (-1, 1), (0, -1)] {
      #expect(throws: ProofFault.sizesReversed(earlier: earlier, size: size)) {
        try ProofChecking.checkConsistency(earlier: earlier, earlierRoot: root, size: size, root: root, proof: [])
      }
    }
    let five = try #require(Self.tree.root(size: 5))
    let consistency = try #require(Self.tree.consistencyProof(from: 5, to: 32))
    #expect(throws: ProofFault.earlierRootDiffers) {
      try ProofChecking.checkConsistency(earlier: 5, earlierRoot: root, size: 32, root: root, proof: consistency)
    }
    #expect(throws: ProofFault.rootDiffers) {
      try ProofChecking.checkConsistency(earlier: 5, earlierRoot: five, size: 32, root: five, proof: consistency)
    }
    #expect(throws: ProofFault.wrongLength(consistency.count - 1)) {
      try ProofChecking.checkConsistency(
        earlier: 5, earlierRoot: five, size: 32, root: root, proof: consistency.dropLast())
    }
    // Right in everything but the size that is claimed.
    let two = try #require(Self.tree.root(size: 2))
    let three = try #require(Self.tree.root(size: 3))
    let step = try #require(Self.tree.consistencyProof(from: 2, to: 3))
    #expect(throws: ProofFault.wrongLength(1)) {
      try ProofChecking.checkConsistency(earlier: 2, earlierRoot: two, size: 5, root: three, proof: step)
    }
    #expect(throws: ProofFault.earlierRootDiffers) {
      try ProofChecking.checkConsistency(earlier: 0, earlierRoot: five, size: 32, root: root, proof: [])
    }
  }
}
