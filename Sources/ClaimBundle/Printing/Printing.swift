package import Typesetting

/// Whether a bundle has pages for paper, and by what they were made.
///
/// The bytes of a PDF follow from the record, and from the libraries and fonts that it was set with. A bundle says which
/// those were, so that whoever has the same can make the pages anew and compare, and anybody else can be told that they
/// were not compared.
package enum Printing: Hashable, Sendable {
  /// Libraries with their versions, a probe of what they make, and the fonts; one line.
  case made(by: String)
  case leftOut(LeftOut)

  package enum LeftOut: Hashable, Sendable {
    case impossible(TypesettingFault)
    /// More entries than anybody would read on paper.
    case tooLong
  }
}

extension Printing {
  /// `bag-info.txt` says it in these words.
  var text: String {
    switch self {
    case .made(let making): making
    case .leftOut(.tooLong): "none (too many entries)"
    case .leftOut(.impossible(.noJapaneseFont)): "none (no Japanese font)"
    case .leftOut(.impossible(.libraryMissing(let name))): "none (no \(name))"
    case .leftOut(.impossible(.failed)): "none (failed)"
    }
  }

  /// Twenty fonts with long names fit.
  private static let longest = 8_000

  /// Nil for what `text` never writes; nothing in it can reach a terminal as more than letters.
  init?(text: String) {
    guard !text.isEmpty, text.utf8.count <= Printing.longest, text == PrintableText.cleaned(text), !text.contains("\n")
    else { return nil }
    switch text {
    case "none (too many entries)": self = .leftOut(.tooLong)
    case "none (no Japanese font)": self = .leftOut(.impossible(.noJapaneseFont))
    case "none (failed)": self = .leftOut(.impossible(.failed))
    default:
      let missing = Typesetter.libraries.map { Printing.leftOut(.impossible(.libraryMissing($0))) }
      if let stated = missing.first(where: { $0.text == text }) {
        self = stated
      } else {
        guard text.hasPrefix("cairo ") else { return nil }
        self = .made(by: text)
      }
    }
  }
}
