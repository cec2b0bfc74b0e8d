import CivilTime
import PlaybookModel
import RunEngine
import Typesetting
import Wording

/// One entry of a timeline as a row on paper.
struct PrintedTimelineRow {
  private let entry: TimelineRow
  private let time: TimeText
  private let style: TextStyle

  init(_ entry: TimelineRow, zone: Zone) {
    self.entry = entry
    time = TimeText(zone: zone)
    style = entry.standing == .automatic ? TextStyle(7.8, .grey) : TextStyle(8.8)
  }

  var row: Table.Row {
    Table.Row(
      [
        PrintedTimelineRow.number(entry.sequence), .init(occurred), .init([recorded]), .init(sentence + details),
        .init(actor),
      ], tint: entry.standing == .override ? .blush : nil)
  }

  static func withheld(_ sequence: Int, words: LocalizedText) -> Table.Row {
    let words = PrintedStyle.both(words, TextStyle(7.8, .grey))
    return Table.Row([number(sequence), .init([]), .init([]), .init(words), .init([])], tint: .paper)
  }

  private static func number(_ sequence: Int) -> Table.Cell {
    .init([Paragraph(String(sequence), TextStyle(7.8, .grey), .right)])
  }

  private static let clock = TextStyle(7.6)

  private var occurred: [Paragraph] {
    guard let stated = entry.occurred else { return [] }
    let small = TextStyle(6.8, .grey)
    let how = StatedTimeText.standing(of: stated)
    return [
      Paragraph(twoLines(StatedTimeText.written(stated)), PrintedTimelineRow.clock), Paragraph(how.ja, small),
      Paragraph(how.en, small),
    ]
  }

  private var recorded: Paragraph {
    Paragraph(twoLines(time.seconds(entry.recorded)), PrintedTimelineRow.clock.coloured(style.colour))
  }

  /// The day, and the time below it.
  private func twoLines(_ time: String) -> String {
    time.replacing(" ", with: "\n", maxReplacements: 1)
  }

  private var sentence: [Paragraph] {
    let words = PrintedStyle.both(entry.sentence, style)
    guard entry.standing == .override, let first = words.first else { return words }
    let flag = Paragraph("! ", TextStyle(8.8, bold: true, .vermilion)).adding(entry.sentence.ja, style)
    return first == words.last ? [flag] : [flag] + words.dropFirst()
  }

  /// What people wrote, each under its name.
  private var details: [Paragraph] {
    entry.details.enumerated().map { index, detail in
      Paragraph("\(detail.label.both): ", TextStyle(7.4, .grey), spaceBefore: index == 0 ? 2.5 : 1, indent: 6)
        .adding(detail.words.shownText.both, TextStyle(8, detail.words.text == nil ? .grey : .ink))
    }
  }

  private var actor: [Paragraph] {
    let role = entry.role.map { PrintedStyle.both($0, TextStyle(7.8).coloured(style.colour)) } ?? []
    guard let name = entry.name else { return role }
    return role
      + PrintedStyle.both(
        name.shownText, TextStyle(8.2, name.text == nil ? .grey : .ink), spaceBefore: role.isEmpty ? 0 : 1.5)
  }
}
