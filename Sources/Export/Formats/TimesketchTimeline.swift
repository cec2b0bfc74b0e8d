import CanonicalJSON
import CivilTime
import EventCoding
package import PlaybookModel
import Wording

/// JSON lines that Timesketch imports: `message`, `datetime` and `timestamp_desc` are the fields it asks for.
///
/// An entry with a stated time becomes two lines, one for each time, since the two must never be taken for one another.
package struct TimesketchTimeline: TimelineFormat {
  package static let name = "timesketch"
  private let language: Language

  package init(language: Language) { self.language = language }

  package func entry(_ row: TimelineRow, under heading: TimelineHeading) -> String {
    let recorded = line(row, at: row.recorded, "Recorded", under: heading)
    guard let occurred = row.occurred else { return recorded }
    return line(row, at: occurred.instant, "Occurred (as stated)", under: heading) + recorded
  }

  private func line(
    _ row: TimelineRow, at instant: Instant, _ meaning: String, under heading: TimelineHeading
  ) -> String {
    let details = row.details.map { "\($0.label[language]): \($0.words.shownText[language])" }
    let words = [row.sentence[language]] + details
    var members: [(String, JSONValue)] = [
      ("message", .string((heading.isDrill ? "[DRILL] " : "") + words.joined(separator: " / "))),
      ("datetime", .string(String(instant.utcText.dropLast()) + "+00:00")),
      ("timestamp_desc", .string(meaning)),
      ("incident", .string(heading.incident)),
      ("sequence", .integer(row.sequence)),
      ("event_type", .string(row.type.rawValue)),
      ("role", .string(row.roleID?.rawValue ?? "")),
    ]
    // Tools that read lines one by one take them apart: each says so by itself.
    if heading.isDrill { members.append(("drill", .bool(true))) }
    // A stated time goes nowhere without the time when it was recorded.
    if row.occurred != nil { members.append(("recorded", .string(row.recorded.utcText))) }
    let object = JSONValue.object(JSONObject(members))
    return ((try? object.canonicalString()) ?? "{}") + "\n"
  }
}
