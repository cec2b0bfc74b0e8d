package import EvidenceLog

/// What a claim file as a whole is recognised by.
package struct BundleSeal: Hashable, Sendable {
  /// Of an archive; nil for a folder, which has none.
  package let sha256: Hash256?
  /// In bytes; of a folder, of all its files.
  package let size: Int
  /// Whether it has the page that checks it in a browser.
  package let hasCheckingPage: Bool

  package init(of path: String) throws(BundleFault) {
    guard case .success(let bag) = try OpenedBag.open(path) else { throw .notABundle(path) }
    hasCheckingPage = bag.files[BundlePath.data + "verify.html"] != nil
    if let archive = InputFile(path: path) {
      let measure = try archive.measure()
      sha256 = measure.sha256
      size = measure.size
    } else {
      sha256 = nil
      size = bag.files.values.reduce(0) { $0 + $1.size }
    }
  }
}
