import CivilTime
import PlaybookModel
import RunEngine
import Testing

/// A notice that nobody answers, and the call that opens for it.
@Suite struct EscalationTests {
  private static func run(
    within: Span? = .hours(1), named: String? = nil, fallbacks: [Fallback] = [call("reach-agent", "agent")]
  ) -> Playbook {
    playbook(
      track(
        "main",
        task(
          "tell", to: .to("rest"),
          notices: [
            Notice(
              to: RoleID("agent"), message: MessageID("first"), acknowledgeWithin: within,
              fallback: named.map { StepID($0) })
          ]), task("rest")),
      track("talk", task("phone", speaksTo: "agent")), fallbacks: fallbacks)
  }

  private static func call(_ id: String, _ reaches: String) -> Fallback {
    Fallback(
      id: StepID(id), title: .any, role: RoleID("staff"), reaches: RoleID(reaches), marks: .agentNotified)
  }

  /// Told, with one message queued to each endpoint.
  private static func told(_ playbook: Playbook = run(), endpoints: [String] = ["a"]) throws -> Incident {
    var incident = try Incident(playbook)
    try incident.perform(.done("tell"))
    for endpoint in endpoints {
      try incident.perform(
        .queue(
          NoticeQueued(
            delivery: DeliveryID(endpoint), endpoint: endpoint, to: RoleID("agent"), message: MessageID("first"))))
    }
    return incident
  }

  private static func attempt(_ id: String, _ verdict: AttemptFinished.Verdict, _ number: Int = 1) -> AttemptFinished {
    AttemptFinished(
      delivery: DeliveryID(id), number: number, verdict: verdict, cause: "c", httpStatus: nil, curlCode: nil,
      remoteAddress: nil, tlsVersion: nil, certificateSHA256: nil,
      milliseconds: .init(nameLookup: 0, connect: 0, tls: 0, firstByte: 0, total: 0), dateSkewSeconds: nil)
  }

  private func acknowledge(_ id: String) -> Command.Action {
    .acknowledge(DeliveryID(id), reference: "R-1", note: nil)
  }

