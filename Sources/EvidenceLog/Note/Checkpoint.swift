/// What a log's owner says of it at a moment: its name, how many leaves it has, and their root.
///
/// C2SP tlog-checkpoint, without extension lines:
/// ```
/// hikeshi/0123456789abcdef/20261124-7k3f/v1
/// 42
/// base64 of the root
/// ```
package struct Checkpoint: Hashable, Sendable {
  package let origin: String
  package let size: Int
  package let root: Hash256

  /// - Parameter size: Not negative.
  package init(origin: String, size: Int, root: Hash256) {
    precondition(size >= 0, "a log of \(size) leaves")
    self.origin = origin
    self.size = size
    self.root = root
  }

  package var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

  package static func == (left: Checkpoint, right: Checkpoint) -> Bool {
    NoteName.isSame(left.origin, right.origin) && left.size == right.size && left.root == right.root
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(root)
  }
}

extension Checkpoint {
  /// Reads exactly the three lines above: the origin as a key's name, the size without leading zeros, the root in the
  /// one base64 form it has.
  package init(parsing text: [UInt8]) throws(CheckpointFault) {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty else { throw .notThreeLines }
    guard let origin = String(validating: lines[0], as: UTF8.self), NoteName.isValid(origin) else { throw .badOrigin }
    guard let size = Int(canonicalDecimal: lines[1]) else { throw .badSize }
    guard let root = Hash256(base64: lines[2]) else { throw .badRoot }
    self.init(origin: origin, size: size, root: root)
  }
}
