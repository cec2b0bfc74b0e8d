/// The definition that a run executes: parallel tracks of steps, and what staff are told in each.
///
/// A value of this type is well formed: every identifier that it refers to exists. What cannot be seen part by part
/// (a step nobody can reach, say) is for the checker.
package struct Playbook: Hashable, Sendable {
  package let id: PlaybookID
  /// When its content was last checked, as its author wrote it.
  package let version: String
  package let title: LocalizedText
  package let summary: LocalizedText
  /// What was noticed, as whole sentences of fact for the insurer, the police and the owner; the title when nil.
  package let situation: LocalizedText?
  /// The same for partners and customers, who are told less; the situation when nil.
  package let outward: LocalizedText?
  /// What not to do, shown before the first instruction; most important first.
  package let doNot: [LocalizedText]
  package let roles: [Role]
  package let facts: [FactDefinition]
  package let consents: [ConsentDefinition]
  package let messages: [Message]
  package let tracks: [Track]
  /// Calls that open when a notice goes unanswered. Their steps are not among `steps`.
  package let fallbacks: [Fallback]
  package let deadlines: [Deadline]
  package let sources: [Source]
  /// Playbooks that a run of this one can take in when the incident turns out to be another one too.
  package private(set) var others: [Playbook] = []

  private let stepTable: [StepID: StepPlace]
  private let trackTable: [TrackID: Track]

  package init(
    id: PlaybookID, version: String, title: LocalizedText, summary: LocalizedText, situation: LocalizedText? = nil,
    outward: LocalizedText? = nil, doNot: [LocalizedText] = [], roles: [Role], facts: [FactDefinition] = [],
    consents: [ConsentDefinition] = [], messages: [Message] = [],
    tracks: [Track], fallbacks: [Fallback] = [], deadlines: [Deadline] = [], sources: [Source] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.summary = summary
    self.situation = situation
    self.outward = outward
    self.doNot = doNot
    self.roles = roles
    self.facts = facts
    self.consents = consents
    self.messages = messages
    self.tracks = tracks
    self.fallbacks = fallbacks
    self.deadlines = deadlines
    self.sources = sources
    var steps: [StepID: StepPlace] = [:]
    var tracksByID: [TrackID: Track] = [:]
    var pending = (tracks + fallbacks.map(\.track)).map { (track: $0, parent: StepID?.none) }
    while let (track, parent) = pending.popLast() {
      tracksByID[track.id] = track
      for (index, step) in track.steps.enumerated() {
        steps[step.id] = StepPlace(step: step, track: track.id, parent: parent, index: index)
        if case .parallel(let nested) = step.form {
          pending += nested.map { (track: $0, parent: StepID?.some(step.id)) }
        }
      }
    }
    stepTable = steps
    trackTable = tracksByID
  }

  /// The same, able to take these in.
  package func mayBecome(_ others: [Playbook]) -> Playbook {
    var copy = self
    copy.others = others
    return copy
  }

  package func step(_ id: StepID) -> Step? { stepTable[id]?.step }
  package func place(of id: StepID) -> StepPlace? { stepTable[id] }
  package func track(_ id: TrackID) -> Track? { trackTable[id] }
  package func role(_ id: RoleID) -> Role? { roles.first { $0.id == id } }
  package func fact(_ id: FactID) -> FactDefinition? { facts.first { $0.id == id } }
  package func consent(_ id: ConsentID) -> ConsentDefinition? { consents.first { $0.id == id } }
  package func message(_ id: MessageID) -> Message? { messages.first { $0.id == id } }

  /// Every step of the tracks, nested ones included, in the order of the file. Calls to fall back on are not among them.
  package var steps: [Step] { tracks.flatMap(\.allSteps) }

  /// Where a step stands.
  package struct StepPlace: Hashable, Sendable {
    package let step: Step
    package let track: TrackID
    /// The step that opened the nested block the track belongs to.
    package let parent: StepID?
    package let index: Int
  }
}

/// A parallel lane of a run. It starts at its first step.
package struct Track: Hashable, Sendable {
  package let id: TrackID
  package let title: LocalizedText
  /// Never empty.
  package let steps: [Step]

  package init(id: TrackID, title: LocalizedText, steps: [Step]) {
    self.id = id
    self.title = title
    self.steps = steps
  }

  package var allSteps: [Step] {
    steps.flatMap { step in
      switch step.form {
      case .task, .question: [step]
      case .parallel(let nested): [step] + nested.flatMap(\.allSteps)
      }
    }
  }
}

/// Who acts or decides.
package struct Role: Hashable, Sendable {
  package let id: RoleID
  package let title: LocalizedText
  /// Not the company's own staff: an insurer, a lawyer, the police.
  package let isOutside: Bool

  package init(id: RoleID, title: LocalizedText, isOutside: Bool = false) {
    self.id = id
    self.title = title
    self.isOutside = isOutside
  }
}

/// Where a statement of the playbook comes from, and when that was last looked at.
package struct Source: Hashable, Sendable {
  package let id: String
  package let title: String
  package let checked: String

  package init(id: String, title: String, checked: String) {
    self.id = id
    self.title = title
    self.checked = checked
  }
}
