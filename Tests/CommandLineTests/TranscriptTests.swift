import Foundation
import Testing

/// What a person types and what comes back.
@Suite struct TranscriptTests {
  @Test func startNeedsNothingAndSaysWhatNotToDoFirst() throws {
    let shell = try Shell(language: "ja")
    let result = try shell.run("start", "ransomware")
    #expect(result.status == 0)
    let warning = try #require(result.output.range(of: "してはいけないこと"))
    let instruction = try #require(result.output.range(of: "[photograph-screen]"))
    #expect(warning.lowerBound < instruction.lowerBound)
    #expect(result.output.contains("hikeshi done photograph-screen"))
  }

  @Test func everythingIsSaidInTheLanguageAskedFor() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    for command in [
      ["next"], ["status"], ["timeline"], ["done", "buy"], ["deliveries"], ["--help"], ["done", "--help"],
    ] {
      let english = try shell.run(command + (command.contains("--help") ? [] : ["--lang", "en"]))
      let words = english.output + english.errors
      #expect(!words.contains { ("\u{3040}"..."\u{30FF}").contains($0) }, "\(command): \(words)")
    }
  }

  @Test func aSmallIncidentFromStartToEnd() throws {
    let shell = try Shell()
    #expect(try shell.run("start", try shell.smallPlaybook()).status == 0)
    #expect(try shell.run("done", "isolate", "--by", "Sato").status == 0)

    let unanswered = try shell.run("done", "count")
    #expect(unanswered.status == 65)
    #expect(unanswered.errors.contains("--field people=1200"))

    let counted = try shell.run("done", "count", "--field", "people=１,２００人")
    #expect(counted.status == 0)
    #expect(counted.errors.contains("no endpoint is set up"))
    #expect(counted.errors.contains("This is our company."))

    let early = try shell.run("done", "buy")
    #expect(early.status == 77)
    #expect(early.errors.contains("hikeshi consent order --from insurer --by NAME"))
    #expect(early.errors.contains("hikeshi override buy --reason WHY"))

    let wrong = try shell.run("consent", "order", "--from", "owner", "--by", "Hikeshi")
    #expect(wrong.status == 77)
    #expect(try shell.run("consent", "order", "--from", "insurer", "--by", "Tanaka", "--limit", "3000000").status == 0)
    let bought = try shell.run("done", "buy")
    #expect(bought.status == 0)
    #expect(bought.errors.contains("every step is finished"))
  }

  @Test func anOverridePassesTheGateAndStaysInTheTimeline() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    try shell.run("done", "isolate")
    try shell.run("done", "count", "--field", "people=1")
    #expect(try shell.run("override", "buy").status == 65)
    #expect(try shell.run("override", "buy", "--reason", "the attack goes on").status == 0)
    #expect(try shell.run("done", "buy").status == 0)
    let timeline = try shell.run("timeline").output
    #expect(timeline.contains("the attack goes on"))
    #expect(try shell.run("status").output.contains("went on without consent"))
  }

  @Test func walkLeadsThroughAndCanBeLeftAndResumed() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let first = try shell.run("walk", "--by", "Sato", input: "\nq\n")
    #expect(first.status == 0)
    #expect(first.output.contains("[count]"))
    #expect(first.errors.contains("All of it is on record"))
    // The number is asked for until there is one.
    let second = try shell.run("walk", input: "\n\n12\n")
    #expect(second.status == 0)
    #expect(second.output.contains("waits for") || second.output.contains("Waiting for"))
    try shell.run("consent", "order", "--from", "insurer", "--by", "Tanaka")
    let last = try shell.run("walk", input: "\n")
    #expect(last.output.contains("Every step is finished"))
  }

  @Test func aCorrectionIsANewEntryAndTheOldOneStays() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    try shell.run("note", "the screen was red")
    let before = try shell.ledger().split(separator: "\n")
    let number = before.count - 1
    #expect(try shell.run("correct", "\(number)", "--note", "it was blue").status == 0)
    let after = try shell.ledger().split(separator: "\n")
    #expect(after.count == before.count + 1)
    #expect(after[number].contains("the screen was red"))
    #expect(try shell.run("correct", "999", "--note", "x").status == 65)
  }

  @Test func bundlesVerifyAndDamageIsNamed() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let photograph = shell.folder.appending(path: "screen photo.jpg")
    try Data("not really a photograph".utf8).write(to: photograph)
    #expect(try shell.run("attach", photograph.path, "--note", "the screen").status == 0)
    #expect(try shell.run("done", "isolate").status == 0)
    let bundle = shell.folder.appending(path: "claim.zip")
    #expect(try shell.run("export", "--out", bundle.path).status == 0)
    #expect(try shell.run("verify", bundle.path).status == 0)
    #expect(try shell.run("export", "--out", bundle.path).status == 73)

    let again = shell.folder.appending(path: "again.zip")
    #expect(try shell.run("export", "--out", again.path).status == 0)
    #expect(try Data(contentsOf: bundle) == Data(contentsOf: again))

    let folder = shell.folder.appending(path: "claim")
    #expect(try shell.run("export", "--out", folder.path).status == 0)
    let ledger = folder.appending(path: "data/proof/ledger.jsonl")
    var bytes = try Data(contentsOf: ledger)
    bytes[bytes.count / 2] ^= 1
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: ledger.path)
    try bytes.write(to: ledger)
    let damaged = try shell.run("verify", folder.path)
    #expect(damaged.status == 65)
    #expect(damaged.output.contains("data/proof/ledger.jsonl"))
  }
}
