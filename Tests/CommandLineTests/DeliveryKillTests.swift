import Foundation
import LoopbackServers
import Testing

/// Sender and receiver as processes of their own, killed at any moment. `HIKESHI_KILLS` sets how often.
@Suite struct DeliveryKillTests {
  /// `hikeshi receive` on a port of its own, with what its owner has to tell the sender.
  private final class Agent {
    let shell: Shell
    private(set) var port = 0
    private var process = Process()

    init() throws {
      shell = try Shell()
      try start()
    }

    deinit { kill() }

    func kill() {
      guard process.isRunning else { return }
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    /// The same port as before, once it has one.
    func start() throws {
      process = Process()
      process.executableURL = try Shell.binary
      process.arguments = ["receive", "--port", String(port)]
      process.environment = shell.environment
      process.standardOutput = FileHandle.nullDevice
      let told = Pipe()
      process.standardError = told
      try process.run()
      var text = ""
      while !text.contains("/webhook (") {
        let piece = told.fileHandleForReading.availableData
        if piece.isEmpty { break }
        text += String(decoding: piece, as: UTF8.self)
      }
      let digits = text.components(separatedBy: "127.0.0.1:").dropFirst().first?.prefix { $0.isNumber } ?? ""
      port = try #require(Int(digits), "\(text)")
    }

    var key: String {
      get throws { try String(contentsOf: shell.home.appending(path: "receiver/key"), encoding: .utf8) }
    }

    func received() throws -> [String] {
      try shell.run("receive", "list").output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    }
  }

  private func company(telling agent: Agent, by port: Int? = nil) throws -> Shell {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook(), "--unchecked")
    let added = try shell.run(
      "endpoint", "add", "agent", "http://127.0.0.1:\(port ?? agent.port)/webhook", "--allow-network", "127.0.0.0/8",
      "--secret-stdin", input: try agent.key)
    #expect(added.status == 0, "\(added.errors)")
    return shell
  }

  private func deliveries(_ shell: Shell) throws -> [[String: Any]] {
    let json = try shell.run("deliveries", "list", "--json").output
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  }

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
    let shell = try company(telling: agent, by: relay.port)
    var random = SystemRandomNumberGenerator()
    var promises: Set<String> = []
    var struck = 0
    while struck < kills {
      let blow = try #require(Blow.allCases.randomElement(using: &random))
      relay.arm(blow == .sender ? nil : StallingRelay.Point.allCases.randomElement(using: &random))
      let output = shell.folder.appending(path: "said-\(struck)")
      let sender = try start(shell, ["notify", "agent", "--message", "round \(struck)", "--json"], saying: output)
      switch blow {
      case .sender:
        usleep(UInt32.random(in: 0...300_000, using: &random))
        Foundation.kill(sender.processIdentifier, SIGKILL)
        struck += 1
      case .senderInTheMiddle, .receiverInTheMiddle, .both:
        guard relay.waitUntilStalled(while: { sender.isRunning }) else { break }
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
      if try deliveries(shell).allSatisfy({ $0["standing"] as? String == "accepted" }) { break }
    }
    let all = try deliveries(shell)
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

  @Test func aConfirmationComesBackWithTheNextQuestion() throws {
    let agent = try Agent()
    let shell = try company(telling: agent)
    #expect(try shell.run("endpoint", "test", "agent").status == 0)
    #expect(try shell.run("notify", "agent", "--message", "please confirm").status == 0)
    let id = try #require(try deliveries(shell).first?["delivery"] as? String)
    try shell.run("deliveries", "flush")
    #expect(try deliveries(shell).first?["standing"] as? String == "accepted")
    #expect(try agent.shell.run("receive", "confirm", id, "--ref", "A-4711 受付").status == 0)
    #expect(try agent.shell.run("receive", "confirm", id, "--ref", "again").status == 65)
    #expect(try agent.shell.run("receive", "confirm", "msg_none", "--ref", "x").status == 66)
    let flushed = try shell.run("deliveries", "flush")
    #expect(flushed.errors.contains("A-4711 受付"), "\(flushed.errors)")
    #expect(try deliveries(shell).first?["standing"] as? String == "acknowledged")
    let story = try shell.run("deliveries", "show", id).output
    for part in [
      "queued", "try 1 began", "took it", "confirmed by a person there: A-4711 受付", "127.0.0.1:\(agent.port)",
    ] {
      #expect(story.contains(part), "\(story)")
    }
  }

  /// Keys, tokens and chat addresses are in no listing, ledger, bundle or process list.
  @Test func secretsStayWhereTheyBelong() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook(), "--unchecked")
    try shell.run("endpoint", "add", "chat", "https://hooks.slack.example/services/T0/B0/sEcReT", "--format", "slack")
    try shell.run(
      "endpoint", "add", "room", "https://api.chatwork.example/v2/rooms/1/messages", "--format", "chatwork",
      "--secret-stdin", input: "tOkEn-123\n")
    let made = try shell.run("endpoint", "add", "agent", "https://agent.example/hook/pAtH")
    let key = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(key.hasPrefix("whsec_"))
    try shell.run("endpoint", "rotate", "agent")
    #expect(try shell.run("endpoint", "rotate", "agent", "--finish").status == 0)
    #expect(try shell.run("endpoint", "rotate", "chat").status == 65)
    #expect(try shell.run("endpoint", "add", "x", "https://x.example/", "--format", "fax").status == 65)
    #expect(try shell.run("export", "--out", shell.folder.appending(path: "claim").path).status == 0)
    var shown = try shell.ledger()
    for command in [["endpoint", "list"], ["endpoint", "list", "--json"], ["doctor"], ["status"]] {
      let result = try shell.run(command)
      shown += result.output + result.errors
    }
    let bundle = shell.folder.appending(path: "claim")
    for file in try FileManager.default.subpathsOfDirectory(atPath: bundle.path) {
      shown += (try? String(contentsOf: bundle.appending(path: file), encoding: .utf8)) ?? ""
    }
    for secret in ["sEcReT", "tOkEn-123", "pAtH", key] { #expect(!shown.contains(secret), "\(secret)") }
    #expect(shown.contains("https://hooks.slack.example:443/…"))
  }
}
