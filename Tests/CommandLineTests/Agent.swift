import Foundation
import Testing

/// `hikeshi receive` on a port of its own, with what its owner has to tell the sender.
final class Agent {
  let shell: Shell
  private(set) var port = 0
  private var process = Process()

  init() throws {
    shell = try Shell()
    try start()
  }

  deinit {
    kill()
    shell.remove()
  }

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

extension Shell {
  /// A company whose agent listens at this agent's port, or behind another one.
  static func company(telling agent: Agent, by port: Int? = nil) throws -> Shell {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook(), "--unchecked")
    let added = try shell.run(
      "endpoint", "add", "agent", "http://127.0.0.1:\(port ?? agent.port)/webhook", "--allow-network", "127.0.0.0/8",
      "--secret-stdin", input: try agent.key)
    #expect(added.status == 0, "\(added.errors)")
    return shell
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func deliveries() throws -> [[String: Any]] {
    let json = try run("deliveries", "list", "--json").output
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  }
}
