import Foundation
import Testing

/// What was acknowledged is there, whatever happens to the process, the disk, or beside it.
@Suite struct DurabilityTests {
  /// Kills a command after a while, with coreutils' own clock.
  private func killed(after seconds: String, _ arguments: [String], in shell: Shell) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["-s", "KILL", seconds, try Shell.binary.path] + arguments
    process.environment = shell.environment
    let told = shell.folder.appending(path: ".told-\(UUID().uuidString)")
    try Data().write(to: told)
    process.standardError = try FileHandle(forWritingTo: told)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: told), as: UTF8.self).contains("recorded")
  }

  @Test func killingAtAnyMomentLosesNothingAcknowledged() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    var acknowledged: [String] = []
    for attempt in 0..<60 {
      let words = "note number \(attempt)."
      let seconds = String(format: "0.%03d", 4 + attempt * 3)
      if try killed(after: seconds, ["note", words], in: shell) { acknowledged.append(words) }
    }
    let ledger = try shell.run("timeline", "--format", "jsonl")
    #expect(ledger.status == 0)
    for words in acknowledged { #expect(ledger.output.contains(words)) }
    #expect(try shell.run("done", "isolate").status == 0)
    #expect(try shell.run("doctor").status == 0)
  }

  @Test func severalProcessesAtOnceLoseNoUpdate() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let processes = try (0..<8).map { number in
      let process = Process()
      process.executableURL = try Shell.binary
      process.arguments = ["note", "from process \(number)."]
      process.environment = shell.environment
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let ledger = try shell.ledger()
    for number in 0..<8 { #expect(ledger.contains("from process \(number).")) }
  }

  @Test func onlyOneOfTwoFinishesTheSameStepAndTheOtherIsToldWho() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    try shell.run("done", "isolate", "--by", "Sato")
    let second = try shell.run("done", "isolate", "--by", "Suzuki")
    #expect(second.status == 77)
    #expect(second.errors.contains("(Sato)"))
  }

  @Test func aDiskThatTakesNoMoreIsSaidAndNothingIsLost() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let before = try shell.ledger()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // No file may grow beyond half a kilobyte: every write that would extend one fails.
    process.arguments = ["-c", "ulimit -f 1; exec \"$0\" note \"$1\"", try Shell.binary.path, "lost?"]
    process.environment = shell.environment
    let told = shell.folder.appending(path: ".told")
    try Data().write(to: told)
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 74, "\(errors)")
    #expect(errors.contains("the record is as it was"))
    #expect(try shell.ledger() == before)
    #expect(try shell.run("note", "and it goes on").status == 0)
  }
}
