import CivilTime
import EventCoding
import PlaybookModel
import RunEngine
import Wording

/// One line an entry, for a spreadsheet. Times in the company's zone with their offset.
package struct CSVTimeline: TimelineFormat {
  package static let name = "csv"

  package init() {}

  package func opening(_ heading: TimelineHeading) -> String {
    let columns = [
      "番号 number", "起きた時刻(申告) occurred (stated)", "確かさ precision", "出どころ source", "記録した時刻 recorded",
      "種類 type", "手順 step", "役割 role", "名前 name", "内容 (日本語)", "what (English)", "詳細 details", "どうして how",
    ]
    return CSV.byteOrderMark + CSV.line(columns, drill: heading.isDrill)
  }

  package func entry(_ row: TimelineRow, under heading: TimelineHeading) -> String {
    let time = TimeText(zone: heading.zone)
    let details = row.details.map { "\($0.label.both): \($0.words.shownText.both)" }
    let cells = [
      String(row.sequence), row.occurred.map { time.exact($0.instant) } ?? "", row.occurred?.precision.rawValue ?? "",
      row.occurred?.source.rawValue ?? "", time.exact(row.recorded), row.type.rawValue,
      row.invocation?.description ?? "", row.role?.both ?? "", row.name?.shownText.both ?? "",
      row.sentence.ja, row.sentence.en, details.joined(separator: "\n"), row.standing.rawValue,
    ]
    return CSV.line(cells, drill: heading.isDrill)
  }

  package func withheld(_ sequence: Int, under heading: TimelineHeading) -> String {
    let blank = [String](repeating: "", count: 8)
    let words = TimelineHeading.withheldEntry
    return CSV.line([String(sequence)] + blank + [words.ja, words.en, "", ""], drill: heading.isDrill)
  }
}
