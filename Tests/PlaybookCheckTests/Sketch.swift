import CivilTime
import PlaybookModel

/// Small playbooks in few words. Texts follow from identifiers, so that what is not the matter of a test is in order.
enum Sketch {
  static let staff = RoleID("staff")
  static let insurer = RoleID("insurer")

  static func text(_ id: String) -> LocalizedText { LocalizedText(ja: "「\(id)」の文", en: "text of \(id)") }

  static func playbook(
    _ tracks: [Track], facts: [FactDefinition] = [], consents: [ConsentDefinition] = [], messages: [Message] = [],
    deadlines: [Deadline] = []
  ) -> Playbook {
    Playbook(
      id: PlaybookID("sketch"), version: "1", title: text("sketch"), summary: text("summary"),
      roles: [
        Role(id: staff, title: text("staff")), Role(id: insurer, title: text("insurer"), isOutside: true),
      ],
      facts: facts, consents: consents, messages: messages, tracks: tracks, deadlines: deadlines)
  }

  static func track(_ id: String, _ steps: Step...) -> Track { track(id, steps) }
  static func track(_ id: String, _ steps: [Step]) -> Track { Track(id: TrackID(id), title: text(id), steps: steps) }

  static func step(
    _ id: String, _ kind: StepKind = .record, asks: [Ask] = [], gates: [ConsentID] = [], after: Guard? = nil,
    onlyIf: Guard? = nil, grants: [ConsentID] = [], due: Due? = nil, form: StepForm = .task, to next: Target = .end,
    skipped: Target? = nil, failed: Target? = nil, timeout: Target? = nil
  ) -> Step {
    step(
      id, kind, asks: asks, gates: gates, after: after, onlyIf: onlyIf, grants: grants, due: due, form: form,
      routes: Routes(
        done: .to(next), skipped: skipped.map(Route.to), failed: failed.map(Route.to),
        timeout: timeout.map { Timeout(after: .hours(1), route: .to($0)) }))
  }

  static func step(
    _ id: String, _ kind: StepKind = .record, asks: [Ask] = [], gates: [ConsentID] = [], after: Guard? = nil,
    onlyIf: Guard? = nil, grants: [ConsentID] = [], due: Due? = nil, form: StepForm = .task, routes: Routes
  ) -> Step {
    Step(
      id: StepID(id), title: text(id), role: staff, kind: kind, instructions: Instructions(lines: [text("do " + id)]),
      asks: asks, gates: gates, after: after, onlyIf: onlyIf, grants: grants, due: due, form: form, routes: routes)
  }

  static func question(_ answers: Answer...) -> StepForm { .question(answers) }

  static func answer(
    _ id: String, sets: [FactID: FactValue] = [:], grants: [ConsentID] = [], to target: Target
  ) -> Answer {
    Answer(id: AnswerID(id), label: text("answer " + id), sets: sets, grants: grants, route: .to(target))
  }

  static func fact(_ id: String, _ kind: FactKind = .yesNo) -> FactDefinition {
    FactDefinition(id: FactID(id), question: text(id), kind: kind)
  }

  static func consent(_ id: String, from role: RoleID = insurer) -> ConsentDefinition {
    ConsentDefinition(id: ConsentID(id), from: role, title: text(id), how: text("how " + id))
  }

  static func ask(_ fact: String, required isRequired: Bool = false) -> Ask {
    Ask(fact: FactID(fact), isRequired: isRequired)
  }
}

extension Target {
  static func to(_ step: String) -> Target { .step(StepID(step)) }
}

extension Guard {
  static func step(_ id: String) -> Guard { .stepFinished(StepID(id)) }
  static func step(_ id: String, answered answer: String) -> Guard { .stepAnswered(StepID(id), AnswerID(answer)) }
  static func skipped(_ id: String) -> Guard { .stepSkipped(StepID(id)) }
  static func track(_ id: String) -> Guard { .trackFinished(TrackID(id)) }
  static func fact(_ id: String, _ value: FactValue) -> Guard { .factIs(FactID(id), value) }
  static func consent(_ id: String) -> Guard { .consentGranted(ConsentID(id)) }
}

extension [ConsentID] {
  static func of(_ ids: String...) -> [ConsentID] { ids.map(ConsentID.init(_:)) }
}
