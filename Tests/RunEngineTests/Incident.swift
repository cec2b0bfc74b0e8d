import CivilTime
import PlaybookModel
import RunEngine
import Testing

/// A run in a test: carries commands out, and holds what every one of them must keep.
struct Incident {
  private(set) var state: RunState
  private let pinned: Playbook
  private(set) var events: [RecordedEvent] = []
  var now = evening
  let zone = Zone.tokyo

  /// Started unless said otherwise.
  init(_ playbook: Playbook, discovered: StatedTime? = nil, isStarted: Bool = true) throws {
    pinned = playbook
    state = RunState(playbook: playbook)
    if isStarted { try perform(.start(StartOrder(started: Incident.started, discovered: discovered))) }
  }

  static let started = IncidentStarted(
    incident: "i", playbook: PlaybookID("p"), playbookSHA256: "", isDrill: false, zone: "Asia/Tokyo", program: "test",
    name: nil)

  /// The happenings; they are in the state afterwards.
  @discardableResult
  mutating func perform(
    _ action: Command.Action, by actor: Actor? = nil, occurred: StatedTime? = nil
  ) throws(Refusal) -> [Happening] {
    let command = Command(action, actor: actor, occurred: occurred)
    let happenings = try decide(command, at: now, in: state, zone: zone)
    for happening in happenings {
      let event = RecordedEvent(sequence: state.size, recorded: now, happening: happening)
      events.append(event)
      state.evolve(by: event)
    }
    #expect(state == RunState(playbook: pinned, events: events))
    return happenings
  }

  /// Why the command is not carried out; nil when it would be.
  func refusal(_ action: Command.Action, by actor: Actor? = nil, occurred: StatedTime? = nil) -> Refusal? {
    do throws(Refusal) {
      _ = try decide(Command(action, actor: actor, occurred: occurred), at: now, in: state, zone: zone)
      return nil
    } catch { return error }
  }

  mutating func wait(_ span: Span) { now = now.advanced(by: span) }

  /// Every event so far, or from a place on, as short text.
  func story(from start: Int = 0) -> [String] { events.dropFirst(start).map(\.happening.short) }

  var open: [String] { state.openSteps.map(\.id.rawValue) }

  func standing(_ step: String) -> StepStanding? { state.playbook.step(StepID(step)).map(state.standing(of:)) }
}

extension Command.Action {
  static func done(_ step: String, facts: [String: String] = [:], note: String? = nil) -> Command.Action {
    .finish(FinishOrder(step: StepID(step), outcome: .done, facts: facts.asFacts, note: note))
  }

  static func answer(_ step: String, _ answer: String, facts: [String: String] = [:]) -> Command.Action {
    .finish(FinishOrder(step: StepID(step), outcome: .answered(AnswerID(answer)), facts: facts.asFacts))
  }

  static func fail(_ step: String, note: String? = nil) -> Command.Action {
    .finish(FinishOrder(step: StepID(step), outcome: .failed, note: note))
  }

  static func skip(_ step: String) -> Command.Action { .skip(StepID(step), reason: "because") }
  static func override(_ step: String) -> Command.Action { .override(StepID(step), reason: "because") }
  static func state(_ fact: String, _ text: String) -> Command.Action { .state([FactID(fact): text]) }

  static func grant(_ consent: String, from role: String = "insurer") -> Command.Action {
    .decide(DecisionOrder(consent: ConsentID(consent), from: RoleID(role), decision: .granted, givenBy: "Sato"))
  }

  static func decline(_ consent: String, from role: String = "insurer") -> Command.Action {
    .decide(DecisionOrder(consent: ConsentID(consent), from: RoleID(role), decision: .declined, givenBy: "Sato"))
  }
}

extension [String: String] {
  var asFacts: [FactID: String] { Dictionary<FactID, String>(uniqueKeysWithValues: map { (FactID($0), $1) }) }
}

extension Happening {
  /// `opened a#1`, `fact leaked=yes`.
  var short: String {
    let place = invocation.map { " \($0)" } ?? ""
    switch event {
    case .incidentStarted: return "started"
    case .stepOpened: return "opened\(place)"
    case .stepFinished(let finished):
      switch finished.outcome {
      case .done: return "done\(place)"
      case .answered(let answer): return "answered\(place) \(answer)"
      case .failed: return "failed\(place)"
      case .joined: return "joined\(place)"
      }
    case .stepSkipped: return "skipped\(place)"
    case .stepPassedOver: return "passed over\(place)"
    case .stepTimedOut: return "timed out\(place)"
    case .trackFinished(let finished): return "end of \(finished.track)"
    case .runCompleted: return "completed"
    case .gateOverridden(let overridden): return "overridden\(place) \(overridden.consents)"
    case .consentRecorded(let consent): return "\(consent.decision) \(consent.consent)"
    case .playbookJoined(let joined): return "joined with \(joined.playbook)"
    case .roleDelegated(let delegated): return "delegated \(delegated.role)"
    case .factStated(let stated): return "fact \(stated.fact)=\(stated.value.short)"
    case .noteTaken: return "note"
    case .eventCorrected(let corrected): return "corrected \(corrected.event)"
    case .attachmentCollected(let attachment): return "attached \(attachment.item)\(place)"
    case .custodyRecorded(let custody): return "\(custody.act) \(custody.item)"
    case .checkpointAnchored(let anchored): return "anchored \(anchored.size)"
    case .noticeRequested(let notice): return "notice to \(notice.to)"
    case .noticeQueued(let queued): return "queued \(queued.delivery)"
    case .attemptStarted(let attempt): return "attempt \(attempt.delivery) \(attempt.number)"
    case .attemptFinished(let attempt): return "\(attempt.verdict) \(attempt.delivery) \(attempt.number)"
    case .deliveryEnded(let ended): return "ended \(ended.delivery) \(ended.why)"
    case .deliveryAcknowledged(let acknowledged): return "acknowledged \(acknowledged.delivery)"
    case .noticeEscalated(let escalated): return "no answer to \(escalated.request), \(escalated.why)"
    case .reminderGiven(let reminder):
      return "reminded \(reminder.clock.text) \(reminder.leadMilliseconds / 3_600_000) h"
    case .deadlineMissed(let missed): return "missed \(missed.clock.text)"
    case .claim(.costRecorded(let cost)): return "\(cost.item) \(cost.kind.rawValue) \(cost.yen) \(cost.stage)"
    case .claim(.outageBegan(let outage)): return "\(outage.outage) began"
    case .claim(.outageEnded(let outage)): return "\(outage.outage) ended"
    case .claim(.salesStated(let sales)): return "sales of \(sales.day)"
    case .claim(.policyStated): return "policy"
    case .claim(.claimItemWithdrawn(let withdrawn)): return "\(withdrawn.item) withdrawn"
    case .clockJumped(let jump): return "jumped \(jump.byMilliseconds)"
    }
  }
}

extension FactValue {
  var short: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .number(let number): "\(number)"
    case .instant(let instant): instant.utcText
    case .choice(let choice): choice
    case .text: "text"
    }
  }
}
