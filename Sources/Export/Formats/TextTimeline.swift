import CivilTime
package import PlaybookModel
import Wording

/// For the terminal and for a printer that knows nothing.
///
/// ```
///   12  2026-11-24 21:07:31  「LANを抜く」を終えた — 現場担当 佐藤
///         起きた時刻: 2026-11-24 21:05 +09:00 (頃、本人の申告)
/// ```
package struct TextTimeline: TimelineFormat {
  package static let name = "text"
  private let language: Language

  package init(language: Language) { self.language = language }

  package func opening(_ heading: TimelineHeading) -> String {
    let zone = heading.zone.name.isEmpty ? "" : " (\(heading.zone.name))"
    return "\(heading.title[language])\(zone)\n\n"
  }

  package func entry(_ row: TimelineRow, under heading: TimelineHeading) -> String {
    let time = TimeText(zone: heading.zone)
    let number = String(row.sequence)
    let padding = String(repeating: " ", count: max(0, 5 - number.count))
    var line = "\(padding)\(number)  \(time.seconds(row.recorded))  \(mark(row))\(row.sentence[language])"
    let actor = [row.role?[language], row.name?.shownText[language]].compactMap(\.self)
    if !actor.isEmpty { line += " — \(actor.joined(separator: " "))" }
    var lines = [line]
    if let occurred = row.occurred {
      let label = say("起きた時刻", "happened")[language]
      lines.append("         \(label): \(StatedTimeText.text(of: occurred)[language])")
    }
    for detail in row.details {
      let words = detail.words.shownText[language].split(separator: "\n", omittingEmptySubsequences: false)
      lines.append("         \(detail.label[language]): \(words.joined(separator: "\n           "))")
    }
    return lines.map { "\($0)\n" }.joined()
  }

  package func withheld(_ sequence: Int, under heading: TimelineHeading) -> String {
    let number = String(sequence)
    let padding = String(repeating: " ", count: max(0, 5 - number.count))
    return "\(padding)\(number)  \(TimelineHeading.withheldEntry[language])\n"
  }

  package func closing(_ heading: TimelineHeading) -> String {
    let words = say(
      "記録 \(heading.size)件、要約 \(heading.root)", "\(heading.size) entries, root \(heading.root)")
    return "\n\(words[language])\n"
  }

  private func mark(_ row: TimelineRow) -> String {
    switch row.standing {
    case .stated: ""
    case .automatic: "· "
    case .override: "! "
    }
  }
}
