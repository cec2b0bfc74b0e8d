import CivilTime
import Claim
import PlaybookModel
import RunEngine

/// A small incident that becomes a claim, command by command.
struct ClaimLedger {
  private(set) var state: RunState
  var now: Instant

  init(discovered: String = "2026-11-20 00:00", policyNumber: String? = "P-1") throws {
    now = ClaimLedger.time("2026-12-20 12:00")
    state = RunState(playbook: ClaimLedger.playbook)
    let started = IncidentStarted(
      incident: "i", playbook: PlaybookID("p"), playbookSHA256: "", isDrill: false, zone: "Asia/Tokyo", program: "test",
      name: nil, policyNumber: policyNumber.map { .reference($0) })
    try perform(.start(StartOrder(started: started, discovered: ClaimLedger.stated(discovered))))
  }

  mutating func perform(_ action: Command.Action, at time: String? = nil) throws {
    let command = Command(action, occurred: time.map(ClaimLedger.stated))
    for happening in try decide(command, at: now, in: state, zone: .tokyo) { record(happening) }
  }

  /// What no command would record, but a ledger from elsewhere may hold.
  mutating func record(_ happening: Happening) {
    state.evolve(by: RecordedEvent(sequence: state.size, recorded: now, happening: happening))
  }

  mutating func claim(_ order: ClaimOrder, at time: String? = nil) throws { try perform(.claim(order), at: time) }

  mutating func consent(
    _ id: String, at time: String, limit: Int? = nil, _ decision: ConsentRecorded.Decision = .granted
  ) throws {
    try perform(
      .decide(
        DecisionOrder(
          consent: ConsentID(id), from: RoleID("insurer"), decision: decision, givenBy: "田中", limitYen: limit)),
      at: time)
  }

  mutating func keepEvidence(for step: String? = nil) throws {
    let order = CollectOrder(size: 1, sha256: .hash("00"), fileName: .file("a"))
    try perform(.collect(order, for: step.map { StepID($0) }))
  }

  var assessment: ClaimAssessment { ClaimAssessment(of: state, zone: .tokyo) }

  /// `2026-11-20 09:30` in Tokyo.
  static func time(_ text: String) -> Instant {
    guard let date = CivilDate(text: String(text.prefix(10))), let hour = Int(text.dropFirst(11).prefix(2)),
      let minute = Int(text.suffix(2))
    else { preconditionFailure("not a time: \(text)") }
    return Zone.tokyo.instant(of: LocalTime(date: date, secondOfDay: hour * 3_600 + minute * 60))
  }

  static func stated(_ text: String) -> StatedTime {
    StatedTime(instant: time(text), offset: "+09:00", zone: "Asia/Tokyo", precision: .minute, source: .person)
  }

  private static func text(_ text: String) -> LocalizedText { LocalizedText(ja: text, en: text) }

  private static let playbook = Playbook(
    id: PlaybookID("p"), version: "1", title: text("p"), summary: text("p"),
    roles: [
      Role(id: RoleID("owner"), title: text("owner")),
      Role(id: RoleID("insurer"), title: text("insurer"), isOutside: true),
    ],
    consents: [
      ConsentDefinition(id: ConsentID("order"), from: RoleID("insurer"), title: text("order"), how: text("ask")),
      ConsentDefinition(id: ConsentID("rent"), from: RoleID("insurer"), title: text("rent"), how: text("ask")),
    ],
    tracks: [
      Track(
        id: TrackID("main"), title: text("main"),
        steps: [
          Step(
            id: StepID("look"), title: text("look"), role: RoleID("owner"), kind: .preservation,
            instructions: Instructions(evidence: [EvidenceItem(id: "photo", title: text("a photograph"))]),
            routes: Routes(done: .to(.step(StepID("tell"))))),
          Step(
            id: StepID("tell"), title: text("tell"), role: RoleID("owner"), kind: .notice, marks: .insurerNotified,
            routes: Routes(done: .to(.step(StepID("buy"))))),
          Step(
            id: StepID("buy"), title: text("buy"), role: RoleID("owner"), kind: .spend, gates: [ConsentID("order")],
            routes: Routes(done: .to(.end))),
        ])
    ])
}
