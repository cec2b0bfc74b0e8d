import ClaimBundle
import EvidenceLog
import Foundation
import OutsideTools
import Testing

/// Another implementation of RFC 6962 (pymerkle) reads a bundle's ledger, and comes to the same roots and proofs.
@Suite(.enabled(if: ExternalTool.isDue("python3", "-c", "import pymerkle"))) struct IndependentTreeTests {
  private struct Question: Encodable {
    struct Inclusion: Encodable {
      let index: Int
      let size: Int
      let nodes: [String]
    }
    struct Consistency: Encodable {
      let earlier: Int
      let size: Int
      let nodes: [String]
    }
    let ledger: String
    let roots: [String]
    let inclusions: [Inclusion]
    let consistencies: [Consistency]
  }

  /// Its inclusion paths are those of the RFC. Its consistency proofs have a form of their own: it proves the same two
  /// roots in that, and each of our nodes has to be the root that it finds over some run of leaves.
  private static let script = """
    import json, sys
    from pymerkle import InmemoryTree, verify_consistency, verify_inclusion
    question = json.load(sys.stdin)
    leaves = open(question["ledger"], "rb").read().split(b"\\n")[:-1]
    def tree(part):
        made = InmemoryTree(algorithm="sha256")
        for leaf in part: made.append_entry(leaf)
        return made
    whole = tree(leaves)
    roots = [whole.get_root(size).hex() for size in range(1, len(leaves) + 1)]
    assert roots == question["roots"], "roots"
    for asked in question["inclusions"]:
        proof = whole.prove_inclusion(asked["index"] + 1, asked["size"])
        leaf = whole.get_leaf(asked["index"] + 1)
        proof.path = [leaf] + [bytes.fromhex(node) for node in asked["nodes"]]
        verify_inclusion(leaf, bytes.fromhex(question["roots"][asked["size"] - 1]), proof)
    known = {tree(leaves[a:b]).get_root().hex() for a in range(len(leaves)) for b in range(a + 1, len(leaves) + 1)}
    for asked in question["consistencies"]:
        proof = whole.prove_consistency(asked["earlier"], asked["size"])
        earlier, later = (bytes.fromhex(question["roots"][asked[key] - 1]) for key in ("earlier", "size"))
        verify_consistency(earlier, later, proof)
        assert set(asked["nodes"]) <= known, asked
    print("agrees", len(roots), len(question["inclusions"]), len(question["consistencies"]))
    """

  private func ask(changing: (inout [String]) -> Void = { _ in }) throws -> String {
    let claim = try SampleClaim()
    let ledger = try claim.bundle(.folder).appending(path: "data/proof/ledger.jsonl")
    let lines = try Data(contentsOf: ledger).split(separator: UInt8(ascii: "\n"))
    let tree = MerkleTree(leaves: lines.map { MerkleHashing.leaf([UInt8]($0)) })
    // The checkpoints in the bundle are of these roots.
    for head in claim.heads { #expect(tree.root(size: head.size) == (try claim.key.open(head.note).root)) }
    var roots = (1...tree.size).map { tree.root(size: $0)?.hex ?? "" }
    changing(&roots)
    let question = Question(
      ledger: ledger.path, roots: roots,
      inclusions: (1...tree.size).flatMap { size in
        (0..<size).map { index in
          .init(index: index, size: size, nodes: tree.inclusionProof(of: index, size: size)?.map(\.hex) ?? [])
        }
      },
      consistencies: (2...tree.size).flatMap { size in
        (1..<size).map { earlier in
          .init(earlier: earlier, size: size, nodes: tree.consistencyProof(from: earlier, to: size)?.map(\.hex) ?? [])
        }
      })
    return try ExternalTool.run(
      "python3", "-W", "ignore", "-c", Self.script, input: JSONEncoder().encode(question)
    ).output
  }

  @Test func rootsAndProofsAgree() throws {
    #expect(try ask() == "agrees 14 105 91\n")
  }

  @Test func aWrongRootIsNotAgreedTo() throws {
    #expect(try ask { $0[5] = $0[6] }.contains("AssertionError: roots"))
  }
}
