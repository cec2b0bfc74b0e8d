import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct StartTests {
  private let twoTracks = playbook(
    track("main", task("a"), task("b")),
    track("side", task("c", form: .parallel([track("left", task("d")), track("right", task("e"))]))),
    track("late", task("f", onlyIf: .leaked(.yes))))

  @Test func tracksOpenInTheOrderOfThePlaybook() throws {
    let incident = try Incident(twoTracks)
    #expect(
      incident.story() == [
        "started", "fact discovered=2026-11-27T12:05:00.000Z", "opened a#1", "opened c#1", "opened d#1", "opened e#1",
        "opened f#1",
      ])
    #expect(incident.open == ["a", "c", "d", "e", "f"])
    #expect(incident.state.phase == .open)
    #expect(incident.state.start == Incident.started)
    #expect(incident.state.size == 7)
    #expect(incident.state.lastRecorded == evening)
  }

  @Test func discoveredIsNowUnlessItWasStated() throws {
    let plain = try Incident(twoTracks)
    #expect(plain.state.instant(of: .discovered) == evening)
    #expect(plain.events[1].happening.occurred == nil)
    let time = stated("2026-11-27T10:00:00.000Z", .about)
    let earlier = try Incident(twoTracks, discovered: time)
    #expect(earlier.state.instant(of: .discovered) == time.instant)
    #expect(earlier.events[1].happening.occurred == time)
    #expect(earlier.events[1].recorded == evening)
  }

  @Test func onlyAStartBegins() throws {
    let incident = try Incident(twoTracks, isStarted: false)
    #expect(incident.refusal(.done("a")) == .notStarted)
    #expect(incident.refusal(.note("n")) == .notStarted)
    #expect(incident.refusal(.observe) == .notStarted)
    #expect(incident.state.phase == .notStarted)
  }

  @Test func onlyOnce() throws {
    let incident = try Incident(twoTracks)
    #expect(incident.refusal(.start(StartOrder(started: Incident.started, discovered: nil))) == .alreadyStarted)
  }

  /// A minute of difference between two clocks is nobody's mistake; three are.
  @Test(arguments: [("2026-11-27T12:07:00.000Z", true), ("2026-11-27T12:07:00.001Z", false)])
  func discoveredInTheFuture(_ text: String, _ isPossible: Bool) throws {
    let incident = try Incident(twoTracks, isStarted: false)
    let start = Command.Action.start(StartOrder(started: Incident.started, discovered: stated(text)))
    #expect(incident.refusal(start) == (isPossible ? nil : .occursInFuture(stated(text), now: evening)))
  }

  @Test func discoveredInAnotherCentury() throws {
    let incident = try Incident(twoTracks, isStarted: false)
    let time = stated("1926-11-27T12:00:00.000Z")
    let start = Command.Action.start(StartOrder(started: Incident.started, discovered: time))
    #expect(incident.refusal(start) == .occursBeforeReason(time))
  }

  @Test func aRunWithNothingToDoIsOverAtOnce() throws {
    let incident = try Incident(playbook(track("main", task("a", onlyIf: .leaked(.yes)))), isStarted: true)
    #expect(incident.open == ["a"])
    let never = try Incident(playbook(track("main", task("a", onlyIf: .any([])))))
    #expect(Array(never.story().dropFirst(2)) == ["opened a#1", "passed over a#1", "end of main", "completed"])
    #expect(never.state.phase == .completed(evening))
  }
}
