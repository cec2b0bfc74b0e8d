import Foundation
import Testing

/// Notices from one command to the other, as their people see them.
@Suite struct DeliveryCommandTests {
  @Test func aConfirmationComesBackWithTheNextQuestion() throws {
    let agent = try Agent()
    let shell = try Shell.company(telling: agent)
    defer { shell.remove() }
    #expect(try shell.run("endpoint", "test", "agent").status == 0)
    #expect(try shell.run("notify", "agent", "--message", "please confirm").status == 0)
    let id = try #require(try shell.deliveries().first?["delivery"] as? String)
    try shell.run("deliveries", "flush")
    #expect(try shell.deliveries().first?["standing"] as? String == "accepted")
    #expect(try agent.shell.run("receive", "confirm", id, "--ref", "A-4711 受付").status == 0)
    #expect(try agent.shell.run("receive", "confirm", id, "--ref", "again").status == 65)
    #expect(try agent.shell.run("receive", "confirm", "msg_none", "--ref", "x").status == 66)
    let flushed = try shell.run("deliveries", "flush")
    #expect(flushed.errors.contains("A-4711 受付"), "\(flushed.errors)")
    #expect(try shell.deliveries().first?["standing"] as? String == "acknowledged")
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
    defer { shell.remove() }
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
