import CivilTime
import EventCoding
import PlaybookModel
import RunEngine

/// Events as an incident makes them: of every type one with all it can say, and one with as little as it may.
enum Examples {
  static let started = Event.incidentStarted(
    IncidentStarted(
      incident: "2026-11-24-ab3d", playbook: PlaybookID("ransomware"),
      playbookSHA256: String(repeating: "0f", count: 32),
      isDrill: true, zone: "Asia/Tokyo", program: "hikeshi 0.1.0", name: .text("秋の訓練"),
      company: .name("火消商店"), policyNumber: .reference("P-123")))
  static let consent = Event.consentRecorded(
    ConsentRecorded(
      consent: ConsentID("forensic-order"), from: RoleID("insurer"), decision: .granted, limitYen: 3_000_000,
      givenBy: .name("佐藤"), reference: .reference("R-1"), note: .text("by telephone")))
  static let attachment = Event.attachmentCollected(
    AttachmentCollected(
      item: "item-1", size: 1_048_576, sha256: .hash(String(repeating: "a1", count: 32)), fileName: .file("画面.jpg"),
      custody: .init(
        description: .text("screen of the till"), source: .text("POS-3"), method: .text("photograph"),
        witness: .name("鈴木"))))
  static let attempt = Event.attemptFinished(
    AttemptFinished(
      delivery: DeliveryID("d-1"), number: 2, verdict: .retrying, cause: "http-503", httpStatus: 503, curlCode: 0,
      remoteAddress: "192.0.2.7", tlsVersion: "TLSv1.3", certificateSHA256: String(repeating: "9c", count: 32),
      milliseconds: .init(nameLookup: 1, connect: 2, tls: 3, firstByte: 4, total: 5), dateSkewSeconds: -1))

  static let full: [Event] = [
    started,
    .stepOpened(StepOpened(track: TrackID("contain"))),
    .stepFinished(StepFinished(outcome: .answered(AnswerID("one-more")), note: .text("the till too"))),
    .stepSkipped(StepSkipped(reason: .text("no such machine"))),
    .stepPassedOver,
    .stepTimedOut,
    .trackFinished(TrackFinished(track: TrackID("contain"))),
    .runCompleted,
    .gateOverridden(
      GateOverridden(
        consents: [ConsentID("forensic-order"), ConsentID("emergency-spending")], reason: .text("no answer"))),
    consent,
    .roleDelegated(RoleDelegated(role: RoleID("it"), to: .name("伊藤"), contact: .shown(.contact, "090-0000-0000"))),
    .playbookJoined(PlaybookJoined(playbook: PlaybookID("data-leak"), reason: .text("files were copied"))),
    .factStated(FactStated(fact: FactID("receipt-number"), value: .text, words: .reference("RN-7"))),
    .noteTaken(NoteTaken(note: .text("the phones are down"))),
    .eventCorrected(EventCorrected(event: 4, note: .text("it was 21:15"))),
    attachment,
    .custodyRecorded(
      CustodyRecorded(
        item: "item-1", act: .released, from: .name("佐藤"), to: .name("a laboratory"), purpose: .text("an image"))),
    .noticeRequested(
      NoticeRequested(to: RoleID("agent"), message: MessageID("first-notice"), words: .text("see above"))),
    .noticeQueued(
      NoticeQueued(
        delivery: DeliveryID("d-1"), endpoint: "agent", to: RoleID("agent"), message: MessageID("first-notice"))),
    .attemptStarted(AttemptStarted(delivery: DeliveryID("d-1"), number: 2, mayBeDuplicate: true)),
    attempt,
    .deliveryEnded(DeliveryEnded(delivery: DeliveryID("d-1"), why: .exhausted)),
    .deliveryAcknowledged(
      DeliveryAcknowledged(delivery: DeliveryID("d-1"), reference: .reference("A-9"), note: .text("read at once"))),
    .noticeEscalated(
      NoticeEscalated(
        request: 17, to: RoleID("agent"), message: MessageID("first-notice"), why: .unacknowledged,
        fallback: StepID("reach-agent"))),
    .reminderGiven(
      ReminderGiven(
        clock: .deadline(DeadlineID("ppc-prompt")), lastInstant: instant("2026-11-29T14:59:59.999Z"),
        leadMilliseconds: 86_400_000)),
    .deadlineMissed(
      DeadlineMissed(clock: .deadline(DeadlineID("ppc-prompt")), lastInstant: instant("2026-11-29T14:59:59.999Z"))),
    .clockJumped(ClockJumped(byMilliseconds: -3_600_000)),
    .checkpointAnchored(
      CheckpointAnchored(
        authority: "tsa.example", size: 42, time: instant("2026-11-24T12:05:00.000Z"), standing: .trusted,
        requestSHA256: String(repeating: "1a", count: 32), responseSHA256: String(repeating: "2b", count: 32),
        certificatesSHA256: String(repeating: "3c", count: 32), clockDifferenceMilliseconds: -7_000)),
    .claim(
      .costRecorded(
        CostRecorded(
          item: "cost-1", kind: .dataRecovery, stage: .invoiced, yen: 1_500_000, upgradeYen: 300_000,
          payee: .name("復旧社"), what: .text("the server"), consent: ConsentID("data-recovery-cost"),
          papers: [FiledPaper(.quote, item: "item-3"), FiledPaper(.invoice, item: "item-4")]))),
    .claim(.outageBegan(OutageBegan(outage: "outage-1", extent: .partial, system: .text("受注システム")))),
    .claim(.outageEnded(OutageEnded(outage: "outage-1"))),
    .claim(
      .salesStated(SalesStated(day: "2026-11-24", usualYen: 1_800_000, actualYen: 0, savedYen: 20_000))),
    .claim(
      .policyStated(
        PolicyStated(
          from: "2026-04-01", until: "2027-03-31", limitYen: 50_000_000, deductibleYen: 100_000, paidPercent: 90,
          costDays: 365, waitingHours: 12, waitingMode: .threshold, lossDays: 90, lossLimitYen: 10_000_000,
          profitPerMille: 350, covers: [.prevention], excludes: [.condolence, .other]))),
    .claim(.claimItemWithdrawn(ClaimItemWithdrawn(item: "cost-1", reason: .text("entered twice")))),
  ]

