import CivilTime
import PlaybookModel
import RunEngine

// Parts of playbooks, with as few words as a test needs.

extension LocalizedText {
  static let any = LocalizedText(ja: "題", en: "Title")
}

func task(
  _ id: String, to next: Target = .end, kind: StepKind = .record, asks: [Ask] = [], gates: [String] = [],
  after: Guard? = nil, onlyIf: Guard? = nil, marks: Milestone? = nil, grants: [String] = [], notices: [Notice] = [],
  speaksTo: String? = nil,
  due: Due? = nil, skipped: Route? = nil, failed: Target? = nil, timeout: Timeout? = nil, form: StepForm = .task,
  done: Route? = nil
) -> Step {
  Step(
    id: StepID(id), title: .any, role: RoleID("staff"), kind: kind, asks: asks, gates: gates.map { ConsentID($0) },
    after: after, onlyIf: onlyIf, marks: marks, grants: grants.map { ConsentID($0) }, notices: notices,
    speaksTo: speaksTo.map { RoleID($0) }, due: due,
    form: form,
    routes: Routes(done: done ?? .to(next), skipped: skipped, failed: failed.map(Route.to), timeout: timeout))
}

func question(_ id: String, _ answers: [Answer], to next: Target = .end, onlyIf: Guard? = nil) -> Step {
  task(id, to: next, onlyIf: onlyIf, form: .question(answers))
}

func answer(
  _ id: String, to next: Target = .end, sets: [String: FactValue] = [:], grants: [String] = [], marks: Milestone? = nil
) -> Answer {
  Answer(
    id: AnswerID(id), label: .any, sets: Dictionary(uniqueKeysWithValues: sets.map { (FactID($0), $1) }),
    grants: grants.map { ConsentID($0) }, marks: marks, route: .to(next))
}

func track(_ id: String, _ steps: Step...) -> Track { Track(id: TrackID(id), title: .any, steps: steps) }

/// A playbook with the roles, facts, consents and messages that tests speak of.
func playbook(_ tracks: Track..., fallbacks: [Fallback] = [], deadlines: [Deadline] = []) -> Playbook {
  playbook(tracks: tracks, fallbacks: fallbacks, deadlines: deadlines)
}

func playbook(tracks: [Track], fallbacks: [Fallback] = [], deadlines: [Deadline] = []) -> Playbook {
  func fact(_ id: String, _ kind: FactKind) -> FactDefinition {
    FactDefinition(id: FactID(id), question: .any, kind: kind)
  }
  func consent(_ id: String, from role: String) -> ConsentDefinition {
    ConsentDefinition(id: ConsentID(id), from: RoleID(role), title: .any, how: .any)
  }
  let colours: [FactKind.Choice] = [
    .init(id: "red", label: LocalizedText(ja: "赤", en: "Red")),
    .init(id: "blue", label: LocalizedText(ja: "青", en: "Blue")),
  ]
  return Playbook(
    id: PlaybookID("p"), version: "1", title: .any, summary: .any,
    roles: ["staff", "owner", "agent", "insurer"].map { Role(id: RoleID($0), title: .any) },
    facts: [
      fact("leaked", .yesNo), fact("people", .number), fact("outage", .instant), fact("colour", .choice(colours)),
      fact("receipt", .text(.reference)), fact("finder", .text(.name)),
    ],
    consents: [consent("order", from: "insurer"), consent("words", from: "insurer"), consent("go", from: "owner")],
    messages: [Message(id: MessageID("first"), title: .any, text: .any)], tracks: tracks, fallbacks: fallbacks,
    deadlines: deadlines)
}

extension Target {
  static func to(_ id: String) -> Target { .step(StepID(id)) }
}

extension Guard {
  static func leaked(_ value: FactValue) -> Guard { .factIs(FactID("leaked"), value) }
  static func finished(_ step: String) -> Guard { .stepFinished(StepID(step)) }
}

/// Fri 27 Nov 2026 21:05 in Tokyo.
let evening = moment("2026-11-27T12:05:00.000Z")

func moment(_ text: String) -> Instant {
  guard let instant = Instant(utcText: text) else { preconditionFailure("\(text) is no instant") }
  return instant
}

func stated(_ text: String, _ precision: StatedTime.Precision = .minute) -> StatedTime {
  StatedTime(instant: moment(text), offset: "+09:00", zone: "Asia/Tokyo", precision: precision, source: .person)
}
