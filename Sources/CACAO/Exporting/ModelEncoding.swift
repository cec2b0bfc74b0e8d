import CanonicalJSON
import CivilTime
import PlaybookModel

/// The parts of a playbook as properties of our extension. Names are of `[a-z0-9_]` and at least three letters long
/// (CACAO v2.0, 9); what is nothing is left out.
enum ModelEncoding {
  static func object(_ pairs: [(String, JSONValue?)]) -> JSONValue {
    .object(JSONObject(pairs.compactMap { key, value in value.map { (key, $0) } }))
  }

  static func list<Part>(_ parts: [Part], _ encode: (Part) -> JSONValue) -> JSONValue? {
    parts.isEmpty ? nil : .array(parts.map(encode))
  }

  static func names<ID: PlaybookIdentifier>(_ ids: [ID]) -> JSONValue? { list(ids) { .string($0.rawValue) } }

  static func text(_ text: LocalizedText) -> JSONValue {
    object([("text_ja", .string(text.ja)), ("text_en", .string(text.en))])
  }

  static func role(_ role: Role) -> JSONValue {
    object([
      ("key", .string(role.id.rawValue)), ("title", text(role.title)), ("outside", role.isOutside ? .bool(true) : nil),
    ])
  }

  static func fact(_ fact: FactDefinition) -> JSONValue {
    var kind: (String, JSONValue?, JSONValue?)
    switch fact.kind {
    case .yesNo: kind = ("yes_no", nil, nil)
    case .number: kind = ("number", nil, nil)
    case .instant: kind = ("instant", nil, nil)
    case .choice(let choices):
      kind = (
        "choice",
        list(choices) { choice in
          object([
            ("key", .string(choice.id)), ("label", text(choice.label)),
            ("takes_words", choice.takesWords ? .bool(true) : nil),
          ])
        }, nil
      )
    case .text(let words): kind = ("text", nil, .string(words.rawValue))
    }
    return object([
      ("key", .string(fact.id.rawValue)), ("question", text(fact.question)), ("kind", .string(kind.0)),
      ("choices", kind.1), ("text_kind", kind.2),
    ])
  }

  static func consent(_ consent: ConsentDefinition) -> JSONValue {
    object([
      ("key", .string(consent.id.rawValue)), ("from", .string(consent.from.rawValue)), ("title", text(consent.title)),
      ("how", text(consent.how)),
    ])
  }

  static func message(_ message: Message) -> JSONValue {
    object([("key", .string(message.id.rawValue)), ("title", text(message.title)), ("text", text(message.text))])
  }

  static func source(_ source: Source) -> JSONValue {
    object([("key", .string(source.id)), ("title", .string(source.title)), ("checked", .string(source.checked))])
  }

  static func deadline(_ deadline: Deadline) -> JSONValue {
    object([
      ("key", .string(deadline.id.rawValue)), ("title", text(deadline.title)),
      ("from", .string(deadline.from.rawValue)), ("learned", deadline.learned.map { .string($0.rawValue) }),
      ("earliest", deadline.earliest.map(rule)), ("within", rule(deadline.within)),
      ("met_by", deadline.metBy.map { .string($0.rawValue) }), ("only_if", deadline.onlyIf.map(condition)),
      ("source", deadline.source.map { .string($0) }),
      ("reminders", list(deadline.reminders) { .integer(Int($0.milliseconds)) }),
    ])
  }

  static func rule(_ rule: CalendarRule) -> JSONValue {
    switch rule {
    case .span(let span): object([("unit", "milliseconds"), ("count", .integer(Int(span.milliseconds)))])
    case .days(let count): object([("unit", "days"), ("count", .integer(count))])
    case .officeDays(let count): object([("unit", "office_days"), ("count", .integer(count))])
    case .years(let count): object([("unit", "years"), ("count", .integer(count))])
    case .withoutDelay: object([("unit", "without_delay")])
    }
  }

  static func value(_ value: FactValue) -> JSONValue {
    switch value {
    case .yes: object([("kind", "yes")])
    case .no: object([("kind", "no")])
    case .number(let number): object([("kind", "number"), ("count", .integer(number))])
    case .instant(let instant): object([("kind", "instant"), ("milliseconds", .integer(Int(instant.milliseconds)))])
    case .choice(let choice): object([("kind", "choice"), ("choice", .string(choice))])
    case .text: object([("kind", "text")])
    }
  }

  static func condition(_ condition: Guard) -> JSONValue {
    func of(_ kind: String, _ key: String, _ name: String, _ more: (String, JSONValue?)...) -> JSONValue {
      object([("kind", .string(kind)), (key, .string(name))] + more)
    }
    return switch condition {
    case .factIs(let fact, let value): of("fact_is", "fact", fact.rawValue, ("value", self.value(value)))
    case .factKnown(let fact): of("fact_known", "fact", fact.rawValue)
    case .factOver(let fact, let limit): of("fact_over", "fact", fact.rawValue, ("limit", .integer(limit)))
    case .stepFinished(let step): of("step_finished", "step", step.rawValue)
    case .stepAnswered(let step, let answer):
      of("step_answered", "step", step.rawValue, ("answer", .string(answer.rawValue)))
    case .stepSkipped(let step): of("step_skipped", "step", step.rawValue)
    case .consentGranted(let consent): of("consent_granted", "consent", consent.rawValue)
    case .trackFinished(let track): of("track_finished", "track", track.rawValue)
    case .all(let parts): object([("kind", "all"), ("parts", .array(parts.map(self.condition)))])
    case .any(let parts): object([("kind", "any"), ("parts", .array(parts.map(self.condition)))])
    case .not(let part): object([("kind", "not"), ("part", self.condition(part))])
    }
  }

  static func target(_ target: Target) -> JSONValue {
    switch target {
    case .step(let step): .string(step.rawValue)
    case .end: "end"
    }
  }

  static func route(_ route: Route) -> JSONValue {
    object([
      (
        "branches",
        list(route.branches) { object([("guard", condition($0.guardCondition)), ("target", target($0.target))]) }
      ),
      ("otherwise", target(route.otherwise)),
    ])
  }
}
