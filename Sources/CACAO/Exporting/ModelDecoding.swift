import CanonicalJSON
import CivilTime
import PlaybookModel

/// A property of our extension that is not what we would have written.
struct MalformedExtension: Error {}

/// Reads what `ModelEncoding` wrote. Anything else throws: nothing is guessed.
struct ModelDecoding {
  let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  func has(_ key: String) -> Bool { value[key] != nil }

  subscript(key: String) -> ModelDecoding {
    get throws(MalformedExtension) {
      guard let part = value[key] else { throw MalformedExtension() }
      return ModelDecoding(part)
    }
  }

  func optional<Part>(_ key: String, _ read: (ModelDecoding) throws(MalformedExtension) -> Part)
    throws(MalformedExtension)
    -> Part?
  {
    guard let part = value[key] else { return nil }
    return try read(ModelDecoding(part))
  }

  func list<Part>(_ key: String, _ read: (ModelDecoding) throws(MalformedExtension) -> Part) throws(MalformedExtension)
    -> [Part]
  {
    guard let part = value[key] else { return [] }
    guard let items = part.array else { throw MalformedExtension() }
    var parts: [Part] = []
    for item in items { parts.append(try read(ModelDecoding(item))) }
    return parts
  }

  func string() throws(MalformedExtension) -> String {
    guard let string = value.string else { throw MalformedExtension() }
    return string
  }

  func integer() throws(MalformedExtension) -> Int {
    guard let integer = value.integer else { throw MalformedExtension() }
    return integer
  }

  /// Nothing in a playbook is counted further than a hundred years, or a deadline would leave the calendar.
  func integer(in range: ClosedRange<Int>) throws(MalformedExtension) -> Int {
    let integer = try integer()
    guard range.contains(integer) else { throw MalformedExtension() }
    return integer
  }

  func span() throws(MalformedExtension) -> Span {
    Span(milliseconds: Int64(try integer(in: 0...(100 * 366 * 86_400_000))))
  }

  func flag() throws(MalformedExtension) -> Bool {
    guard let flag = value.bool else { throw MalformedExtension() }
    return flag
  }

  func name<ID: PlaybookIdentifier>(_ type: ID.Type = ID.self) throws(MalformedExtension) -> ID {
    let name = try string()
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      }
    guard isName else { throw MalformedExtension() }
    return ID(name)
  }

  func word<Word: RawRepresentable<String>>(_ type: Word.Type = Word.self) throws(MalformedExtension) -> Word {
    guard let word = Word(rawValue: try string()) else { throw MalformedExtension() }
    return word
  }

  func text() throws(MalformedExtension) -> LocalizedText {
    LocalizedText(ja: try self["text_ja"].string(), en: try self["text_en"].string())
  }

  func role() throws(MalformedExtension) -> Role {
    Role(
      id: try self["key"].name(), title: try self["title"].text(),
      isOutside: try optional("outside") { (part) throws(MalformedExtension) in try part.flag() } ?? false)
  }

  func fact() throws(MalformedExtension) -> FactDefinition {
    let kind: FactKind
    switch try self["kind"].string() {
    case "yes_no": kind = .yesNo
    case "number": kind = .number
    case "instant": kind = .instant
    case "choice":
      kind = .choice(
        try list("choices") { (part) throws(MalformedExtension) in
          FactKind.Choice(
            id: try part["key"].string(), label: try part["label"].text(),
            takesWords: try part.optional("takes_words") { (flag) throws(MalformedExtension) in try flag.flag() }
              ?? false)
        })
    case "text": kind = .text(try self["text_kind"].word())
    default: throw MalformedExtension()
    }
    return FactDefinition(id: try self["key"].name(), question: try self["question"].text(), kind: kind)
  }

  func consent() throws(MalformedExtension) -> ConsentDefinition {
    ConsentDefinition(
      id: try self["key"].name(), from: try self["from"].name(), title: try self["title"].text(),
      how: try self["how"].text())
  }

  func message() throws(MalformedExtension) -> Message {
    Message(id: try self["key"].name(), title: try self["title"].text(), text: try self["text"].text())
  }

  func source() throws(MalformedExtension) -> Source {
    Source(id: try self["key"].string(), title: try self["title"].string(), checked: try self["checked"].string())
  }

  func deadline() throws(MalformedExtension) -> Deadline {
    Deadline(
      id: try self["key"].name(), title: try self["title"].text(), from: try self["from"].name(),
      learned: try optional("learned") { (part) throws(MalformedExtension) in try part.name() },
      earliest: try optional("earliest") { (part) throws(MalformedExtension) in try part.rule() },
      within: try self["within"].rule(),
      metBy: try optional("met_by") { (part) throws(MalformedExtension) in try part.name() },
      onlyIf: try optional("only_if") { (part) throws(MalformedExtension) in try part.condition() },
      source: try optional("source") { (part) throws(MalformedExtension) in try part.string() },
      reminders: try list("reminders") { (part) throws(MalformedExtension) in
        try part.span()
      })
  }

  func rule() throws(MalformedExtension) -> CalendarRule {
    switch try self["unit"].string() {
    case "milliseconds": .span(try self["count"].span())
    case "days": .days(try self["count"].integer(in: 1...36_525))
    case "office_days": .officeDays(try self["count"].integer(in: 1...36_525))
    case "years": .years(try self["count"].integer(in: 1...100))
    case "without_delay": .withoutDelay
    default: throw MalformedExtension()
    }
  }

  func factValue() throws(MalformedExtension) -> FactValue {
    switch try self["kind"].string() {
    case "yes": .yes
    case "no": .no
    case "number": .number(try self["count"].integer())
    case "instant": .instant(Instant(milliseconds: Int64(try self["milliseconds"].integer())))
    case "choice": .choice(try self["choice"].string())
    case "text": .text
    default: throw MalformedExtension()
    }
  }

  func condition() throws(MalformedExtension) -> Guard {
    switch try self["kind"].string() {
    case "fact_is": .factIs(try self["fact"].name(), try self["value"].factValue())
    case "fact_known": .factKnown(try self["fact"].name())
    case "fact_over": .factOver(try self["fact"].name(), try self["limit"].integer())
    case "step_finished": .stepFinished(try self["step"].name())
    case "step_answered": .stepAnswered(try self["step"].name(), try self["answer"].name())
    case "step_skipped": .stepSkipped(try self["step"].name())
    case "consent_granted": .consentGranted(try self["consent"].name())
    case "track_finished": .trackFinished(try self["track"].name())
    case "all": .all(try list("parts") { (part) throws(MalformedExtension) in try part.condition() })
    case "any": .any(try list("parts") { (part) throws(MalformedExtension) in try part.condition() })
    case "not": .not(try self["part"].condition())
    default: throw MalformedExtension()
    }
  }

  func target() throws(MalformedExtension) -> Target {
    try string() == "end" ? .end : .step(try name())
  }

  func route() throws(MalformedExtension) -> Route {
    Route(
      branches: try list("branches") { (part) throws(MalformedExtension) in
        Route.Branch(if: try part["guard"].condition(), to: try part["target"].target())
      }, otherwise: try self["otherwise"].target())
  }
}
