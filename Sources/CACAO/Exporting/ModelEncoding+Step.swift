import CanonicalJSON
import CivilTime
import PlaybookModel

extension ModelEncoding {
  /// A step without what is inside it: a block names its tracks, and every step inside carries itself.
  static func step(_ step: Step, track: (Track) -> JSONValue) -> JSONValue {
    object([
      ("key", .string(step.id.rawValue)), ("title", text(step.title)), ("role", .string(step.role.rawValue)),
      ("kind", .string(step.kind.rawValue)), ("instructions", instructions(step.instructions)),
      (
        "asks",
        list(step.asks) {
          object([("fact", .string($0.fact.rawValue)), ("required", $0.isRequired ? .bool(true) : nil)])
        }
      ),
      ("gates", names(step.gates)), ("after", step.after.map(condition)), ("only_if", step.onlyIf.map(condition)),
      ("marks", step.marks.map { .string($0.rawValue) }), ("grants", names(step.grants)),
      (
        "notices",
        list(step.notices, notice)
      ),
      ("speaks_to", step.speaksTo.map { .string($0.rawValue) }),
      ("drafts", names(step.drafts)),
      ("due", step.due.map { object([("from", .string($0.from.rawValue)), ("within", rule($0.within))]) }),
      ("answers", list(step.answers, answer)), ("tracks", tracks(of: step, track)), ("routes", routes(step.routes)),
    ])
  }

  private static func notice(_ notice: Notice) -> JSONValue {
    object([
      ("role", .string(notice.to.rawValue)), ("message", .string(notice.message.rawValue)),
      ("acknowledge_within", notice.acknowledgeWithin.map { .integer(Int($0.milliseconds)) }),
      ("fallback", notice.fallback.map { .string($0.rawValue) }),
    ])
  }

  static func fallback(_ fallback: Fallback) -> JSONValue {
    object([
      ("key", .string(fallback.id.rawValue)), ("title", text(fallback.title)),
      ("role", .string(fallback.role.rawValue)), ("reaches", .string(fallback.reaches.rawValue)),
      ("instructions", instructions(fallback.instructions)), ("marks", fallback.marks.map { .string($0.rawValue) }),
    ])
  }

  private static func tracks(of step: Step, _ encode: (Track) -> JSONValue) -> JSONValue? {
    switch step.form {
    case .task, .question: nil
    case .parallel(let tracks): list(tracks, encode)
    }
  }

  private static func instructions(_ instructions: Instructions) -> JSONValue? {
    guard instructions != Instructions() else { return nil }
    return object([
      ("lines", list(instructions.lines, text)), ("do_not", list(instructions.doNot, text)),
      ("why", instructions.why.map(text)), ("phone", list(instructions.phone, text)),
      (
        "evidence",
        list(instructions.evidence) { object([("key", .string($0.id)), ("title", text($0.title))]) }
      ),
    ])
  }

  private static func answer(_ answer: Answer) -> JSONValue {
    let sets = answer.sets.sorted { $0.key < $1.key }
    return object([
      ("key", .string(answer.id.rawValue)), ("label", text(answer.label)),
      ("sets", list(sets) { object([("fact", .string($0.key.rawValue)), ("value", value($0.value))]) }),
      ("grants", names(answer.grants)), ("marks", answer.marks.map { .string($0.rawValue) }),
      ("route", route(answer.route)),
    ])
  }

  private static func routes(_ routes: Routes) -> JSONValue {
    object([
      ("done", route(routes.done)), ("skipped", routes.skipped == routes.done ? nil : route(routes.skipped)),
      ("failed", routes.failed.map(route)),
      (
        "timeout",
        routes.timeout.map { object([("after", .integer(Int($0.after.milliseconds))), ("route", route($0.route))]) }
      ),
    ])
  }
}