  /// With what came later to events that were frozen before: absent where it is not set, so that older leaves read and
  /// are written as they were.
  static let grown: [Event] = [
    .noticeQueued(
      NoticeQueued(
        delivery: DeliveryID("d-2"), endpoint: "owner", to: RoleID("owner"), message: nil, warning: .reminder)),
    .attemptFinished(
      AttemptFinished(
        delivery: DeliveryID("d-1"), number: 1, verdict: .refused, cause: "redirect-302", httpStatus: 302, curlCode: 0,
        remoteAddress: "192.0.2.7:443", tlsVersion: nil, certificateSHA256: nil,
        milliseconds: .init(nameLookup: 0, connect: 0, tls: 0, firstByte: 0, total: 0), dateSkewSeconds: nil,
        response: .init(
          headers: .text("server: nginx"), body: .text("移転しました"), location: .text("https://example.com/…")))),
  ]

  static let sparse: [Event] = [
    .incidentStarted(
      IncidentStarted(
        incident: "i", playbook: PlaybookID("p"), playbookSHA256: "", isDrill: false, zone: "UTC", program: "",
        name: nil)
    ),
    .incidentStarted(
      IncidentStarted(
        incident: "i", playbook: PlaybookID("p"), playbookSHA256: "", isDrill: false, zone: "UTC", program: "",
        name: nil,
        formerLogs: [
          FormerLog(origin: "hikeshi/a/b/v1", size: 42, root: String(repeating: "4d", count: 32), isKeyLost: true)
        ])
    ),
    .stepFinished(StepFinished(outcome: .done)),
    .stepFinished(StepFinished(outcome: .failed)),
    .stepFinished(StepFinished(outcome: .joined)),
    .gateOverridden(GateOverridden(consents: [], reason: .text(""))),
    .consentRecorded(ConsentRecorded(consent: ConsentID("c"), from: RoleID("owner"), decision: .declined)),
    .factStated(FactStated(fact: FactID("f"), value: .yes)),
    .factStated(FactStated(fact: FactID("f"), value: .no)),
    .factStated(FactStated(fact: FactID("f"), value: .number(0))),
    .factStated(FactStated(fact: FactID("f"), value: .choice("unknown"))),
    .factStated(FactStated(fact: .discovered, value: .instant(instant("2026-11-24T12:05:00.000Z")))),
    .factStated(FactStated(fact: FactID("f"), value: .text)),
    .attachmentCollected(
      AttachmentCollected(item: "item-2", size: 0, sha256: .hash(""), fileName: .file("a"), custody: .init())),
    .noticeRequested(NoticeRequested(to: RoleID("agent"), message: nil)),
    .noticeQueued(NoticeQueued(delivery: DeliveryID("d"), endpoint: "e", to: RoleID("r"), message: nil)),
    .attemptFinished(
      AttemptFinished(
        delivery: DeliveryID("d"), number: 1, verdict: .accepted, cause: "", httpStatus: nil, curlCode: nil,
        remoteAddress: nil, tlsVersion: nil, certificateSHA256: nil,
        milliseconds: .init(nameLookup: 0, connect: 0, tls: 0, firstByte: 0, total: 0), dateSkewSeconds: nil)),
    .deliveryAcknowledged(DeliveryAcknowledged(delivery: DeliveryID("d"), reference: nil)),
    .noticeEscalated(
      NoticeEscalated(request: 0, to: RoleID("r"), message: nil, why: .blocked, fallback: StepID("s"))),
    .attemptFinished(
      AttemptFinished(
        delivery: DeliveryID("d"), number: 1, verdict: .accepted, cause: "", httpStatus: nil, curlCode: nil,
        remoteAddress: nil, tlsVersion: nil, certificateSHA256: nil,
        milliseconds: .init(nameLookup: 0, connect: 0, tls: 0, firstByte: 0, total: 0), dateSkewSeconds: nil,
        response: .init(headers: nil, body: .text(""), location: nil))),
    .deadlineMissed(DeadlineMissed(clock: .target(StepID("s")), lastInstant: instant("1970-01-01T00:00:00.000Z"))),
    .claim(.costRecorded(CostRecorded(item: "cost-2", kind: .other, stage: .estimated, yen: 0))),
    .claim(.salesStated(SalesStated(day: "2026-11-24", usualYen: 0, actualYen: 0))),
    .claim(.policyStated(.nothing)),
  ]

