package import ClaimBundle
import PlaybookModel
package import Typesetting
package import Wording

/// Pages for paper, in words.
package enum PrintingText {
  /// Why there are none, and what to do; nil when there are.
  package static func advice(on printing: Printing) -> Advice? {
    switch printing {
    case .made: nil
    case .leftOut(.tooLong):
      Advice(
        say("PDFは作りませんでした。紙にするには記録が多すぎます", "no PDF was made: the record is too long for paper"),
        hints: [say("timeline.html と timeline.csv に全部あります", "timeline.html and timeline.csv hold all of it")],
        ending: .unavailable)
    case .leftOut(.impossible(let fault)): advice(on: fault)
    }
  }

  package static func advice(on fault: TypesettingFault) -> Advice {
    switch fault {
    case .libraryMissing(let name):
      Advice(
        say("PDFを作る部品(\(name))が、このパソコンにありません", "this machine has no \(name), which makes the PDF"),
        hints: [install("libpangocairo-1.0-0 libqrencode4 fonts-morisawa-bizud-gothic")], ending: .unavailable)
    case .noJapaneseFont:
      Advice(
        say("日本語のフォントが、このパソコンにありません", "this machine has no Japanese font for the PDF"),
        hints: [install("fonts-morisawa-bizud-gothic")], ending: .unavailable)
    case .failed:
      Advice(
        say("PDFを作れませんでした(メモリー不足かもしれません)", "the PDF could not be made (out of memory, perhaps)"), ending: .programFault)
    }
  }

  private static func install(_ packages: String) -> LocalizedText {
    say("入れる(Debian・Ubuntu): sudo apt install \(packages)", "install it (Debian, Ubuntu): sudo apt install \(packages)")
  }

  static func notCompared(_ stated: String, here: Printing) -> LocalizedText {
    let reason =
      switch here {
      case .made(let making): say("ここにあるもの: \(making)", "here: \(making)")
      case .leftOut: advice(on: here)?.what ?? say("", "")
      }
    return say(
      "PDFは目録と合うだけで、作り直して比べてはいません。記録どおりと確かめたのは timeline.html です。PDFを作ったもの: \(stated)。",
      "the PDFs are as listed, no more: they were not made anew; timeline.html is what was compared with the record. They were made by: \(stated); "
    ) + reason
  }
}

extension QRCodeFault {
  package var advice: Advice {
    switch self {
    case .libraryMissing: PrintingText.advice(on: .libraryMissing(QRCode.library))
    case .tooLong: PrintingText.advice(on: .failed)
    }
  }
}
