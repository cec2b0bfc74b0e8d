import CanonicalJSON
import CivilTime
import EventCoding
import EvidenceLog
import PlaybookModel
import RunEngine
import RunStore
import Runner

/// What `--json` prints. The keys are documented in the README and stay.
enum JSONReport {
  static func recorded(_ recorded: Recorded) -> JSONValue {
    [
      "incident": .string(recorded.file.id.rawValue),
      "recorded": .array(
        recorded.events.map { event in
          object([
            ("seq", .integer(event.sequence)), ("type", .string(event.event.type.rawValue)),
            ("step", event.happening.invocation.map { .string($0.description) }),
          ])
        }),
      "deliveries": .array(recorded.queued.map { .string($0.rawValue) }),
      "open": .array(recorded.file.state.openSteps.map { .string($0.id.rawValue) }),
    ]
  }

  static func status(_ file: IncidentFile, at now: Instant) -> JSONValue {
    let state = file.state
    return object([
      ("incident", .string(file.id.rawValue)),
      ("playbook", .string(file.playbook.id.rawValue)),
      ("drill", .bool(state.start?.isDrill ?? false)),
      ("completed", .bool(state.phase != .open)),
      ("discovered", state.instant(of: .discovered).map { .string($0.utcText) }),
      ("entries", .integer(state.size)),
      ("root", .string(file.frontier.root.hex)),
      ("checkpoint", .string(ShortCheckpoint(size: state.size, root: file.frontier.root).text)),
      ("open", .array(state.openSteps.map { step($0, in: file, at: now) })),
      ("clocks", .array(state.clocks(at: now, in: file.zone).map(clock))),
      ("notice", notice(state)),
      ("consents", .object(JSONObject(state.control.consents.map { ($0.key.rawValue, .string($0.value.rawValue)) }))),
      ("overrides", .array(state.overrides.map { .integer($0) })),
      ("escalations", .array(state.notices.compactMap { escalation($0, in: state) })),
      ("deliveries", .array(state.deliveries.map(delivery))),
      ("attachments", .integer(state.attachments.count)),
      ("unanchored", unanchored(state)),
    ])
  }

  static func step(_ step: Step, in file: IncidentFile, at now: Instant) -> JSONValue {
    let target = file.state.clocks(at: now, in: file.zone).first { $0.id == .target(step.id) }
    return object([
      ("step", .string(step.id.rawValue)),
      ("invocation", file.state.latestInvocation(of: step.id).map { .string($0.id.description) }),
      ("title", text(step.title)),
      ("role", .string(step.role.rawValue)),
      ("kind", .string(step.kind.rawValue)),
      ("held", .bool(file.state.standing(of: step) != .ready)),
      ("waitsFor", .array(waits(file.state.standing(of: step)))),
      ("answers", .array(step.answers.map { .string($0.id.rawValue) })),
      ("asks", .array(step.asks.map { .string($0.fact.rawValue) })),
      ("target", target.flatMap { clock($0)["last"] }),
    ])
  }

  private static func waits(_ standing: StepStanding) -> [JSONValue] {
    switch standing {
    case .ready: []
    case .held(.needsFacts(let facts)): facts.map { .string("fact:\($0.rawValue)") }
    case .held(.waits(let condition)): condition.atoms.map { .string(name(of: $0)) }
    case .held(.gate(let consents)): consents.map { .string("consent:\($0.rawValue)") }
    }
  }

  /// What one condition looks at, `step:isolate`.
  private static func name(of condition: Guard) -> String {
    switch condition {
    case .factIs(let fact, _), .factKnown(let fact), .factOver(let fact, _): "fact:\(fact)"
    case .stepFinished(let step), .stepAnswered(let step, _), .stepSkipped(let step): "step:\(step)"
    case .consentGranted(let consent): "consent:\(consent)"
    case .trackFinished(let track): "track:\(track)"
    // Atoms are never made of parts.
    case .all, .any, .not: ""
    }
  }

