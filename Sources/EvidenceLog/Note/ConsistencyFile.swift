/// A proof that a log begins with what it was at an earlier size (RFC 6962, 2.1.2), beside the checkpoint of the later one:
/// ```
/// hikeshi/consistency-proof@v1
/// old 3
/// base64 of a node, one a line
///
/// the later checkpoint as a signed note
/// ```
/// C2SP has no file for these; the form is that of its tlog-proof. The later size is the checkpoint's own.
package struct ConsistencyFile: Hashable, Sendable {
  package let earlier: Int
  package let proof: [Hash256]
  package let checkpoint: [UInt8]

  package init(earlier: Int, proof: [Hash256], checkpoint: [UInt8]) {
    self.earlier = earlier
    self.proof = proof
    self.checkpoint = checkpoint
  }

  package var bytes: [UInt8] {
    let nodes = proof.map { "\($0.base64)\n" }.joined()
    return Array("hikeshi/consistency-proof@v1\nold \(earlier)\n\(nodes)\n".utf8) + checkpoint
  }
}
