import Foundation
import LoopbackServers
import Testing

/// Sender and receiver as processes of their own, killed at any moment. `HIKESHI_KILLS` sets how often.
@Suite struct DeliveryKillTests {
  /// A message of which the command said that it is on record.
  private func promised(by output: URL) -> [String] {
    guard let line = try? String(contentsOf: output, encoding: .utf8), line.hasSuffix("\n"),
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    else { return [] }
    return object["deliveries"] as? [String] ?? []
  }

  /// What is killed, and when.
  private enum Blow: CaseIterable {
    /// The sender, at any moment of its life.
    case sender
    /// The sender, while a message of its is under way and stands still at some point.
    case senderInTheMiddle
    /// The receiver, while a message stands still on its way to it.
    case receiverInTheMiddle
    case both
  }

  private struct Tally {
    var kills = 0
    var inTheMiddle = 0
    var receiverKills = 0
    var messages = 0
    var uncertain = 0
    var died = 0
    var duplicates = 0
  }

  /// Kills of the sender and of the receiver, many of them while a message is half-way. Everything that was promised
  /// arrives, under the id that it had from the start; what may have arrived twice says so; nothing comes that nobody owed.
  @Test func killedAtRandomEverythingArrivesUnderItsOwnId() throws {
    let kills = ProcessInfo.processInfo.environment["HIKESHI_KILLS"].flatMap { Int($0) } ?? 12
    var tally = Tally()
    // A new pair now and then: reading a long record again for each of a thousand commands tells nothing more.
    while tally.kills < kills { try killing(upTo: min(50, kills - tally.kills), &tally) }
    #expect(tally.messages > 0 && tally.inTheMiddle > 0)
    // Every kill that met a message half-way left one attempt of which nobody knows.
    #expect(tally.died >= tally.inTheMiddle)
    print(
      "kills: \(tally.kills) (sender half-way: \(tally.inTheMiddle), receiver: \(tally.receiverKills)),",
      "messages: \(tally.messages), uncertain attempts: \(tally.uncertain), of these by a dead sender: \(tally.died),",
      "sent again and marked: \(tally.duplicates)")
  }

  private func killing(upTo kills: Int, _ tally: inout Tally) throws {
    let agent = try Agent()
    let relay = try StallingRelay(upstream: agent.port)
    defer { relay.stop() }
    let shell = try Shell.company(telling: agent, by: relay.port)
    defer { shell.remove() }
    var random = SystemRandomNumberGenerator()
    var promises: Set<String> = []
    var struck = 0
    var isHeldUp = false
    while struck < kills {
      let blow = try #require(Blow.allCases.randomElement(using: &random))
      relay.arm(blow == .sender ? nil : StallingRelay.Point.allCases.randomElement(using: &random))
      let output = shell.folder.appending(path: "said-\(struck)")
      // After a receiver died, what waits for its time holds the line: then only this sends.
      let victim =
        isHeldUp ? ["deliveries", "flush", "--now"] : ["notify", "agent", "--message", "round \(struck)", "--json"]
      let sender = try start(shell, victim, saying: output)
      isHeldUp = false
      switch blow {
      case .sender:
        usleep(UInt32.random(in: 0...300_000, using: &random))
        Foundation.kill(sender.processIdentifier, SIGKILL)
        struck += 1
      case .senderInTheMiddle, .receiverInTheMiddle, .both:
        guard relay.waitUntilStalled(while: { sender.isRunning }) else {
          isHeldUp = true
          break
        }
        if blow != .receiverInTheMiddle {
          Foundation.kill(sender.processIdentifier, SIGKILL)
          tally.inTheMiddle += 1
          struck += 1
        }
        if blow != .senderInTheMiddle {
          agent.kill()
          relay.letGo()
          try agent.start()
          tally.receiverKills += 1
          struck += 1
          isHeldUp = true
        }
      }
      relay.letGo()
      sender.waitUntilExit()
      promises.formUnion(promised(by: output))
    }
    relay.arm(nil)
    tally.kills += struck
    try settle(shell, agent, promises, &tally)
  }

  private func start(_ shell: Shell, _ arguments: [String], saying output: URL) throws -> Process {
    let process = Process()
    process.executableURL = try Shell.binary
    process.arguments = arguments
    process.environment = shell.environment
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Whatever was recorded as owed is delivered now, and compared with what came.
  private func settle(_ shell: Shell, _ agent: Agent, _ promises: Set<String>, _ tally: inout Tally) throws {
    for _ in 0..<10 {
      try shell.run("deliveries", "flush", "--now")
      if try shell.deliveries().allSatisfy({ $0["standing"] as? String == "accepted" }) { break }
    }
    let all = try shell.deliveries()
    let owed = Set(all.compactMap { $0["delivery"] as? String })
    #expect(owed.count == all.count && promises.isSubset(of: owed), "promised and lost: \(promises.subtracting(owed))")
    let arrived = try agent.received()
    #expect(Set(arrived) == owed && arrived.count == owed.count, "nothing came that nobody owed, and nothing twice")
    var marks = 0
    for delivery in all {
      #expect(delivery["standing"] as? String == "accepted", "\(delivery)")
      let attempts = delivery["attempts"] as? [[String: Any]] ?? []
      #expect(attempts.compactMap { $0["number"] as? Int } == Array(1..<(attempts.count + 1)))
      #expect(attempts.last?["verdict"] as? String == "accepted")
      let doubts = attempts.indices.filter { attempts[$0]["verdict"] as? String == "uncertain" }
      tally.uncertain += doubts.count
      tally.died += attempts.count { $0["cause"] as? String == "sender-died" }
      if let first = doubts.first { marks += attempts.count - 1 - first }
    }
    // Every attempt behind one of which nobody knows says that it may be a duplicate.
    let timeline = try shell.ledger().split(separator: "\n")
    let marked = timeline.count {
      $0.contains("attempt-started") && $0.contains("a duplicate if an earlier try arrived")
    }
    #expect(marked == marks)
    tally.duplicates += marked
    tally.messages += all.count
    #expect(try shell.run("doctor").status == 0)
  }
}
