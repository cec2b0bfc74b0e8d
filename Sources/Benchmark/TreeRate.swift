import Crypto
import EvidenceLog
import Glibc

/// How fast the tree of a ledger is hashed, as a share of the rate of plain SHA-256.
///
/// Both rates are bytes of the ledger for each second, on one core: plain is one hash over the whole file, the tree finds
/// the lines and hashes each of them and every node above (RFC 6962, 2.1). Nodes, and what SHA-256 pads a message with
/// (FIPS 180-4, 5.1.1), are work that the ledger's bytes do not count, so that the share cannot come to 1:
///
/// | message | bytes | blocks of 64 |
/// |---|---|---|
/// | node | 1 + 32 + 32 | 2 |
/// | leaf of 300 | 1 + 300 | 5 |
/// | leaf of 400 | 1 + 400 | 7 |
struct TreeRate {
  /// The ledger as it lies in a bundle: an entry a line.
  let ledger: [UInt8]
  let entries: Int

  /// What it would come to if SHA-256 cost nothing but its blocks, by their numbers.
  var blocksAlone: Double {
    var blocks = 2 * (entries - 1)
    forEachLine { blocks += ($0.count + 1 + 9 + 63) / 64 }
    return Double(ledger.count) / 64 / Double(blocks)
  }

  /// Seconds that each takes.
  struct Times {
    /// One hash over the whole ledger.
    let plain: Double
    /// What a bundle's check does.
    let tree: Double
    /// As many calls of the library over as many bytes as the tree takes, and nothing else.
    let bareCalls: Double
  }

  /// In turns, so that a processor that is busy is busy for all of them.
  func times() throws -> Times {
    let leaves = placesOfLeaves()
    var (plain, tree, bare): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<7 {
      plain.append(seconds { _ = SHA256.hash(data: ledger) })
      tree.append(try seconds(hashTree))
      bare.append(seconds { callBarely(for: leaves) })
    }
    return Times(plain: median(plain), tree: median(tree), bareCalls: median(bare))
  }

  private func hashTree() throws {
    var frontier = TreeFrontier()
    forEachLine { frontier.append(MerkleHashing.leaf($0)) }
    guard frontier.size == entries else { throw BenchmarkFault.wrong }
  }

  /// The bytes are others: of a leaf the line break behind it instead of the one before, of a node a part of its leaf.
  private func callBarely(for leaves: [Range<Int>]) {
    ledger.withUnsafeBytes { all in
      for leaf in leaves {
        var hash = SHA256()
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: all[leaf]))
        _ = hash.finalize()
        var node = SHA256()
        node.update(bufferPointer: UnsafeRawBufferPointer(rebasing: all[leaf.lowerBound..<leaf.lowerBound + 65]))
        _ = node.finalize()
      }
    }
  }

  /// With the line break behind each.
  private func placesOfLeaves() -> [Range<Int>] {
    var leaves: [Range<Int>] = []
    forEachLine { line in
      let start = leaves.last?.upperBound ?? 0
      leaves.append(start..<start + line.count + 1)
    }
    return leaves
  }

  private func forEachLine(_ body: (UnsafeRawBufferPointer) -> Void) {
    ledger.withUnsafeBytes { all in
      var rest = all
      while let start = rest.baseAddress, let end = memchr(start, CInt(UInt8(ascii: "\n")), rest.count) {
        let length = UnsafeRawPointer(end) - start
        body(UnsafeRawBufferPointer(start: start, count: length))
        rest = UnsafeRawBufferPointer(rebasing: rest[(rest.startIndex + length + 1)...])
      }
    }
  }
}
