import ClaimBundle
package import EvidenceLog
import Foundation
import RunEngine
package import RunStore

/// One entry and what anybody needs to see that it stands in the record, as files.
package struct EntryProof: Sendable {
  /// Names and contents.
  package let files: [(name: String, bytes: [UInt8])]
}

extension CommandPost {
  /// The newest checkpoint, as it was signed.
  package func checkpoint(of id: IncidentID) throws(PostFault) -> (note: [UInt8], short: ShortCheckpoint) {
    let file = try open(id)
    let short = ShortCheckpoint(size: file.frontier.size, root: file.frontier.root)
    let heads = try stored { () throws(StoreError) in try store.checkpoints(of: id) }
    guard let head = heads.first(where: { $0.size == file.frontier.size }) else {
      throw .ledgerChanged(id, .noCheckpoint)
    }
    return (head.note, short)
  }

  /// - Parameters:
  ///   - earlier: a size of the record; that the present one begins with the one of that size is proven too.
  package func proof(
    of sequence: Int, since earlier: Int?, in id: IncidentID
  ) throws(PostFault) -> EntryProof {
    let file = try open(id)
    let size = file.frontier.size
    guard (0..<size).contains(sequence) else { throw .bundle(.noSuchEntry(sequence, size: size)) }
    if let earlier, !(0...size).contains(earlier) { throw .bundle(.noSuchEntry(earlier, size: size)) }
    var hashes: [Hash256] = []
    var entry: [UInt8] = []
    do {
      try store.forEachLeaf(of: id) { leaf in
        guard leaf.sequence < size else { return }
        hashes.append(MerkleHashing.leaf(leaf.bytes))
        if leaf.sequence == sequence { entry = leaf.bytes }
      }
    } catch { throw (error as? StoreError).map { .store($0) } ?? .ledgerChanged(id, .noCheckpoint) }
    let tree = MerkleTree(leaves: hashes)
    let note = try checkpoint(of: id).note
    let nodes = tree.inclusionProof(of: sequence, size: size) ?? []
    let key = VerifierKey(name: file.origin, publicKey: try home.publicKey(of: file.origin))
    var files = [
      ("entry-\(sequence).json", entry),
      ("entry-\(sequence).tlog-proof", InclusionFile(index: sequence, proof: nodes, checkpoint: note).bytes),
      ("key.vkey", Array("\(key.vkey)\n".utf8)),
    ]
    if let earlier, let path = tree.consistencyProof(from: earlier, to: size) {
      files.append(
        ("consistency-\(earlier)-\(size).txt", ConsistencyFile(earlier: earlier, proof: path, checkpoint: note).bytes))
    }
    return EntryProof(files: files.map { (name: $0.0, bytes: $0.1) })
  }
}
