import PlaybookModel
import RunEngine
import Typesetting
import Wording

/// How everything that is printed looks, so that it looks alike.
enum PrintedStyle {
  static let title = TextStyle(19, bold: true)
  static let subtitle = TextStyle(10.5, .grey)
  static let heading = TextStyle(11.5, bold: true)
  static let body = TextStyle(9)
  static let label = TextStyle(8.5, bold: true)
  static let small = TextStyle(7.6, .grey)
  static let command = TextStyle(8.2, monospaced: true)
  static let footer = TextStyle(7, .grey)

  /// Japanese, and English below it, smaller; once when they are the same.
  static func both(_ text: LocalizedText, _ style: TextStyle = body, spaceBefore: Double = 0) -> [Paragraph] {
    if text.ja == text.en { return [Paragraph(text.ja, style, spaceBefore: spaceBefore)] }
    var below = TextStyle(style.size * 0.87, .grey)
    below.colour = style.colour == .ink ? .grey : style.colour
    return [Paragraph(text.ja, style, spaceBefore: spaceBefore), Paragraph(text.en, below)]
  }

  /// `見出し Heading`, on one line.
  static func heading(_ text: LocalizedText) -> [PrintedDocument.Block] {
    [
      .need(90), .space(14),
      .paragraph(Paragraph(text.ja, heading).adding("  \(text.en)", TextStyle(9, .grey))), .space(4),
    ]
  }

  static func titleBlock(_ title: LocalizedText, below: LocalizedText) -> [PrintedDocument.Block] {
    [
      .rule(.vermilion, thickness: 2.2), .space(10),
      .paragraph(Paragraph(title.ja, PrintedStyle.title).adding("   \(title.en)", TextStyle(11, .grey))),
      .space(2), .paragraph(Paragraph(below.ja, TextStyle(10.5))),
    ] + (below.ja == below.en ? [] : [.paragraph(Paragraph(below.en, TextStyle(9, .grey)))]) + [.space(9)]
  }

  /// Names on the left, what they are on the right.
  static func facts(
    _ rows: [(LocalizedText, [Paragraph])], labelWidth: Double = 208, tint: Colour? = .paper
  ) -> PrintedDocument.Block {
    .table(
      Table(
        columns: [labelWidth, Sheet.textWidth - labelWidth],
        rows: rows.map { name, words in
          let name = Paragraph(name.ja, label).adding("  \(name.en)", TextStyle(7.4, .grey))
          return Table.Row([.init([name]), .init(words)], tint: tint)
        }))
  }

  static func drillBanner(_ isDrill: Bool) -> Paragraph? {
    guard isDrill else { return nil }
    return Paragraph(
      "訓練 DRILL — 実際の事故ではありません / not a real incident", TextStyle(10, bold: true, Colour(0xFFFFFF)), .centre)
  }

  /// A document about one record: its name and the company's at the top of every page, the checkpoint at the foot.
  ///
  /// - Parameters:
  ///   - program: what made it, `hikeshi 0.1.0`.
  ///   - date: of the last entry, ISO 8601.
  static func document(
    _ title: LocalizedText, about heading: TimelineHeading, checkpoint: PrintedCheckpoint, program: String,
    date: String, _ blocks: [PrintedDocument.Block]
  ) -> PrintedDocument {
    let company = heading.company?.text
    let facts = PrintedDocument.Facts(
      title: "\(title.both): \(heading.title.both)", author: company ?? program,
      subject: "\(checkpoint.origin), \(checkpoint.short)", creator: program, date: date)
    return PrintedDocument(
      facts, banner: drillBanner(heading.isDrill),
      runningHead: [
        Paragraph("\(title.both) — \(heading.incident)", footer), Paragraph(company ?? "", footer, .right),
      ], footer: checkpoint.footer, blocks)
  }
}