  private static func clock(_ clock: RunClock) -> JSONValue {
    let (standing, last, met): (String, Instant?, Instant?) =
      switch clock.standing {
      case .notStarted: ("not-started", nil, nil)
      case .withoutDelay: ("without-delay", nil, nil)
      case .running(let last): ("running", last, nil)
      case .met(let at): ("met", nil, at)
      case .missed(let last): ("missed", last, nil)
      case .metLate(let at, let last): ("met-late", last, at)
      }
    return object([
      ("clock", .string(clock.id.text)), ("standing", .string(standing)), ("title", text(clock.title)),
      ("earliest", clock.earliest.map { .string($0.utcText) }), ("last", last.map { .string($0.utcText) }),
      ("met", met.map { .string($0.utcText) }),
    ])
  }

  private static func notice(_ state: RunState) -> JSONValue {
    .object(
      JSONObject(
        Milestone.allCases.map { milestone in
          (milestone.rawValue, state.milestones[milestone].map { .string($0.at.utcText) } ?? .null)
        }))
  }

  /// A notice without an answer; nil for any other.
  private static func escalation(_ notice: RunState.NoticeRecord, in state: RunState) -> JSONValue? {
    guard let escalated = notice.escalated else { return nil }
    let (acknowledged, spokenTo): (Instant?, Instant?) =
      switch state.answer(to: notice) {
      case .acknowledged(_, let at): (at, nil)
      case .spokenTo(let at): (nil, at)
      case nil: (nil, nil)
      }
    return object([
      ("entry", .integer(notice.sequence)), ("to", .string(notice.requested.to.rawValue)),
      ("message", notice.requested.message.map { .string($0.rawValue) }), ("at", .string(escalated.at.utcText)),
      ("why", .string(escalated.why.rawValue)), ("step", .string(escalated.fallback.rawValue)),
      ("acknowledged", acknowledged.map { .string($0.utcText) }), ("spokenTo", spokenTo.map { .string($0.utcText) }),
    ])
  }

  static func delivery(_ delivery: RunState.DeliveryRecord) -> JSONValue {
    object([
      ("delivery", .string(delivery.queued.delivery.rawValue)), ("endpoint", .string(delivery.queued.endpoint)),
      ("to", .string(delivery.queued.to.rawValue)),
      ("warning", delivery.queued.warning.map { .string($0.rawValue) }),
      ("standing", .string(standing(delivery.standing))),
      ("queued", .string(delivery.at.utcText)), ("attempts", .array(delivery.attempts.map(attempt))),
    ])
  }

  private static func attempt(_ attempt: AttemptFinished) -> JSONValue {
    object([
      ("number", .integer(attempt.number)), ("verdict", .string(attempt.verdict.rawValue)),
      ("cause", .string(attempt.cause)), ("httpStatus", attempt.httpStatus.map { .integer($0) }),
      ("remoteAddress", attempt.remoteAddress.map { .string($0) }),
      ("tlsVersion", attempt.tlsVersion.map { .string($0) }),
      ("certificateSHA256", attempt.certificateSHA256.map { .string($0) }),
      ("milliseconds", .integer(attempt.milliseconds.total)),
      ("dateSkewSeconds", attempt.dateSkewSeconds.map { .integer($0) }),
      ("responseHeaders", (attempt.response?.headers?.text).map { .string($0) }),
      ("responseBody", (attempt.response?.body?.text).map { .string($0) }),
      ("redirectTarget", (attempt.response?.location?.text).map { .string($0) }),
    ])
  }

  private static func standing(_ standing: RunState.DeliveryRecord.Standing) -> String {
    switch standing {
    case .waiting: "waiting"
    case .sending: "sending"
    case .accepted: "accepted"
    case .uncertain: "uncertain"
    case .ended(let why): why.rawValue
    case .acknowledged: "acknowledged"
    }
  }

  static func text(_ text: LocalizedText) -> JSONValue { ["ja": .string(text.ja), "en": .string(text.en)] }

  /// An object without the members that have nothing to say.
  static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(JSONObject(members.compactMap { key, value in value.map { (key, $0) } }))
  }
}
