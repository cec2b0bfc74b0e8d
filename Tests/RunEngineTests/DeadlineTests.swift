import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct DeadlineTests {
  private static func deadline(
    _ within: CalendarRule, from fact: FactID = .discovered, earliest: CalendarRule? = nil,
    metBy step: String? = "report",
    onlyIf: Guard? = nil
  ) -> Deadline {
    Deadline(
      id: DeadlineID("ppc"), title: .any, from: fact, earliest: earliest, within: within,
      metBy: step.map { StepID($0) },
      onlyIf: onlyIf)
  }

  private static func incident(_ deadline: Deadline, report: Step = task("report", failed: .to("report"))) throws
    -> Incident
  {
    try Incident(playbook(track("main", report), track("side", task("other")), deadlines: [deadline]))
  }

  private func clock(_ incident: Incident) -> RunClock? {
    incident.state.clocks(at: incident.now, in: incident.zone).first { $0.id == .deadline(DeadlineID("ppc")) }
  }

  /// Fri 27 Nov 21:05 in Tokyo; the days end there.
  @Test(
    arguments: [
      (.span(.hours(72)), "2026-11-30T12:05:00.000Z"), (.days(3), "2026-11-30T14:59:59.999Z"),
      (.days(5), "2026-12-02T14:59:59.999Z"), (.years(3), "2029-11-27T14:59:59.999Z"),
    ] as [(CalendarRule, String)])
  func lastInstants(_ rule: CalendarRule, _ last: String) throws {
    var incident = try Self.incident(Self.deadline(rule))
    #expect(clock(incident)?.standing == .running(last: moment(last)))
    incident.now = moment(last)
    #expect(try incident.perform(.observe) == [])
    #expect(clock(incident)?.standing == .running(last: moment(last)))
    incident.now = moment(last).advanced(by: Span(milliseconds: 1))
    #expect(clock(incident)?.standing == .missed(last: moment(last)))
    let missed = DeadlineMissed(clock: .deadline(DeadlineID("ppc")), lastInstant: moment(last))
    #expect(try incident.perform(.observe) == [Happening(.deadlineMissed(missed))])
    // Once.
    #expect(try incident.perform(.observe) == [])
    #expect(incident.state.missed == [.deadline(DeadlineID("ppc")): moment(last)])
  }

  @Test func aRange() throws {
    let incident = try Self.incident(Self.deadline(.days(5), earliest: .days(3)))
    #expect(clock(incident)?.earliest == moment("2026-11-30T14:59:59.999Z"))
    #expect(clock(incident)?.standing == .running(last: moment("2026-12-02T14:59:59.999Z")))
  }

  /// The company learned of the risk later than of the incident: stated, that is when the clock began.
  @Test func aClockCountsFromWhenTheCompanyLearned() throws {
    let deadline = Deadline(
      id: DeadlineID("ppc"), title: .any, learned: FactID("outage"), within: .days(5), metBy: StepID("report"))
    var incident = try Self.incident(deadline)
    #expect(clock(incident)?.standing == .running(last: moment("2026-12-02T14:59:59.999Z")))
    incident.wait(.hours(240))
    try incident.perform(.observe)
    try incident.perform(.state([FactID("outage"): "2026-12-07 09:00"]))
    #expect(clock(incident)?.standing == .running(last: moment("2026-12-12T14:59:59.999Z")))
    // That it had run out by what was known before stays on record.
    #expect(incident.state.missed[.deadline(DeadlineID("ppc"))] == moment("2026-12-02T14:59:59.999Z"))
  }

  @Test func withoutDelay() throws {
    var incident = try Self.incident(Self.deadline(.withoutDelay))
    incident.wait(.hours(10_000))
    #expect(clock(incident)?.standing == .withoutDelay(since: evening))
    #expect(try incident.perform(.observe) == [])
    try incident.perform(.done("report"))
    #expect(clock(incident)?.standing == .met(at: incident.now))
  }

  @Test func metInTime() throws {
    var incident = try Self.incident(Self.deadline(.span(.hours(1))))
    incident.wait(.hours(1))
    try incident.perform(.done("report"))
    #expect(clock(incident)?.standing == .met(at: incident.now))
    incident.wait(.hours(1))
    #expect(try incident.perform(.observe) == [])
  }

  /// Recorded after the last instant: what counts is when it happened, as stated.
  @Test(
    arguments: [
      ("2026-11-27T13:05:00.000Z", .met(at: moment("2026-11-27T13:05:00.000Z"))),
      (
        "2026-11-27T13:06:00.000Z",
        .metLate(at: moment("2026-11-27T13:06:00.000Z"), last: moment("2026-11-27T13:05:00.000Z"))
      ),
    ] as [(String, RunClock.Standing)])
  func recordedLate(_ occurred: String, _ standing: RunClock.Standing) throws {
    var incident = try Self.incident(Self.deadline(.span(.hours(1))))
    incident.wait(.hours(2))
    let happenings = try incident.perform(.done("report"), occurred: stated(occurred))
    #expect(happenings.map(\.short) == ["done report#1", "end of main"])
    #expect(clock(incident)?.standing == standing)
  }

  /// A miss stays on record when it is met after all.
  @Test func metAfterTheMissWasRecorded() throws {
    var incident = try Self.incident(Self.deadline(.span(.hours(1))))
    incident.wait(.hours(2))
    try incident.perform(.note("n"))
    #expect(incident.story().suffix(2) == ["note", "missed deadline:ppc"])
    try incident.perform(.done("report"))
    #expect(clock(incident)?.standing == .metLate(at: incident.now, last: moment("2026-11-27T13:05:00.000Z")))
    #expect(incident.state.missed.count == 1)
  }

  @Test func whatDoesNotMeetIt() throws {
    for action in [.skip("report"), .fail("report")] as [Command.Action] {
      var incident = try Self.incident(Self.deadline(.span(.hours(1))))
      try incident.perform(action)
      #expect(clock(incident)?.standing == .running(last: moment("2026-11-27T13:05:00.000Z")))
    }
    // The law has no interest in a step that does not apply.
    var incident = try Self.incident(
      Self.deadline(.span(.hours(1))), report: task("report", onlyIf: .leaked(.yes)))
    try incident.perform(.state("leaked", "no"))
    #expect(clock(incident) == nil)
    let nobody = try Self.incident(Self.deadline(.span(.hours(1)), metBy: nil))
    #expect(clock(nobody)?.standing == .running(last: moment("2026-11-27T13:05:00.000Z")))
  }

  /// Met once is met, whatever becomes of a later entry.
  @Test func metInTheFirstRound() throws {
    let report = question("report", [answer("again", to: .to("report")), answer("enough")], onlyIf: .not(.leaked(.no)))
    let due = task("report", onlyIf: .not(.leaked(.no)), due: Due(within: .span(.hours(1))), form: report.form)
    for last in [.skip("report"), .state("leaked", "no")] as [Command.Action] {
      var incident = try Self.incident(Self.deadline(.span(.hours(1))), report: due)
      try incident.perform(.state("leaked", "yes"))
      try incident.perform(.answer("report", "again"))
      incident.wait(.hours(2))
      try incident.perform(last)
      #expect(
        incident.state.clocks(at: incident.now, in: .tokyo).map(\.standing) == [.met(at: evening), .met(at: evening)])
      #expect(incident.state.missed == [:])
    }
  }

  @Test func whetherItExists() throws {
    var incident = try Self.incident(Self.deadline(.span(.hours(1)), onlyIf: .leaked(.yes)))
    #expect(clock(incident)?.standing == .notStarted(mayApply: true))
    incident.wait(.hours(2))
    #expect(try incident.perform(.observe) == [])
    var other = incident
    try other.perform(.state("leaked", "no"))
    #expect(clock(other) == nil)
    try incident.perform(.state("leaked", "yes"))
    #expect(incident.story().suffix(2) == ["fact leaked=yes", "missed deadline:ppc"])
  }

  @Test func anAnchorThatIsStatedLaterAndCorrected() throws {
    var incident = try Self.incident(Self.deadline(.days(1), from: FactID("outage")))
    #expect(clock(incident)?.standing == .notStarted(mayApply: false))
    try incident.perform(.state("outage", "2026-11-27 20:00"))
    #expect(clock(incident)?.standing == .running(last: moment("2026-11-28T14:59:59.999Z")))
    try incident.perform(.state("outage", "2026-11-25 20:00"))
    #expect(incident.story().suffix(2) == ["fact outage=2026-11-25T11:00:00.000Z", "missed deadline:ppc"])
    // What was recorded as missed stays so; the clock goes by what is known now.
    try incident.perform(.state("outage", "2026-11-27 20:00"))
    #expect(clock(incident)?.standing == .running(last: moment("2026-11-28T14:59:59.999Z")))
    #expect(incident.state.missed == [.deadline(DeadlineID("ppc")): moment("2026-11-26T14:59:59.999Z")])
  }

  /// Targets of steps: from the moment they are open, until they are left undone.
  @Test func targets() throws {
    var incident = try Incident(
      playbook(
        track(
          "main", task("a", to: .to("b"), due: Due(within: .span(.minutes(10)))),
          task("b", due: Due(within: .span(.minutes(20)))))))
    func targets() -> [ClockID: RunClock.Standing] {
      Dictionary(uniqueKeysWithValues: incident.state.clocks(at: incident.now, in: .tokyo).map { ($0.id, $0.standing) })
    }
    let (a, b) = (ClockID.target(StepID("a")), ClockID.target(StepID("b")))
    #expect(targets() == [a: .running(last: evening.advanced(by: .minutes(10)))])
    incident.wait(.minutes(30))
    // b is open by now and already late: that goes on record at once.
    try incident.perform(.done("a"))
    #expect(incident.story(from: 3) == ["done a#1", "opened b#1", "missed step:b"])
    #expect(
      targets() == [
        a: .metLate(at: incident.now, last: evening.advanced(by: .minutes(10))),
        b: .missed(last: evening.advanced(by: .minutes(20))),
      ])
    try incident.perform(.skip("b"))
    #expect(targets().keys.sorted { $0.text < $1.text } == [a])
  }

  @Test func discoveredLongBeforeTheRecordBegan() throws {
    let run = playbook(track("main", task("report")), deadlines: [Self.deadline(.span(.hours(1)))])
    let incident = try Incident(run, discovered: stated("2026-11-20T00:00:00.000Z"))
    #expect(incident.story(from: 2) == ["opened report#1", "missed deadline:ppc"])
  }
}
