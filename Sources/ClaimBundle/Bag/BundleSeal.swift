package import EvidenceLog
import Glibc

/// What a claim file as a whole is recognised by.
package struct BundleSeal: Hashable, Sendable {
  /// Of an archive; nil for a folder, which has none.
  package let sha256: Hash256?
  /// In bytes; of a folder, of all its files.
  package let size: Int

  package init(of path: String) throws(BundleFault) {
    if let file = InputFile(path: path) {
      let measure = try file.measure()
      sha256 = measure.sha256
      size = measure.size
      return
    }
    guard case .success(let bag) = try OpenedBag.open(path) else { throw .notABundle(path) }
    sha256 = nil
    size = bag.files.values.reduce(0) { $0 + $1.size }
  }
}
