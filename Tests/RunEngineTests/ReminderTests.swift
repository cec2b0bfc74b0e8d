import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct ReminderTests {
  private static func run(_ reminders: [Span], onlyIf: Guard? = nil) -> Playbook {
    playbook(
      track("main", task("report")), track("side", task("other")),
      deadlines: [
        Deadline(
          id: DeadlineID("ppc"), title: .any, within: .span(.hours(72)), metBy: StepID("report"), onlyIf: onlyIf,
          reminders: reminders)
      ])
  }

  /// Each once, at its millisecond, longest first; then the miss, as it always was.
  @Test func eachIsGivenOnce() throws {
    var incident = try Incident(Self.run([.hours(6), .hours(24)]))
    let last = evening.advanced(by: .hours(72))
    var story: [String] = []
    incident.now = last.advanced(by: Span(milliseconds: -24 * 3_600_000 - 1))
    #expect(try incident.perform(.observe) == [])
    for now in [-24, -23, -6, -1, 0].map({ last.advanced(by: .hours($0)) }) {
      incident.now = now
      story += try incident.perform(.observe).map(\.short)
      #expect(try incident.perform(.observe) == [])
    }
    #expect(story == ["reminded deadline:ppc 24 h", "reminded deadline:ppc 6 h"])
    incident.wait(Span(milliseconds: 1))
    let missed = DeadlineMissed(clock: .deadline(DeadlineID("ppc")), lastInstant: last)
    #expect(try incident.perform(.observe) == [Happening(.deadlineMissed(missed))])
    #expect(try incident.perform(.observe) == [])
  }

  /// Several that are due in one look: only the last still says something.
  @Test func aLookThatComesLate() throws {
    var incident = try Incident(Self.run([.hours(48), .hours(24), .hours(6)]))
    incident.wait(.hours(60))
    let reminder = ReminderGiven(
      clock: .deadline(DeadlineID("ppc")), lastInstant: evening.advanced(by: .hours(72)),
      leadMilliseconds: 24 * 3_600_000)
    #expect(try incident.perform(.observe) == [Happening(.reminderGiven(reminder))])
    incident.wait(.hours(20))
    #expect(try incident.perform(.observe).map(\.short) == ["missed deadline:ppc"])
  }

  @Test func nobodyIsRemindedOfWhatIsDone() throws {
    var incident = try Incident(Self.run([.hours(24)]))
    incident.wait(.hours(1))
    try incident.perform(.done("report"))
    incident.wait(.hours(60))
    #expect(try incident.perform(.observe) == [])
  }

  /// Nor of what may not apply; as soon as it does, they are.
  @Test func whatOnlyMayApply() throws {
    var incident = try Incident(Self.run([.hours(24)], onlyIf: .leaked(.yes)))
    incident.wait(.hours(60))
    #expect(try incident.perform(.observe) == [])
    #expect(
      try incident.perform(.state("leaked", "yes")).map(\.short) == ["fact leaked=yes", "reminded deadline:ppc 24 h"])
  }

  /// A deadline that is moved is another one to be reminded of.
  @Test func aDeadlineThatMoves() throws {
    var incident = try Incident(Self.run([.hours(24)]))
    incident.wait(.hours(60))
    try incident.perform(.observe)
    try incident.perform(.state("discovered", "2026-11-28 21:05"))
    #expect(try incident.perform(.observe) == [])
    incident.wait(.hours(24))
    #expect(try incident.perform(.observe).map(\.short) == ["reminded deadline:ppc 24 h"])
  }

  /// With whatever is recorded.
  @Test func withAnyCommand() throws {
    var incident = try Incident(Self.run([.hours(24)]))
    incident.wait(.hours(50))
    #expect(try incident.perform(.note("n")).map(\.short) == ["note", "reminded deadline:ppc 24 h"])
  }
}