  static let clock = ClockFacts(
    bootID: "5f0c3c9e-1d7b-4f57-9a53-0d8f6f3f2b11", sinceBootMilliseconds: 86_400_123, isSynchronised: true,
    maximumErrorMicroseconds: 16_000)

  /// The event with a full envelope.
  static func leaf(_ event: Event, at sequence: Int = 7) -> Leaf {
    let occurred = StatedTime(
      instant: instant("2026-11-24T12:05:00.000Z"), offset: "+09:00", zone: "Asia/Tokyo", precision: .about,
      source: .camera)
    let happening = Happening(
      event, invocation: InvocationID(step: StepID("look-for-others"), number: 2),
      actor: Actor(role: RoleID("staff"), name: .name("高橋")), occurred: occurred)
    return leaf(happening, at: sequence)
  }

  /// The event with nothing around it that may be left out.
  static func bareLeaf(_ event: Event) -> Leaf {
    let recorded = RecordedEvent(
      sequence: 0, recorded: instant("2026-11-24T12:07:01.005Z"), happening: Happening(event))
    let clock = ClockFacts(
      bootID: nil, sinceBootMilliseconds: 0, isSynchronised: nil, maximumErrorMicroseconds: nil)
    return Leaf(recorded: recorded, clock: clock)
  }

  static func leaf(_ happening: Happening, at sequence: Int = 7) -> Leaf {
    Leaf(
      recorded: RecordedEvent(
        sequence: sequence, recorded: instant("2026-11-24T12:07:01.005Z"), happening: happening), clock: clock)
  }

  private static func instant(_ text: String) -> Instant {
    guard let instant = Instant(utcText: text) else { preconditionFailure("\(text) is no instant") }
    return instant
  }
}

/// The same numbers whenever it is made (SplitMix64).
struct RepeatableNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64 = 1) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Leaf {
  func encodedRepeatably() throws -> EncodedLeaf {
    var random = RepeatableNumbers()
    return try encoded(using: &random)
  }
}
