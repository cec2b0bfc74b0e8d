import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct MilestoneTests {
  private let agent = NoticeQueued(
    delivery: DeliveryID("d"), endpoint: "agent-hook", to: RoleID("agent"), message: MessageID("first"))

  private func attempt(_ verdict: AttemptFinished.Verdict, of delivery: String = "d", number: Int = 1)
    -> AttemptFinished
  {
    AttemptFinished(
      delivery: DeliveryID(delivery), number: number, verdict: verdict, cause: "", httpStatus: nil, curlCode: nil,
      remoteAddress: nil, tlsVersion: nil, certificateSHA256: nil,
      milliseconds: .init(nameLookup: 0, connect: 0, tls: 0, firstByte: 0, total: 0), dateSkewSeconds: nil)
  }

  /// Each is reached by its own step and by no other.
  @Test func fourSeparateFacts() throws {
    let steps = Milestone.allCases.map { task($0.rawValue, marks: $0) }
    let tracks = steps.map { Track(id: TrackID($0.id.rawValue), title: .any, steps: [$0]) }
    var incident = try Incident(playbook(tracks: tracks))
    var reached: Set<Milestone> = []
    for milestone in Milestone.allCases.reversed() {
      try incident.perform(.done(milestone.rawValue))
      reached.insert(milestone)
      #expect(Set(incident.state.milestones.keys) == reached)
    }
  }

  @Test func theFirstTimeCounts() throws {
    let call = question("call", [answer("again", to: .to("call")), answer("sure", marks: .insurerNotified)])
    let marked = task("call", marks: .hotlineCalled, form: call.form)
    var incident = try Incident(playbook(track("main", marked)))
    let time = stated("2026-11-27T12:01:00.000Z")
    try incident.perform(.answer("call", "again"), occurred: time)
    incident.wait(.hours(1))
    try incident.perform(.answer("call", "again"))
    let first = InvocationID(step: StepID("call"), number: 1)
    #expect(incident.state.milestones.mapValues(\.at) == [.hotlineCalled: time.instant])
    #expect(incident.state.milestones.mapValues(\.how) == [.hotlineCalled: .stated(first)])
    // An answer's own mark goes before the step's.
    try incident.perform(.answer("call", "sure"))
    let third = InvocationID(step: StepID("call"), number: 3)
    #expect(
      incident.state.milestones.mapValues(\.at) == [.hotlineCalled: time.instant, .insurerNotified: incident.now])
    #expect(
      incident.state.milestones.mapValues(\.how) == [.hotlineCalled: .stated(first), .insurerNotified: .stated(third)])
  }

  @Test func onlyWhatWasDoneCounts() throws {
    let marked = task(
      "a", to: .to("b"), marks: .hotlineCalled, failed: .to("b"),
      timeout: Timeout(after: .hours(1), route: .to(.to("b"))))
    let start = try Incident(playbook(track("main", marked, task("b", marks: .agentNotified))))
    for action in [.skip("a"), .fail("a"), .observe] as [Command.Action] {
      var incident = start
      incident.wait(.hours(1))
      try incident.perform(action)
      #expect(incident.open == ["b"])
      #expect(incident.state.milestones == [:])
    }
  }

  /// A machine took it: the agent is notified; nobody has acknowledged anything.
  @Test func acceptedByTheAgentsMachine() throws {
    var incident = try Incident(playbook(track("main", task("a"))))
    try incident.perform(.queue(agent))
    for verdict in [.retrying, .uncertain, .refused, .blocked] as [AttemptFinished.Verdict] {
      try incident.perform(.endAttempt(attempt(verdict)))
      #expect(incident.state.milestones == [:])
    }
    try incident.perform(.endAttempt(attempt(.accepted)))
    let reached = incident.state.milestones
    #expect(reached.mapValues(\.at) == [.agentNotified: evening])
    #expect(reached.mapValues(\.how) == [.agentNotified: .accepted(DeliveryID("d"))])
    incident.wait(.hours(1))
    try incident.perform(.acknowledge(DeliveryID("d"), reference: "A-9", note: nil))
    try incident.perform(.endAttempt(attempt(.accepted)))
    #expect(incident.state.milestones == reached)
  }

  @Test func acceptedByAnybodyElse() throws {
    var incident = try Incident(playbook(track("main", task("a"))))
    for role in ["insurer", "owner", "staff"] {
      try incident.perform(
        .queue(NoticeQueued(delivery: DeliveryID(role), endpoint: role, to: RoleID(role), message: nil)))
      try incident.perform(.endAttempt(attempt(.accepted, of: role)))
    }
    #expect(incident.state.milestones == [:])
  }

  // MARK: Deliveries

  @Test func standings() throws {
    var incident = try Incident(playbook(track("main", task("a"))))
    func standing() -> RunState.DeliveryRecord.Standing? { incident.state.delivery(DeliveryID("d"))?.standing }
    #expect(standing() == nil)
    try incident.perform(.queue(agent))
    #expect(standing() == .waiting)
    let steps: [(Command.Action, RunState.DeliveryRecord.Standing)] = [
      (.beginAttempt(AttemptStarted(delivery: DeliveryID("d"), number: 1, mayBeDuplicate: false)), .sending),
      (.endAttempt(attempt(.retrying)), .waiting),
      (.beginAttempt(AttemptStarted(delivery: DeliveryID("d"), number: 2, mayBeDuplicate: false)), .sending),
      (.endAttempt(attempt(.uncertain, number: 2)), .uncertain),
      (.endDelivery(DeliveryEnded(delivery: DeliveryID("d"), why: .exhausted)), .ended(.exhausted)),
      // A person had it tried again.
      (.beginAttempt(AttemptStarted(delivery: DeliveryID("d"), number: 3, mayBeDuplicate: true)), .sending),
      (.endAttempt(attempt(.accepted, number: 3)), .accepted(evening)),
      (.beginAttempt(AttemptStarted(delivery: DeliveryID("d"), number: 4, mayBeDuplicate: true)), .accepted(evening)),
      (.endAttempt(attempt(.refused, number: 4)), .accepted(evening)),
      (.endDelivery(DeliveryEnded(delivery: DeliveryID("d"), why: .refused)), .accepted(evening)),
      (.acknowledge(DeliveryID("d"), reference: "A", note: nil), .acknowledged(evening)),
      (
        .beginAttempt(AttemptStarted(delivery: DeliveryID("d"), number: 5, mayBeDuplicate: true)),
        .acknowledged(evening)
      ),
      (.endAttempt(attempt(.accepted, number: 5)), .acknowledged(evening)),
      (.endDelivery(DeliveryEnded(delivery: DeliveryID("d"), why: .stopped)), .acknowledged(evening)),
    ]
    for (action, expected) in steps {
      try incident.perform(action)
      #expect(standing() == expected)
    }
    let record = try #require(incident.state.delivery(DeliveryID("d")))
    #expect(record.begun == 5)
    #expect(record.attempts.map(\.number) == [1, 2, 3, 4, 5])
    #expect(record.queued == agent)
  }

  @Test func acknowledging() throws {
    var incident = try Incident(playbook(track("main", task("a"))))
    let (delivery, other) = (DeliveryID("d"), DeliveryID("other"))
    try incident.perform(.queue(agent))
    #expect(incident.refusal(.acknowledge(other, reference: "A", note: nil)) == .unknownDelivery(other))
    #expect(incident.refusal(.acknowledge(delivery, reference: "", note: nil)) == .wordsNeeded)
    let happenings = try incident.perform(.acknowledge(delivery, reference: "A-9", note: " "))
    #expect(
      happenings.map(\.event) == [
        .deliveryAcknowledged(DeliveryAcknowledged(delivery: delivery, reference: .reference("A-9")))
      ])
    #expect(incident.refusal(.acknowledge(delivery, reference: "B", note: nil)) == .deliveryIsOver(delivery))
  }

  @Test func attemptsOfNothing() throws {
    let incident = try Incident(playbook(track("main", task("a"))))
    let delivery = DeliveryID("d")
    for action in [
      .beginAttempt(AttemptStarted(delivery: delivery, number: 1, mayBeDuplicate: false)),
      .endAttempt(attempt(.accepted)), .endDelivery(DeliveryEnded(delivery: delivery, why: .stopped)),
    ] as [Command.Action] {
      #expect(incident.refusal(action) == .unknownDelivery(delivery))
    }
  }
}
