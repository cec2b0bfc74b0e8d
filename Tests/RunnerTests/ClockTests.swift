import CivilTime
import EventCoding
import Foundation
import OutsideTools
import RunEngine
import RunStore
import SQLiteStore
import Synchronization
import Testing

@testable import Runner

/// The machine's clock against the count of seconds since it was switched on, which nobody can set.
@Suite struct ClockTests {
  private final class TwoClocks: MachineClock {
    private let reading: Mutex<ClockReading>

    init() { reading = Mutex(TwoClocks.reading(wall: 1_795_000_000_000, boot: "one", counted: 5_000_000)) }

    func read() -> ClockReading { reading.withLock { $0 } }

    func advance(wall: Int64, counted: Int64) {
      reading.withLock { now in
        now = TwoClocks.reading(
          wall: now.now.milliseconds + wall, boot: now.facts.bootID ?? "",
          counted: now.facts.sinceBootMilliseconds + counted)
      }
    }

    func restart(wall: Int64) {
      reading.withLock { $0 = TwoClocks.reading(wall: $0.now.milliseconds + wall, boot: "two", counted: 10_000) }
    }

    private static func reading(wall: Int64, boot: String, counted: Int64) -> ClockReading {
      ClockReading(
        now: Instant(milliseconds: wall),
        facts: ClockFacts(
          bootID: boot, sinceBootMilliseconds: counted, isSynchronised: false, maximumErrorMicroseconds: 16_000_000))
    }
  }

  private let folder: URL
  private let clock = TwoClocks()
  private let post: CommandPost
  private let incident: IncidentID

  init() throws {
    folder = TemporaryFolder.all.appending(path: "clock-\(UUID().uuidString)")
    let home = Home(folder: folder)
    try home.prepare()
    post = CommandPost(home: home, store: try SQLiteStore(folder: folder.path), clock: clock, program: "tests")
    let file = folder.appending(path: "small.yaml")
    try Data(Office.playbook.utf8).write(to: file)
    incident = try post.start(
      post.playbook(file.path), discovered: nil, isDrill: true, name: nil, actor: nil
    ).file.id
  }

  /// The jumps that a note puts on record before itself, in milliseconds.
  private func jumps() throws -> [Int64] {
    let recorded = try post.perform(Command(.note("x")), on: incident)
    let jumps = recorded.events.compactMap { event -> Int64? in
      if case .clockJumped(let jump) = event.event { jump.byMilliseconds } else { nil }
    }
    if !jumps.isEmpty { #expect(recorded.events.first?.event == .clockJumped(ClockJumped(byMilliseconds: jumps[0]))) }
    return jumps
  }

  @Test func aClockThatWasSetIsAnEventOfItsOwn() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    clock.advance(wall: 60_000, counted: 60_000)
    #expect(try jumps() == [])
    // Back by an hour, as somebody would who wants an earlier time on record; and put right again.
    clock.advance(wall: -3_600_000, counted: 1_000)
    #expect(try jumps() == [-3_601_000])
    clock.advance(wall: 3_602_000, counted: 1_000)
    #expect(try jumps() == [3_601_000])
    // Two seconds of drift are a machine's own.
    clock.advance(wall: 62_000, counted: 60_000)
    #expect(try jumps() == [])
    clock.advance(wall: 62_001, counted: 60_000)
    #expect(try jumps() == [2_001])
    // The order is the sequence, whatever the clock says.
    #expect(try post.open(incident).state.size > 6)
  }

  @Test func acrossARestartOnlyAStepBackCanBeTold() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    clock.restart(wall: 7_200_000)
    #expect(try jumps() == [])
    clock.advance(wall: 5_000, counted: 5_000)
    #expect(try jumps() == [])
  }

  @Test func aStepBackAcrossARestartIsTold() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    clock.restart(wall: -86_400_000)
    #expect(try jumps() == [-86_400_000])
  }

  /// What the kernel says of its clock stands in every entry.
  @Test func everyEntryHoldsTheClocksFacts() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var facts: [ClockFacts] = []
    _ = try post.open(incident) { facts.append($0.clock) }
    #expect(
      !facts.isEmpty && facts.allSatisfy { $0.isSynchronised == false && $0.maximumErrorMicroseconds == 16_000_000 })
    #expect(facts.allSatisfy { $0.bootID == "one" && $0.sinceBootMilliseconds == 5_000_000 })
  }
}
