package import PlaybookModel
import Wording

/// A playbook as boxes and arrows, before anything is drawn.
package struct PlaybookGraph: Hashable, Sendable {
  package struct Box: Hashable, Sendable {
    package let id: StepID
    package let title: String
    package let kind: StepKind
    package let role: String
    /// Titles of the consents that the step waits for.
    package let gates: [String]
    package let isQuestion: Bool
    /// How deep in nested blocks it lies; 0 for a step of a track of the playbook.
    package let depth: Int
  }

  package struct Lane: Hashable, Sendable {
    package let id: TrackID
    package let title: String
    package let boxes: [Box]
  }

  package struct Arrow: Hashable, Sendable {
    package enum Meaning: Hashable, Sendable {
      /// Where the step leads when it is done, or by an answer with this label.
      case leads(String?)
      case failed
      case skipped
      case timedOut
      /// The other end waits for this step.
      case releases
      /// The step opens a block that begins here.
      case opens
    }

    package let from: StepID
    /// Nil for the end of the track.
    package let to: StepID?
    package let meaning: Meaning
  }

  /// What the signs of a picture mean, in its language.
  package struct Legend: Hashable, Sendable {
    package let kinds: [Kind]
    package let gate: String
    package let waits: String

    package struct Kind: Hashable, Sendable {
      package let kind: StepKind
      package let name: String
    }
  }

  package let title: String
  package let legend: Legend
  package let lanes: [Lane]
  package let arrows: [Arrow]

  package init(_ playbook: Playbook, in language: Language) {
    title = playbook.title[language]
    legend = Legend(
      kinds: StepKind.allCases.map { Legend.Kind(kind: $0, name: PlaybookGraph.name(of: $0)[language]) },
      gate: say("同意を待つ", "waits for consent")[language], waits: say("先に済むこと", "comes after")[language])
    lanes = playbook.tracks.map { track in
      Lane(
        id: track.id, title: track.title[language],
        boxes: PlaybookGraph.boxes(of: track, depth: 0, playbook: playbook, language: language))
    }
    arrows = playbook.steps.flatMap { PlaybookGraph.arrows(from: $0, language: language) }
  }

  private static func boxes(of track: Track, depth: Int, playbook: Playbook, language: Language) -> [Box] {
    track.steps.flatMap { step in
      let box = Box(
        id: step.id, title: step.title[language], kind: step.kind, role: playbook.title(of: step.role)[language],
        gates: step.gates.map { playbook.title(of: $0)[language] }, isQuestion: !step.answers.isEmpty, depth: depth)
      switch step.form {
      case .task, .question: return [box]
      case .parallel(let nested):
        return [box] + nested.flatMap { boxes(of: $0, depth: depth + 1, playbook: playbook, language: language) }
      }
    }
  }

  private static func arrows(from step: Step, language: Language) -> [Arrow] {
    var arrows: [Arrow] = []
    func add(_ route: Route, _ meaning: Arrow.Meaning) {
      for target in route.targets {
        let to: StepID? = if case .step(let id) = target { id } else { nil }
        let arrow = Arrow(from: step.id, to: to, meaning: meaning)
        if !arrows.contains(arrow) { arrows.append(arrow) }
      }
    }
    if step.answers.isEmpty { add(step.routes.done, .leads(nil)) }
    for answer in step.answers { add(answer.route, .leads(answer.label[language])) }
    if let failed = step.routes.failed { add(failed, .failed) }
    if step.routes.skipped != step.routes.done { add(step.routes.skipped, .skipped) }
    if let timeout = step.routes.timeout { add(timeout.route, .timedOut) }
    if case .parallel(let nested) = step.form {
      arrows += nested.compactMap { $0.steps.first }.map { Arrow(from: step.id, to: $0.id, meaning: .opens) }
    }
    for atom in step.after?.atoms ?? [] {
      switch atom {
      case .stepFinished(let other), .stepAnswered(let other, _), .stepSkipped(let other):
        arrows.append(Arrow(from: other, to: step.id, meaning: .releases))
      case .factIs, .factKnown, .factOver, .consentGranted, .trackFinished, .all, .any, .not: break
      }
    }
    return arrows
  }

  private static func name(of kind: StepKind) -> LocalizedText {
    switch kind {
    case .mitigation: say("被害を止める", "stops damage")
    case .preservation: say("証拠を残す", "keeps evidence")
    case .notice: say("知らせる", "tells somebody")
    case .decision: say("決める", "decides")
    case .spend: say("お金を使う", "spends")
    case .promise: say("外に約束となる", "may promise")
    case .alteration: say("機器や設定を変える", "alters machines or settings")
    case .record: say("書き残す", "records")
    }
  }
}
