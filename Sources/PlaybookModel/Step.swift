package import CivilTime

/// One thing that somebody is asked to do.
package struct Step: Hashable, Sendable {
  package internal(set) var id: StepID
  package internal(set) var title: LocalizedText
  package internal(set) var role: RoleID
  package internal(set) var kind: StepKind
  package internal(set) var instructions: Instructions
  package internal(set) var asks: [Ask]
  /// Decisions that must be on record before the step may be finished.
  package internal(set) var gates: [ConsentID]
  /// The step is held until this is true.
  package internal(set) var after: Guard?
  /// On entry: false passes the step over, unknown holds it until the facts are known.
  package internal(set) var onlyIf: Guard?
  package internal(set) var marks: Milestone?
  /// Consents of inside roles that finishing this step gives.
  package internal(set) var grants: [ConsentID]
  package internal(set) var notices: [Notice]
  /// Finishing it means that somebody spoke to this role: what they were sent before needs no call any more.
  package internal(set) var speaksTo: RoleID?
  /// Letters that the person can take from here, filled in.
  package internal(set) var drafts: [MessageID]
  package internal(set) var due: Due?
  package internal(set) var form: StepForm
  package internal(set) var routes: Routes

  package init(
    id: StepID, title: LocalizedText, role: RoleID, kind: StepKind, instructions: Instructions = .init(),
    asks: [Ask] = [], gates: [ConsentID] = [], after: Guard? = nil, onlyIf: Guard? = nil, marks: Milestone? = nil,
    grants: [ConsentID] = [], notices: [Notice] = [], speaksTo: RoleID? = nil, drafts: [MessageID] = [],
    due: Due? = nil, form: StepForm = .task, routes: Routes
  ) {
    self.id = id
    self.title = title
    self.role = role
    self.kind = kind
    self.instructions = instructions
    self.asks = asks
    self.gates = gates
    self.after = after
    self.onlyIf = onlyIf
    self.marks = marks
    self.grants = grants
    self.notices = notices
    self.speaksTo = speaksTo
    self.drafts = drafts
    self.due = due
    self.form = form
    self.routes = routes
  }
}

/// What a step means for the claim. The checker's rules speak about these.
package enum StepKind: String, Hashable, Sendable, CaseIterable {
  /// Limits the damage. Never waits for a consent.
  case mitigation
  /// Keeps evidence. Never waits for a consent.
  case preservation
  /// Tells somebody.
  case notice
  /// Somebody decides.
  case decision
  /// Commits the company to a cost. Waits for a consent.
  case spend
  /// Could be read as admitting or promising something. Waits for a consent.
  case promise
  /// Changes or wipes what evidence may be on. Waits until the evidence is kept.
  case alteration
  /// Writes something down.
  case record

  package var isUrgent: Bool {
    switch self {
    case .mitigation, .preservation: true
    case .notice, .decision, .spend, .promise, .alteration, .record: false
    }
  }

  package var commitsCompany: Bool {
    switch self {
    case .spend, .promise: true
    case .mitigation, .preservation, .notice, .decision, .alteration, .record: false
    }
  }
}

/// How a step is finished.
package enum StepForm: Hashable, Sendable {
  /// By saying that it is done.
  case task
  /// By picking one of the answers; never empty.
  case question([Answer])
  /// By itself, when every nested track is finished; never empty.
  case parallel([Track])
}

package struct Answer: Hashable, Sendable {
  package let id: AnswerID
  package let label: LocalizedText
  /// Facts that picking it states.
  package let sets: [FactID: FactValue]
  /// Consents of inside roles that picking it gives.
  package let grants: [ConsentID]
  package let marks: Milestone?
  package let route: Route

  package init(
    id: AnswerID, label: LocalizedText, sets: [FactID: FactValue] = [:], grants: [ConsentID] = [],
    marks: Milestone? = nil, route: Route
  ) {
    self.id = id
    self.label = label
    self.sets = sets
    self.grants = grants
    self.marks = marks
    self.route = route
  }
}

extension Step {
  /// Empty for a step that is not a question.
  package var answers: [Answer] {
    switch form {
    case .question(let answers): answers
    case .task, .parallel: []
    }
  }

  package func answer(_ id: AnswerID) -> Answer? { answers.first { $0.id == id } }

  /// What finishing the step, with this answer if it is a question, puts on record about notice.
  package func milestone(for answer: AnswerID?) -> Milestone? {
    answer.flatMap { self.answer($0)?.marks } ?? marks
  }

  /// The consents that finishing the step, with this answer if it is a question, gives.
  package func grants(for answer: AnswerID?) -> [ConsentID] {
    grants + (answer.flatMap { self.answer($0)?.grants } ?? [])
  }
}

/// What the person at the step reads.
package struct Instructions: Hashable, Sendable {
  package let lines: [LocalizedText]
  package let doNot: [LocalizedText]
  package let why: LocalizedText?
  /// What to say on the telephone, line by line.
  package let phone: [LocalizedText]
  package let evidence: [EvidenceItem]

  package init(
    lines: [LocalizedText] = [], doNot: [LocalizedText] = [], why: LocalizedText? = nil,
    phone: [LocalizedText] = [], evidence: [EvidenceItem] = []
  ) {
    self.lines = lines
    self.doNot = doNot
    self.why = why
    self.phone = phone
    self.evidence = evidence
  }
}

/// Something to collect for the claim.
package struct EvidenceItem: Hashable, Sendable {
  package let id: String
  package let title: LocalizedText

  package init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
  }
}

/// A fact asked for when the step is finished.
package struct Ask: Hashable, Sendable {
  package let fact: FactID
  package let isRequired: Bool

  package init(fact: FactID, isRequired: Bool) {
    self.fact = fact
    self.isRequired = isRequired
  }
}

/// A message queued when the step is done.
package struct Notice: Hashable, Sendable {
  package let to: RoleID
  package let message: MessageID
  /// How long a person on the other side has to confirm it, before they are telephoned. Nil when nobody waits for that;
  /// a notice that cannot be delivered leads to a call all the same.
  package let acknowledgeWithin: Span?
  /// The call to make; nil for the first one to the same people.
  package let fallback: StepID?

  package init(to: RoleID, message: MessageID, acknowledgeWithin: Span? = nil, fallback: StepID? = nil) {
    self.to = to
    self.message = message
    self.acknowledgeWithin = acknowledgeWithin
    self.fallback = fallback
  }
}

/// The step's own target, counted from a fact that is an instant.
package struct Due: Hashable, Sendable {
  package let from: FactID
  package let within: CalendarRule

  package init(from: FactID = .discovered, within: CalendarRule) {
    self.from = from
    self.within = within
  }
}

/// Four separate facts about notice that are never merged into one.
package enum Milestone: String, Hashable, Sendable, CaseIterable, Codable {
  case hotlineCalled = "hotline-called"
  case agentNotified = "agent-notified"
  case insurerNotified = "insurer-notified"
  case insurerAcknowledged = "insurer-acknowledged"
}
