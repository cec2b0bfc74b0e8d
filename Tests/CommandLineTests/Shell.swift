import Foundation
import OutsideTools
import Testing

/// Runs the real binary, which SwiftPM builds beside the tests, over a home of its own.
struct Shell {
  let folder: URL
  var environment: [String: String]

  init(language: String = "en") throws {
    folder = TemporaryFolder.all.appending(path: "hikeshi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = [
      "HIKESHI_HOME": folder.appending(path: "home").path, "PATH": "/usr/bin:/bin", "HOME": folder.path,
      "LANG": language == "ja" ? "ja_JP.UTF-8" : "C.UTF-8", "TZ": "Asia/Tokyo",
    ]
  }

  var home: URL { folder.appending(path: "home") }

  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  static var binary: URL {
    get throws {
      let runner = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      // The tests run inside a bundle, or inside a runner of the toolchain that names the bundle on its command line.
      let candidates = [runner] + CommandLine.arguments.map { URL(fileURLWithPath: $0) }
      let binaries = candidates.map { $0.deletingLastPathComponent().appending(path: "hikeshi") }
      return try #require(binaries.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
  }

  @discardableResult
  func run(_ arguments: String..., input: String = "") throws -> Result {
    try run(arguments, input: input)
  }

  /// Begins a command and does not wait for it; what it says is for nobody.
  func begin(_ arguments: [String]) throws -> Process {
    let process = try process(arguments)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func process(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = try Shell.binary
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder
    return process
  }

  func run(_ arguments: [String], input: String = "") throws -> Result {
    let process = try process(arguments)
    // Through files, so that no pipe can fill up while nobody reads.
    let (typed, said, told) = (scratch("in"), scratch("out"), scratch("err"))
    try Data(input.utf8).write(to: typed)
    for file in [said, told] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: typed)
    process.standardOutput = try FileHandle(forWritingTo: said)
    process.standardError = try FileHandle(forWritingTo: told)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: try Data(contentsOf: said), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: told), as: UTF8.self))
  }

  /// A playbook small enough to see the whole of: isolate, then order, which waits for the insurer.
  func smallPlaybook() throws -> String {
    let file = folder.appending(path: "small.yaml")
    try Data(SmallPlaybook.yaml.utf8).write(to: file)
    return file.path
  }

  /// Entries and their root, which is the whole state of a ledger.
  func ledger() throws -> String { try run("timeline", "--format", "jsonl").output }

  private func scratch(_ kind: String) -> URL { folder.appending(path: ".\(kind)-\(UUID().uuidString)") }
}

enum SmallPlaybook {
  static let yaml = """
    hikeshi: 1
    id: small
    version: "1"
    title: {ja: 小さな手順書, en: Small playbook}
    summary: {ja: 試すためのもの, en: For trying}
    do-not:
      - {ja: 電源を切らないでください。, en: Do not switch anything off.}
    roles:
      - {id: staff, title: {ja: 担当, en: Staff}}
      - {id: owner, title: {ja: 経営者, en: Owner}}
      - {id: insurer, title: {ja: 保険会社, en: Insurer}, outside: true}
      - {id: agent, title: {ja: 代理店, en: Agent}, outside: true}
    facts:
      - {id: people, kind: number, ask: {ja: 何人ですか, en: How many people}}
    consents:
      - {id: order, from: insurer, title: {ja: 発注, en: The order}, how: {ja: 電話で頼みます。, en: Ask by telephone.}}
    messages:
      - {id: first, title: {ja: 第一報, en: First notice}, text: {ja: "{company}です。", en: "From {company}."}}
    tracks:
      - id: main
        title: {ja: 本線, en: Main}
        steps:
          - id: isolate
            title: {ja: 線を抜く, en: Unplug}
            role: staff
            kind: mitigation
            do: [{ja: 線を抜きます。, en: Pull the cable.}]
          - id: count
            title: {ja: 数える, en: Count}
            role: staff
            kind: record
            do: [{ja: 数えます。, en: Count them.}]
            asks: [{fact: people, required: true}]
            notify: [{to: agent, message: first}]
            phone: [{ja: "{company}の者です。", en: "This is {company}."}]
          - id: buy
            title: {ja: 発注する, en: Place the order}
            role: owner
            kind: spend
            do: [{ja: 書面で頼みます。, en: Order in writing.}]
            gates: [order]

    """
}
