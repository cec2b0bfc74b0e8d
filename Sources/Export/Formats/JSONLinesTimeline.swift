import CanonicalJSON
import CivilTime
import EventCoding
import PlaybookModel
import RunEngine
import Wording

/// One JSON object a line (RFC 8785), for programs. Instants in UTC; sentences in both languages. Not the ledger's own
/// leaves: those are in a bundle.
package struct JSONLinesTimeline: TimelineFormat {
  package static let name = "jsonl"

  package init() {}

  package func entry(_ row: TimelineRow, under heading: TimelineHeading) -> String {
    var members: [(String, JSONValue?)] = [
      ("seq", .integer(row.sequence)), ("recorded", .string(row.recorded.utcText)),
      ("type", .string(row.type.rawValue)), ("how", .string(row.standing.rawValue)),
      ("step", row.invocation.map { .string($0.description) }), ("role", row.roleID.map { .string($0.rawValue) }),
      ("by", row.name.map(words)), ("text", .text(row.sentence)),
    ]
    if let occurred = row.occurred {
      members.append(
        (
          "occurred",
          [
            "at": .string(occurred.instant.utcText), "offset": .string(occurred.offset),
            "precision": .string(occurred.precision.rawValue), "source": .string(occurred.source.rawValue),
          ]
        ))
    }
    if heading.isDrill { members.append(("drill", .bool(true))) }
    if !row.details.isEmpty {
      let details = row.details.map { detail -> JSONValue in
        ["label": .text(detail.label), "words": words(detail.words)]
      }
      members.append(("details", .array(details)))
    }
    let object = JSONValue.object(JSONObject(members.compactMap { key, value in value.map { (key, $0) } }))
    // Sequences and texts are always in range.
    return ((try? object.canonicalString()) ?? "{}") + "\n"
  }

  package func withheld(_ sequence: Int, under heading: TimelineHeading) -> String {
    let object: JSONValue = ["seq": .integer(sequence), "withheld": .bool(true)]
    return ((try? object.canonicalString()) ?? "{}") + "\n"
  }

  /// Null for words that this copy leaves out.
  private func words(_ words: Disclosable) -> JSONValue { words.text.map { .string($0) } ?? .null }
}

extension JSONValue {
  static func text(_ text: LocalizedText) -> JSONValue { ["ja": .string(text.ja), "en": .string(text.en)] }
}
