import CanonicalJSON
import PlaybookModel

/// The variables of an exported playbook: its facts, and what its guards look at besides them.
///
/// Identifiers have no `_` of their own, so that `-` becomes `_` without two of them meeting; what is not a fact has a `-`
/// in its name.
struct PlainVariables {
  let playbook: Playbook

  init(_ playbook: Playbook) { self.playbook = playbook }

  static func fact(_ id: FactID) -> String {
    let name = id.rawValue.replacing("-", with: "_")
    return name.first?.isLetter == true ? "__\(name)__" : "__fact-\(name)__"
  }

  static func answer(_ id: StepID) -> String { special("answer", id) }
  static func finished(_ id: StepID) -> String { special("finished", id) }
  static func skipped(_ id: StepID) -> String { special("skipped", id) }
  static func granted(_ id: ConsentID) -> String { special("granted", id) }
  static func trackFinished(_ id: TrackID) -> String { special("track", id) }
  static func known(_ id: FactID) -> String { special("known", id) }

  private static func special(_ kind: String, _ id: some PlaybookIdentifier) -> String {
    "__\(kind)-\(id.rawValue.replacing("-", with: "_"))__"
  }

  /// What finishing the step makes known.
  func collected(at step: Step) -> [String] {
    var names = step.asks.map { PlainVariables.fact($0.fact) }
    names += Set(step.answers.flatMap { $0.sets.keys }).sorted().map(PlainVariables.fact)
    if !step.answers.isEmpty { names.append(PlainVariables.answer(step.id)) }
    let guards = Set(watched)
    if guards.contains(.stepFinished(step.id)) { names.append(PlainVariables.finished(step.id)) }
    if guards.contains(.stepSkipped(step.id)) { names.append(PlainVariables.skipped(step.id)) }
    for consent in Set(step.grants + step.answers.flatMap(\.grants)).sorted()
    where guards.contains(.consentGranted(consent)) {
      names.append(PlainVariables.granted(consent))
    }
    return names.reduce(into: []) { list, name in if !list.contains(name) { list.append(name) } }
  }

  /// The conditions that routes and `onlyIf` look at; what a step waits for is written out for people.
  private var watched: [Guard] {
    playbook.steps.flatMap { step -> [Guard] in
      let routes =
        [step.routes.done, step.routes.failed, step.routes.timeout?.route].compactMap(\.self)
        + step.answers.map(\.route)
      return (routes.flatMap { $0.branches.map(\.guardCondition) } + [step.onlyIf].compactMap(\.self)).flatMap(\.atoms)
    }
  }

  func definitions(in language: Language) -> JSONValue? {
    var entries: [String: JSONValue] = [:]
    for fact in playbook.facts {
      entries[PlainVariables.fact(fact.id)] = [
        "type": .string(PlainVariables.type(of: fact.kind)), "description": .string(fact.question[language]),
      ]
    }
    for step in playbook.steps where !step.answers.isEmpty {
      entries[PlainVariables.answer(step.id)] = ["type": "string", "description": .string(step.title[language])]
    }
    for condition in watched {
      guard let (name, about) = special(condition, in: language) else { continue }
      entries[name] = ["type": "bool", "description": .string(about)]
    }
    if uses(.discovered) {
      entries[PlainVariables.fact(.discovered)] = ["type": "string"]
    }
    return entries.isEmpty ? nil : .object(JSONObject(entries.map { ($0, $1) }))
  }

  private func uses(_ fact: FactID) -> Bool {
    playbook.steps.contains { step in
      step.asks.contains { $0.fact == fact } || step.answers.contains { $0.sets[fact] != nil }
    }
  }

  private static func type(of kind: FactKind) -> String {
    switch kind {
    case .yesNo: "bool"
    case .number: "integer"
    case .instant, .choice, .text: "string"
    }
  }

  private func special(_ condition: Guard, in language: Language) -> (String, String)? {
    func title(_ text: LocalizedText?) -> String { text?[language] ?? "" }
    return switch condition {
    case .factKnown(let fact), .factIs(let fact, .text), .factIs(let fact, .instant):
      (PlainVariables.known(fact), title(playbook.fact(fact)?.question))
    case .stepFinished(let step): (PlainVariables.finished(step), title(playbook.step(step)?.title))
    case .stepSkipped(let step): (PlainVariables.skipped(step), title(playbook.step(step)?.title))
    case .consentGranted(let consent): (PlainVariables.granted(consent), title(playbook.consent(consent)?.title))
    case .trackFinished(let track): (PlainVariables.trackFinished(track), title(playbook.track(track)?.title))
    case .factIs, .factOver, .stepAnswered, .all, .any, .not: nil
    }
  }
}

extension PlainWorkflow {
  var variables: JSONValue? { PlainVariables(playbook).definitions(in: language) }
}
