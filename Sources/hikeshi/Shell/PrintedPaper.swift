import RunnerWording
import Typesetting

/// A document that goes into a PDF file which is not there yet.
enum PrintedPaper {
  static func write(_ document: PrintedDocument, to path: String) throws {
    let set: SetDocument
    do throws(TypesettingFault) {
      set = try Typesetter().set(document)
    } catch { throw Stop(PrintingText.advice(on: error)) }
    try NewFile.write(bytes: set.bytes, to: path)
  }
}
