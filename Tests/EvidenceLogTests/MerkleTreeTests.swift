import EvidenceLog
import Testing

@Suite struct MerkleTreeTests {
  @Test(arguments: 0...8)
  func rootsAreTheKnownOnes(_ size: Int) {
    var frontier = TreeFrontier()
    for leaf in KnownTree.leaves.prefix(size) { frontier.append(MerkleHashing.leaf(leaf)) }
    #expect(frontier.root.hex == KnownTree.roots[size])
    #expect(KnownTree.tree.root(size: size)?.hex == KnownTree.roots[size])
  }

  @Test(arguments: [
    (0, 1, []),
    (
      0, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      5, 8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
      1, 5,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
  ])
  func inclusionProofsAreTheKnownOnes(_ index: Int, _ size: Int, _ proof: [String]) {
    #expect(KnownTree.tree.inclusionProof(of: index, size: size)?.map(\.hex) == proof)
  }

  @Test(arguments: [
    (1, 1, []),
    (
      1, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      6, 8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (
      2, 5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
  ])
  func consistencyProofsAreTheKnownOnes(_ earlier: Int, _ size: Int, _ proof: [String]) {
    #expect(KnownTree.tree.consistencyProof(from: earlier, to: size)?.map(\.hex) == proof)
  }

  @Test func everyRootIsTheDefinedOne() throws {
    let leaves = KnownTree.leafHashes(130)
    let tree = MerkleTree(leaves: leaves)
    var frontier = TreeFrontier()
    for size in 0...leaves.count {
      let root = KnownTree.definedRoot(of: leaves[..<size])
      #expect(frontier.root == root)
      #expect(frontier.size == size)
      #expect(tree.root(size: size) == root)
      #expect(MerkleTree(leaves: Array(leaves[..<size])).root == root)
      if size < leaves.count { frontier.append(leaves[size]) }
    }
  }

  @Test func aFrontierGoesOnFromWhatWasStored() throws {
    let leaves = KnownTree.leafHashes(40)
    for size in 0...leaves.count {
      var frontier = TreeFrontier()
      for leaf in leaves[..<size] { frontier.append(leaf) }
      var restored = try #require(TreeFrontier(size: frontier.size, nodes: frontier.nodes))
      #expect(restored == frontier)
      for leaf in leaves[size...] { restored.append(leaf) }
      #expect(restored.root == KnownTree.definedRoot(of: leaves[...]))
      #expect(TreeFrontier(size: size, nodes: frontier.nodes + [leaves[0]]) == nil)
      if size > 0 { #expect(TreeFrontier(size: size, nodes: frontier.nodes.dropLast()) == nil) }
    }
    #expect(TreeFrontier(size: -1, nodes: Array(repeating: leaves[0], count: 64)) == nil)
  }

  @Test func thereIsNoProofOfWhatIsNotThere() {
    let tree = MerkleTree(leaves: KnownTree.leafHashes(5))
    #expect(tree.root(size: 6) == nil)
    #expect(tree.root(size: -1) == nil)
    for (index, size) in [(0, 0), (5, 5), (-1, 5), (0, 6), (0, -1), (3, 2)] {
      #expect(tree.inclusionProof(of: index, size: size) == nil)
    }
    for (earlier, size) in [(6, 6), (0, 6), (3, 2), (-1, 2), (-2, -1)] {
      #expect(tree.consistencyProof(from: earlier, to: size) == nil)
    }
    #expect(MerkleTree(leaves: []).root == MerkleHashing.emptyRoot)
    #expect(MerkleTree(leaves: []).consistencyProof(from: 0, to: 0) == [])
  }
}
