import EvidenceLog

/// A checkpoint that somebody outside kept.
enum KeptCheckpoint: Hashable {
  case signed(Checkpoint)
  case short(ShortCheckpoint)

  var size: Int {
    switch self {
    case .signed(let checkpoint): checkpoint.size
    case .short(let short): short.size
    }
  }

  /// Whether a record of that size with this root is the one.
  func fits(_ root: Hash256) -> Bool {
    switch self {
    case .signed(let checkpoint): checkpoint.root == root
    case .short(let short): short.fits(root)
    }
  }
}
