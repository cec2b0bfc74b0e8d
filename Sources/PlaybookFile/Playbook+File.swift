package import CACAO
package import PlaybookModel

/// Why a file, of whichever format, is not a playbook.
package enum PlaybookFileFault: Error, Hashable, Sendable {
  case ours(PlaybookFaults)
  case cacao(file: String, CACAOFaults)
}

extension Playbook {
  /// Reads a playbook of our own format, or of CACAO v2.0 when the bytes begin as JSON does.
  ///
  /// A run reads its pinned bytes by this, every time. CACAO is read leniently: whoever started the run was told of the
  /// deviations, and what strict reading accepts comes out the same.
  package init(file bytes: [UInt8], fileName: String) throws(PlaybookFileFault) {
    if CACAOReading.isJSON(bytes) {
      do throws(CACAOFaults) {
        self = try CACAOReading(bytes, .lenient).playbook
      } catch { throw .cacao(file: fileName, error) }
    } else {
      do throws(PlaybookFaults) {
        self = try Playbook(yaml: bytes, fileName: fileName)
      } catch { throw .ours(error) }
    }
  }
}

extension PlaybookFileFault {
  /// Everything that is wrong, a line each, with the file's name.
  package func texts(in language: Language) -> [String] {
    switch self {
    case .ours(let faults): faults.faults.map { "\($0.file): \($0.text(in: language))" }
    case .cacao(let file, let faults): faults.findings.map { "\(file): \($0.text(in: language))" }
    }
  }
}
