package import EvidenceLog
package import Export
package import Typesetting

extension PrintedCheckpoint {
  /// - Parameter note: the signed checkpoint; its short form stands in the code where it is longer than a code can be.
  package init(origin: String, size: Int, root: Hash256, note: [UInt8]) throws(QRCodeFault) {
    let short = ShortCheckpoint(size: size, root: root).text
    let code: QRCode
    do throws(QRCodeFault) {
      code = try QRCode(note)
    } catch {
      switch error {
      case .libraryMissing: throw error
      case .tooLong: code = try QRCode(short)
      }
    }
    self.init(origin: origin, size: size, root: root.hex, short: short, code: code)
  }
}
