import Foundation
import Testing

/// When something happened is taken by everything that goes on record, in the same words.
@Suite struct StatedTimeTests {
  private static let time = ["--occurred", "約2026-01-02 21:05", "--occurred-source", "system-log"]

  /// Isolated, and one attachment on record.
  private func started() throws -> (shell: Shell, file: String) {
    let shell = try Shell()
    #expect(try shell.run("start", try shell.smallPlaybook()).status == 0)
    let file = shell.folder.appending(path: "photo.jpg")
    try Data("a photograph".utf8).write(to: file)
    #expect(try shell.run("attach", file.path).status == 0)
    return (shell, file.path)
  }

  @Test(arguments: [
    ["consent", "order", "--from", "insurer", "--by", "Tanaka"],
    ["note", "the screen was red"],
    ["fact", "people=12"],
    ["correct", "1", "--note", "it was blue"],
    ["delegate", "owner", "--to", "Sato"],
    ["notify", "agent", "--message", "we are cut off"],
    ["attach", "FILE", "--note", "the screen"],
    ["custody", "item-1", "--act", "released", "--to", "Lab"],
    ["done", "isolate"],
    ["skip", "isolate", "--reason", "no cable"],
  ])
  func isTakenByEveryCommandThatRecords(_ command: [String]) throws {
    let (shell, file) = try started()
    if command.first == "notify" {
      let added = try shell.run("endpoint", "add", "agent", "https://agent.example/hook")
      #expect(added.status == 0, "\(added.errors)")
    }
    try expectStated(command.map { $0 == "FILE" ? file : $0 }, in: shell)
  }

  @Test func isTakenByAnOverride() throws {
    let (shell, _) = try started()
    try shell.run("done", "isolate")
    try shell.run("done", "count", "--field", "people=1")
    try expectStated(["override", "buy", "--reason", "the attack goes on"], in: shell)
  }

  @Test func isTakenByAnAcknowledgement() throws {
    let agent = try Agent()
    let shell = try Shell.company(telling: agent)
    defer { shell.remove() }
    #expect(try shell.run("notify", "agent", "--message", "we are cut off").status == 0)
    let delivery = try #require(try shell.deliveries().first?["delivery"] as? String)
    try expectStated(["ack", delivery, "--ref", "A-1"], in: shell)
  }

  /// A check is made now, whatever was typed.
  @Test func isRefusedWhereItWouldMeanNothing() throws {
    let (shell, _) = try started()
    #expect(try shell.run(["attach", "--verify"] + Self.time).status == 64)
    #expect(
      try shell.run("consent", "order", "--from", "insurer", "--by", "T", "--occurred-source", "camera").status == 64)
    #expect(
      try shell.run("consent", "order", "--from", "insurer", "--by", "T", "--occurred", "2999-01-01 00:00").status == 65
    )
  }

  /// The next entry, and in all that is made of it, has the time as it was stated.
  private func expectStated(_ command: [String], in shell: Shell) throws {
    let before = try shell.ledger().split(separator: "\n").count
    let result = try shell.run(command + Self.time)
    #expect(result.status == 0, "\(command): \(result.errors)")
    let entries = try shell.ledger().split(separator: "\n")
    let entry = try #require(entries.dropFirst(before).first, "\(command)")
    for part in [#""at":"2026-01-02T12:05:00.000Z""#, #""precision":"about""#, #""source":"system-log""#] {
      #expect(entry.contains(part), "\(command): \(entry)")
    }
    let words = "happened: 2026-01-02 21:05 +09:00 (about, from a system's log)"
    #expect(try shell.run("timeline").output.contains(words), "\(command)")
    let table = try shell.run("timeline", "--format", "csv").output
    #expect(table.contains("about,system-log,"), "\(command): \(table)")
  }
}
