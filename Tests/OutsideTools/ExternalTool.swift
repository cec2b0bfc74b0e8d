package import Foundation

/// Programs from outside that a test compares us with.
package enum ExternalTool {
  package struct Run {
    package let status: Int32
    package let output: String
  }

  /// Whether a test that needs this command is to run: it works, or this is CI, where its absence has to fail.
  package static func isDue(_ command: String...) -> Bool {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    return (try? start(command, input: Data()))?.status == 0
  }

  /// Runs a program from PATH to its end; it reads all its input before it writes. Standard error is part of the
  /// output.
  @discardableResult
  package static func run(_ command: String..., input: Data = Data()) throws -> Run {
    try start(command, input: input)
  }

  package static func run(_ command: [String], input: Data = Data()) throws -> Run {
    try start(command, input: input)
  }

  private static func start(_ command: [String], input: Data) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    let standardInput = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = standardInput
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: input)
    try standardInput.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: text)
  }
}
