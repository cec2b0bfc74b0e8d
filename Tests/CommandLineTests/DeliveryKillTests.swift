import Foundation
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

  private func company(telling agent: Agent) throws -> Shell {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook(), "--unchecked")
    let added = try shell.run(
      "endpoint", "add", "agent", "http://127.0.0.1:\(agent.port)/webhook", "--allow-network", "127.0.0.0/8",
      "--secret-stdin", input: try agent.key)
    #expect(added.status == 0, "\(added.errors)")
    return shell
  }

  private func deliveries(_ shell: Shell) throws -> [[String: Any]] {
    let json = try shell.run("deliveries", "list", "--json").output
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  }

  @Test func killedAtRandomEverythingArrivesUnderItsOwnId() throws {
    let kills = ProcessInfo.processInfo.environment["HIKESHI_KILLS"].flatMap { Int($0) } ?? 12
    let agent = try Agent()
    let shell = try company(telling: agent)
    var random = SystemRandomNumberGenerator()
    var uncertain = 0
    for round in 0..<kills {
      if Bool.random(using: &random) {
        agent.kill()
        try agent.start()
      }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
      let seconds = String(format: "0.%03d", Int.random(in: 100...900, using: &random))
      process.arguments = [
        "-s", "KILL", seconds, try Shell.binary.path, "notify", "agent", "--message", "round \(round)",
      ]
      process.environment = shell.environment
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
    }
    // Whatever was recorded as owed is delivered now, each under the id it had from the start.
    for _ in 0..<(kills + 5) {
      try shell.run("deliveries", "flush", "--now")
      if try deliveries(shell).allSatisfy({ $0["standing"] as? String == "accepted" }) { break }
    }
    let all = try deliveries(shell)
    // Killed that early, a command has often recorded nothing; over some rounds, some have.
    #expect(!all.isEmpty)
    let arrived = Set(try agent.received())
    for delivery in all {
      #expect(delivery["standing"] as? String == "accepted", "\(delivery)")
      #expect(arrived.contains(delivery["delivery"] as? String ?? ""))
      let attempts = delivery["attempts"] as? [[String: Any]] ?? []
      uncertain += attempts.count { $0["verdict"] as? String == "uncertain" }
      #expect(attempts.last?["verdict"] as? String == "accepted")
    }
    #expect(arrived.count == all.count, "nothing came that nobody owed")
    #expect(try shell.run("doctor").status == 0)
    print("kills: \(kills), messages: \(all.count), uncertain attempts: \(uncertain)")
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
