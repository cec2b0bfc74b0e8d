import CPress

/// Why nothing can be printed here.
package enum TypesettingFault: Error, Hashable, Sendable {
  /// By the name that the loader knows it by, `libpangocairo-1.0.so.0`.
  case libraryMissing(String)
  case noJapaneseFont
  /// The libraries gave up: most likely out of memory.
  case failed
}

/// Whatever sets documents as PDF: one document gives one PDF, whoever asks and however often.
package protocol DocumentSetter {
  /// What it sets with, one line.
  var versions: String { get }

  func set(_ document: PrintedDocument) throws(TypesettingFault) -> SetDocument
}

/// Sets documents as PDF, with the libraries and fonts of this machine.
package struct Typesetter: DocumentSetter, Sendable {
  /// `cairo 1.16.0, pango 1.50.12, harfbuzz 6.0.0`.
  package let versions: String

  /// The libraries that this and `QRCode` need, by the names that the loader knows them by.
  package static var libraries: [String] {
    var names: [String] = []
    while let name = press_library_name(names.count) { names.append(String(cString: name)) }
    return names
  }

  /// Loads the libraries, once for the process, and looks for a font with Japanese in it.
  package init() throws(TypesettingFault) {
    if let missing = press_missing_library() { throw .libraryMissing(String(cString: missing)) }
    guard press_can_show("漢字かなカナ。(A)") else { throw .noJapaneseFont }
    var buffer = [CChar](repeating: 0, count: 200)
    guard press_versions(&buffer, buffer.count) else { throw .failed }
    versions = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package func set(_ document: PrintedDocument) throws(TypesettingFault) -> SetDocument {
    guard let press = Press(document.facts) else { throw .failed }
    // Once to count the pages, since each says how many there are.
    var counting = PageFlow(document, press: press, pages: nil)
    let pages = counting.run()
    var drawing = PageFlow(document, press: press, pages: pages)
    _ = drawing.run()
    guard let bytes = press.finish() else { throw .failed }
    return SetDocument(bytes: bytes, pages: pages, fonts: press.fonts)
  }
}

/// A PDF, and what it was made with.
package struct SetDocument: Hashable, Sendable {
  package let bytes: [UInt8]
  package let pages: Int
  /// Each with its revision and the checksum that it states of itself, in the order of first use.
  package let fonts: [String]
}
