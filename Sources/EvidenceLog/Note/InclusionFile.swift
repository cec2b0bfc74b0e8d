/// A proof, for one leaf, that anybody can check with the leaf and the log's verifier key (C2SP tlog-proof):
/// ```
/// c2sp.org/tlog-proof@v1
/// index 3
/// base64 of a node, from the leaf's sibling up
///
/// the checkpoint as a signed note
/// ```
/// Without the `extra` line, which is not authenticated.
package struct InclusionFile: Hashable, Sendable {
  package let index: Int
  package let proof: [Hash256]
  /// The signed note. Unproven until `check` holds.
  package let checkpoint: [UInt8]

  /// - Parameter index: Not negative.
  package init(index: Int, proof: [Hash256], checkpoint: [UInt8]) {
    precondition(index >= 0, "a leaf with index \(index)")
    self.index = index
    self.proof = proof
    self.checkpoint = checkpoint
  }

  private static let opening = "c2sp.org/tlog-proof@v1"
  /// A tree of 2^63 leaves has no longer way.
  private static let longestProof = 63

  package var bytes: [UInt8] {
    let nodes = proof.map { "\($0.base64)\n" }.joined()
    return Array("\(InclusionFile.opening)\nindex \(index)\n\(nodes)\n".utf8) + checkpoint
  }
}

/// Why a file is not a proof that a leaf is in a log.
package enum InclusionFault: Error, Hashable, Sendable {
  case notAProofFile
  /// Data that nothing vouches for.
  case extraData
  case badIndex
  /// Counted from 1.
  case badNode(Int)
  case noCheckpoint
  case checkpoint(CheckpointFault)
  case proof(ProofFault)
}

extension InclusionFile {
  /// Reads what `bytes` writes; the checkpoint is looked at by `check`.
  package init(parsing bytes: [UInt8]) throws(InclusionFault) {
    let newline = UInt8(ascii: "\n")
    var rest = bytes[...]
    /// Without its newline; nil when there is none.
    func line() -> ArraySlice<UInt8>? {
      guard let end = rest.firstIndex(of: newline) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    guard let first = line(), first.elementsEqual(InclusionFile.opening.utf8), let second = line() else {
      throw .notAProofFile
    }
    if second.starts(with: "extra ".utf8) { throw .extraData }
    guard second.starts(with: "index ".utf8), let index = Int(canonicalDecimal: second.dropFirst(6)) else {
      throw .badIndex
    }
    var proof: [Hash256] = []
    while let node = line() {
      if node.isEmpty {
        guard !rest.isEmpty else { throw .noCheckpoint }
        self.init(index: index, proof: proof, checkpoint: Array(rest))
        return
      }
      guard proof.count < InclusionFile.longestProof, let hash = Hash256(base64: node) else {
        throw .badNode(proof.count + 1)
      }
      proof.append(hash)
    }
    throw .noCheckpoint
  }

  /// The checkpoint, when it is this log's and the leaf stands in its tree.
  package func check(leafHash: Hash256, key: VerifierKey) throws(InclusionFault) -> Checkpoint {
    let checkpoint: Checkpoint
    do throws(CheckpointFault) {
      checkpoint = try key.open(self.checkpoint)
    } catch { throw .checkpoint(error) }
    do throws(ProofFault) {
      try ProofChecking.checkInclusion(
        of: leafHash, at: index, size: checkpoint.size, root: checkpoint.root, proof: proof)
    } catch { throw .proof(error) }
    return checkpoint
  }
}