  /// A machine that took it is not a person who has it: the call opens all the same, at the millisecond, and once.
  @Test func acceptedIsNotAcknowledged() throws {
    var incident = try Self.told()
    try incident.perform(.beginAttempt(AttemptStarted(delivery: DeliveryID("a"), number: 1, mayBeDuplicate: false)))
    try incident.perform(.endAttempt(Self.attempt("a", .accepted)))
    incident.wait(Span(milliseconds: 3_599_999))
    #expect(try incident.perform(.observe) == [])
    incident.wait(Span(milliseconds: 1))
    let happenings = try incident.perform(.observe)
    let request = try #require(incident.events.first { $0.happening.short == "notice to agent" }).sequence
    #expect(
      happenings == [
        Happening(
          .noticeEscalated(
            NoticeEscalated(
              request: request, to: RoleID("agent"), message: MessageID("first"), why: .unacknowledged,
              fallback: StepID("reach-agent")))),
        Happening(
          .stepOpened(StepOpened(track: TrackID("fallback:reach-agent"))),
          invocation: InvocationID(step: StepID("reach-agent"), number: 1)),
      ])
    #expect(incident.open == ["rest", "phone", "reach-agent"])
    incident.wait(.hours(100))
    #expect(try incident.perform(.observe) == [])
    #expect(incident.standing("reach-agent") == .ready)
  }

  @Test func acknowledgedInTime() throws {
    var incident = try Self.told()
    incident.wait(.minutes(59))
    try incident.perform(acknowledge("a"))
    incident.wait(.hours(10))
    #expect(try incident.perform(.observe) == [])
    #expect(incident.open == ["rest", "phone"])
  }

  /// Late is on record and shown; the call is closed by the call.
  @Test func acknowledgedLate() throws {
    var incident = try Self.told()
    incident.wait(.hours(1))
    try incident.perform(.observe)
    incident.wait(.hours(1))
    #expect(try incident.perform(acknowledge("a")).map(\.short) == ["acknowledged a"])
    #expect(incident.open == ["rest", "phone", "reach-agent"])
    let notice = try #require(incident.state.notices.first)
    #expect(incident.state.answer(to: notice) == .acknowledged(DeliveryID("a"), incident.now))
    #expect(incident.state.escalations(leadingTo: StepID("reach-agent")) == [notice])
    #expect(
      try incident.perform(.done("reach-agent")).map(\.short) == ["done reach-agent#1", "end of fallback:reach-agent"])
    #expect(incident.open == ["rest", "phone"])
    #expect(incident.state.milestones[.agentNotified]?.at == incident.now)
  }

  /// Somebody spoke to them anyway, in a step of the run: nobody has to be called again. Before the notice it does not
  /// count.
  @Test func spokenToInAStep() throws {
    var incident = try Self.told()
    try incident.perform(.done("phone"))
    incident.wait(.hours(10))
    #expect(try incident.perform(.observe) == [])
    var early = try Incident(Self.run())
    try early.perform(.done("phone"))
    try early.perform(.done("tell"))
    early.wait(.hours(1))
    #expect(try early.perform(.observe).map(\.short).last == "opened reach-agent#1")
    // Not when it failed, or was skipped.
    var skipped = try Self.told()
    try skipped.perform(.skip("phone"))
    skipped.wait(.hours(1))
    #expect(try skipped.perform(.observe).map(\.short).last == "opened reach-agent#1")
  }

  @Test(
    arguments: [
      (.exhausted, .exhausted), (.stopped, .stopped), (.refused, .refused), (.blocked, .blocked),
    ] as [(DeliveryEnded.Why, NoticeEscalated.Why)])
  func givenUp(_ ended: DeliveryEnded.Why, _ why: NoticeEscalated.Why) throws {
    // At once, and also where nobody waits for a confirmation.
    for within in [.hours(1), nil] as [Span?] {
      var incident = try Self.told(Self.run(within: within))
      let happenings = try incident.perform(.endDelivery(DeliveryEnded(delivery: DeliveryID("a"), why: ended)))
      #expect(happenings.map(\.short) == ["ended a \(ended)", "no answer to 5, \(why)", "opened reach-agent#1"])
    }
  }

  /// As long as one way to them may still work, nobody is called before the time.
  @Test func severalEndpoints() throws {
    var incident = try Self.told(endpoints: ["a", "b"])
    try incident.perform(.endDelivery(DeliveryEnded(delivery: DeliveryID("a"), why: .exhausted)))
    #expect(incident.open == ["rest", "phone"])
    var confirmed = incident
    try confirmed.perform(acknowledge("b"))
    confirmed.wait(.hours(2))
    #expect(try confirmed.perform(.observe) == [])
    try incident.perform(.endDelivery(DeliveryEnded(delivery: DeliveryID("b"), why: .refused)))
    #expect(incident.story().suffix(2) == ["no answer to 5, refused", "opened reach-agent#1"])
  }

  /// Nobody set up an endpoint: then it can only be the telephone.
  @Test func withoutAnyEndpoint() throws {
    var incident = try Self.told(endpoints: [])
    incident.wait(.hours(1))
    #expect(try incident.perform(.observe).map(\.short) == ["no answer to 5, unacknowledged", "opened reach-agent#1"])
  }

  /// A call that is open already serves a second notice; one that was made is opened again.
  @Test func severalNotices() throws {
    var incident = try Self.told()
    try incident.perform(.notify(NoticeOrder(to: RoleID("agent"), words: "more")))
    try incident.perform(
      .queue(NoticeQueued(delivery: DeliveryID("m"), endpoint: "a", to: RoleID("agent"), message: nil)))
    incident.wait(.hours(1))
    try incident.perform(.observe)
    let ended = Command.Action.endDelivery(DeliveryEnded(delivery: DeliveryID("m"), why: .stopped))
    var made = incident
    #expect(try incident.perform(ended).map(\.short) == ["ended m stopped", "no answer to 8, stopped"])
    #expect(incident.state.escalations(leadingTo: StepID("reach-agent")).map(\.sequence) == [5, 8])
    try made.perform(.done("reach-agent"))
    // They were spoken to after both had been sent.
    #expect(try made.perform(ended).map(\.short) == ["ended m stopped"])
    try made.perform(.notify(NoticeOrder(to: RoleID("agent"), words: "still more")))
    try made.perform(
      .queue(NoticeQueued(delivery: DeliveryID("n"), endpoint: "a", to: RoleID("agent"), message: nil)))
    let again = Command.Action.endDelivery(DeliveryEnded(delivery: DeliveryID("n"), why: .stopped))
    #expect(try made.perform(again).map(\.short).last == "opened reach-agent#2")
  }

  @Test func theCallThatTheNoticeNames() throws {
    let two = [Self.call("first", "agent"), Self.call("second", "agent")]
    for (named, opened) in [(nil, "first"), ("second", "second")] as [(String?, String)] {
      var incident = try Self.told(Self.run(named: named, fallbacks: two))
      incident.wait(.hours(1))
      #expect(try incident.perform(.observe).map(\.short).last == "opened \(opened)#1")
    }
    var none = try Self.told(Self.run(fallbacks: [Self.call("reach-insurer", "insurer")]))
    none.wait(.hours(1))
    #expect(try none.perform(.observe) == [])
  }

  /// The run is over when the call is made too, or skipped; and a run that is over still lets a call open.
  @Test func theEnd() throws {
    var incident = try Self.told()
    incident.wait(.hours(1))
    try incident.perform(.done("phone"))
    var open = try Self.told()
    open.wait(.hours(1))
    try open.perform(.done("rest"))
    try open.perform(.skip("phone"))
    #expect(open.state.phase == .open)
    #expect(try open.perform(.skip("reach-agent")).map(\.short).last == "completed")
    var late = try Self.told()
    try late.perform(.skip("phone"))
    #expect(try late.perform(.done("rest")).map(\.short).last == "completed")
    late.wait(.hours(1))
    #expect(try late.perform(.observe).map(\.short).last == "opened reach-agent#1")
    #expect(try late.perform(.done("reach-agent")).map(\.short).last == "end of fallback:reach-agent")
    #expect(Invariants.all(late.state, late.events) == nil)
  }

  /// A warning to our own people is no notice to anybody, and nobody has to confirm it.
  @Test func warnings() throws {
    var incident = try Self.told()
    let warning = NoticeQueued(
      delivery: DeliveryID("w"), endpoint: "owner", to: RoleID("owner"), message: nil, warning: .reminder)
    try incident.perform(.notify(NoticeOrder(to: RoleID("owner"), words: "x")))
    try incident.perform(.queue(warning))
    #expect(incident.state.notices.map(\.deliveries) == [[DeliveryID("a")], []])
  }

  /// Calls of a playbook that is taken in come with it.
  @Test func afterJoining() throws {
    let other = Playbook(
      id: PlaybookID("other"), version: "1", title: .any, summary: .any,
      roles: [Role(id: RoleID("counsel"), title: .any)],
      tracks: [track("more", task("more-to-do", speaksTo: "counsel"))],
      fallbacks: [Self.call("reach-agent", "agent"), Self.call("reach-counsel", "counsel")])
    let joined = Self.run().joined(with: other)
    #expect(joined.fallbacks.map(\.id.rawValue) == ["reach-agent", "reach-counsel"])
    #expect(joined.step(StepID("more-to-do"))?.speaksTo == RoleID("counsel"))
    #expect(joined.place(of: StepID("reach-counsel"))?.track == TrackID("fallback:reach-counsel"))
  }
}
