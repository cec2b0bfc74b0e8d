/// What a ledger's owner says of it at a moment: its name, how many leaves it has, and their root.
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

  package init(origin: String, size: Int, root: Hash256) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  package var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

  /// Nil unless the text is exactly three lines in the form above, without leading zeros.
  package init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, !lines[0].isEmpty, let size = Int(lines[1]), size >= 0,
      String(size) == lines[1], let root = Hash256(base64: String(lines[2]))
    else { return nil }
    self.init(origin: String(lines[0]), size: size, root: root)
  }
}
