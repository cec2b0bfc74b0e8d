import Foundation
import OutsideTools
import Testing

/// Words from outside reach the terminal as words: none of them moves the cursor, turns the line round, or hides.
@Suite struct HostileWordsTests {
  private static let hidden: [Unicode.Scalar] = [
    "\u{1B}", "\u{7}", "\u{9B}", "\r", "\u{7F}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{2060}", "\u{FEFF}",
    "\u{E0041}",
    "\u{2028}",
  ]

  private func expectVisible(_ run: Shell.Result, _ command: [String]) {
    let left = (run.output + run.errors).unicodeScalars.filter { Self.hidden.contains($0) }
    #expect(left.isEmpty, "\(command.first?.debugDescription ?? ""): \(left.map(\.debugDescription))")
  }

  @Test func whateverIsOnRecordIsShownAsWords() throws {
    let shell = try Shell()
    let words = "a" + Self.hidden.map { "\($0)[2Jb" }.joined()
    try shell.run("start", try shell.smallPlaybook(), "--name", words)
    let file = shell.folder.appending(path: "photo\u{1B}[2J\u{202E}gpj.txt")
    try Data("x".utf8).write(to: file)
    let commands: [[String]] = [
      ["note", words], ["attach", file.path, "--note", words], ["cost", "add", "forensic", "1000", "--payee", words],
      ["delegate", "staff", "--to", words], ["correct", "1", "--note", words], ["status"], ["status", "--json"],
      ["next"], ["timeline"], ["cost", "list"], ["cost", "list", "--json"], ["claim"], ["claim", "--json"],
      ["deliveries", "list"], ["done", words], ["skip", words, "--reason", words], ["verify", "/no/such/\(words)"],
      ["verify", file.path, "--key", words], ["attach", "/no/such/\(words)"], ["start", words],
      ["playbook", "show", words], ["endpoint", "add", words, "https://\(words)/"], ["endpoint", "remove", words],
      ["ack", words, "--ref", words], ["fact", "\(words)=\(words)"], ["note", "x", "--occurred", words], [words],
      ["status", "--incident", words], ["custody", words, "--act", words], ["export", "--out", "/no/such/\(words)"],
    ]
    for command in commands { expectVisible(try shell.run(command), command) }
  }

  /// What a stranger packed is named in the report of `verify`.
  @Test func namesInABundleAreShownAsWords() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let bundle = shell.folder.appending(path: "bundle")
    #expect(try shell.run("export", "--out", bundle.path).status == 0)
    try Data("x".utf8).write(to: bundle.appending(path: "data/\u{1B}[2J\u{202E}\u{200B}txt.exe"))
    for arguments in [["verify", bundle.path], ["verify", bundle.path, "--json"]] {
      let run = try shell.run(arguments)
      #expect(run.status == 65)
      expectVisible(run, arguments)
    }
  }
}
