import CivilTime
import ClaimBundle
import Foundation
import GRDB
import PlaybookCheck
import PlaybookFile
import PlaybookModel
import RunEngine
import RunStore
import Runner
import SQLiteStore
import ShippedPlaybooks

/// What the design sets limits to, each against something measured in the same run.
enum Benchmarks {
  /// A bundle checked whole, and its ledger's tree alone, against plain SHA-256 of the same ledger on one core.
  static func verification(entries: Int) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try LargeLedger(entries: entries, in: folder)
    let bundle = folder.appending(path: "bundle")
    try BundleWriter(try ledger.source).write(.folder, to: bundle.path)
    let file = bundle.appending(path: "data/proof/ledger.jsonl")
    let bytes = [UInt8](try Data(contentsOf: file, options: .mappedIfSafe))
    let rate = TreeRate(ledger: bytes, entries: entries)
    let times = try rate.times()
    var size = 0
    for case let path as String in FileManager.default.enumerator(atPath: bundle.path) ?? .init() {
      size += (try? FileManager.default.attributesOfItem(atPath: bundle.appending(path: path).path)[.size] as? Int) ?? 0
    }
    // In a process of its own, whose memory is its own.
    let answer = try run(URL(fileURLWithPath: CommandLine.arguments[0]), ["verify-one", bundle.path])
    let numbers = answer.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard numbers.count == 2 else { throw BenchmarkFault.doesNotHold(answer) }
    let (whole, peak) = (numbers[0], Int(numbers[1]))
    let megabyte = Double(bytes.count) / 1e6
    print("verify: ledger of \(entries) entries, \(megabytes(bytes.count)); bundle \(megabytes(size))")
    print(
      "verify: plain SHA-256 \(rounded(megabyte / times.plain)) MB/s; its tree \(rounded(megabyte / times.tree)) MB/s")
    print("verify: tree / plain = \(rounded(times.plain / times.tree)) (limit 0.60)")
    print(
      "verify: of plain, the calls of SHA-256 for every leaf and node alone leave \(rounded(times.plain / times.bareCalls))"
    )
    print("verify: of plain, the blocks that leaves and nodes take alone leave \(rounded(rate.blocksAlone))")
    print(
      "verify: the whole bundle \(rounded(whole)) s = \(rounded(Double(size) / 1e6 / whole)) MB/s, peak \(megabytes(peak))"
    )
  }

  /// Prints the seconds that it took, and the most memory in bytes.
  static func verifyOne(_ bundle: String) throws {
    let took = try seconds {
      let report = try BundleVerifier.verify(bundle, zone: { _ in .tokyo })
      if !report.holds { print(report.problems.prefix(3)) }
    }
    print(took, peakMemory())
  }

  /// The most memory that writing a claim file takes, each size in a process of its own.
  static func export() throws {
    for entries in [10_000, 100_000, 1_000_000] {
      let answer = try run(URL(fileURLWithPath: CommandLine.arguments[0]), ["export-one", String(entries)])
      print("export: \(answer)", terminator: "")
    }
  }

  static func exportOne(entries: Int) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try LargeLedger(entries: entries, in: folder)
    let before = peakMemory()
    let took = try seconds {
      try BundleWriter(try ledger.source).write(.zip, to: folder.appending(path: "claim.zip").path)
    }
    let after = peakMemory()
    print(
      "\(entries) entries: peak \(megabytes(after)) (\(megabytes(before)) before it), \(rounded(took)) s")
  }

  /// A step put on record in a running program, against one row committed with the same pragmas.
  static func step() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let home = Home(folder: folder.appending(path: "home"))
    try home.prepare()
    let post = CommandPost(home: home, store: try SQLiteStore(folder: home.folder.path), program: "benchmark")
    let started = try post.start(
      try post.playbook("ransomware"), discovered: nil, isDrill: true, name: nil, actor: nil)
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    let queue = try DatabaseQueue(path: folder.appending(path: "bare.sqlite").path, configuration: configuration)
    try queue.write { try $0.execute(sql: "CREATE TABLE row (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)") }
    let row = Data(repeating: 7, count: 700)
    let ledgers = OpenLedgers(post: post)
    var ours: [Double] = []
    var bare: [Double] = []
    // One after the other, so that a disk that is busy is busy for both.
    for _ in 0..<400 {
      bare.append(
        try seconds {
          try queue.write { try $0.execute(sql: "INSERT INTO row (bytes) VALUES (?)", arguments: [row]) }
        })
      ours.append(try seconds { try ledgers.record([Command(.note("異常なし"))], on: started.file.id) })
    }
    let (own, other) = (median(ours), median(bare))
    print("step: ours \(rounded(own * 1e6)) µs, one bare row \(rounded(other * 1e6)) µs")
    print("step: ours / bare = \(rounded(own / other)) (limit 1.30)")
  }

  /// `next` in a new process, against an empty program that has Foundation.
  static func next() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let hikeshi = sibling("hikeshi")
    let environment = ["HIKESHI_HOME": folder.appending(path: "home").path, "LANG": "ja_JP.UTF-8"]
    try run(hikeshi, ["start", "ransomware", "--drill"], environment: environment)
    for number in 0..<200 { try run(hikeshi, ["note", "記録 \(number)"], environment: environment) }
    var ours: [Double] = []
    var empty: [Double] = []
    for _ in 0..<40 {
      empty.append(try secondsOf(sibling("EmptyProgram"), []))
      ours.append(try secondsOf(hikeshi, ["next"], environment: environment))
    }
    print("next: ours \(rounded(median(ours) * 1e3)) ms, empty program \(rounded(median(empty) * 1e3)) ms")
    print("next: ours / empty = \(rounded(median(ours) / median(empty))) (limit 2.00)")
  }

  /// States that the checker looks at in ten seconds.
  static func check() throws {
    for shipped in ShippedPlaybooks.files {
      let playbook = try Playbook(file: shipped.stream, fileName: "\(shipped.id).yaml")
      var states: UInt128 = 0
      let took = seconds { states = playbook.examine().states }
      print(
        "check: \(shipped.id): \(Double(states)) states in \(rounded(took)) s = \(Double(states) / took * 10) in ten seconds (limit 1e6)"
      )
    }
  }
}

enum BenchmarkFault: Error {
  /// What was measured is not what was to be measured.
  case wrong
  case doesNotHold(String)
}
