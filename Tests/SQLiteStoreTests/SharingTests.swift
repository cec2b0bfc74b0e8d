import Foundation
import Glibc
import RunStore
import SQLiteStore
import StoreConformance
import Testing

@Suite struct SharingTests {
  /// Appends `count` batches of one and of two leaves, each as often as it takes, and says who wrote them.
  private static func append(_ count: Int, as writer: String, to folder: String) throws {
    let store = try SQLiteStore(folder: folder)
    for number in 0..<count {
      var isWritten = false
      while !isWritten {
        let size = try store.incident(Sample.incident).size
        let sequences = size..<size + 1 + number % 2
        let leaves = sequences.map { Sample.leaf($0, bytes: Array("\(writer) \(number)".utf8)) }
        let message = Sample.message("\(writer)-\(number)", to: writer)
        let batch = Batch(
          leaves: leaves, checkpoint: Sample.checkpoint(sequences.upperBound), queued: [message])
        isWritten = try commit(batch, to: store, expecting: size)
      }
    }
  }

  /// False when somebody else was first.
  private static func commit(_ batch: Batch, to store: SQLiteStore, expecting size: Int) throws -> Bool {
    do {
      try store.commit(batch, to: Sample.incident, expecting: size)
      return true
    } catch {
      guard case .someoneWasFirst = error else { throw error }
      return false
    }
  }

  /// Nothing lost, nothing twice, nothing torn.
  private func expectWhole(_ home: TemporaryHome, writers: [String], batches: Int) throws {
    let store = try home.store()
    let leaves = try store.leaves(of: Sample.incident, from: 2)
    #expect(leaves.map(\.sequence) == Array(2..<2 + leaves.count))
    for writer in writers {
      let written = leaves.map { String(decoding: $0.bytes, as: UTF8.self) }.filter { $0.hasPrefix("\(writer) ") }
      let expected = (0..<batches).flatMap { Array(repeating: "\(writer) \($0)", count: 1 + $0 % 2) }
      #expect(written == expected)
      #expect(
        try store.outbox(of: nil).filter { $0.endpoint == writer }.map(\.deliveryID)
          == (0..<batches).map { "\(writer)-\($0)" })
    }
    #expect(try store.checkpoints(of: Sample.incident).count == 1 + writers.count * batches)
    #expect(try store.latestCheckpoint(of: Sample.incident)?.size == 2 + leaves.count)
    #expect(try home.faults() == ["ok"])
  }

  @Test func threadsWithStoresOfTheirOwnLoseNothing() throws {
    let home = try TemporaryHome()
    try Sample.begin(in: home.store())
    let writers = ["one", "two", "three"]
    let path = home.folder.path
    DispatchQueue.concurrentPerform(iterations: writers.count) { index in
      #expect(throws: Never.self) { try SharingTests.append(100, as: writers[index], to: path) }
    }
    try expectWhole(home, writers: writers, batches: 100)
  }

  @Test func threadsThatShareAStoreLoseNothing() throws {
    let home = try TemporaryHome()
    let store = try home.store()
    try Sample.begin(in: store)
    DispatchQueue.concurrentPerform(iterations: 100) { number in
      #expect(throws: Never.self) { try store.set("key \(number)", "\(number)") }
    }
    #expect(try (0..<100).map { try store.setting("key \($0)") } == (0..<100).map { "\($0)" })
  }

  @Test func manyCanMakeTheFileAtOnce() throws {
    let home = try TemporaryHome()
    let path = home.folder.path
    DispatchQueue.concurrentPerform(iterations: 8) { index in
      #expect(throws: Never.self) { try SQLiteStore(folder: path).set("\(index)", "here") }
    }
    let store = try home.store()
    #expect(try (0..<8).map { try store.setting("\($0)") } == Array(repeating: "here", count: 8))
  }

  @Test func processesLoseNothing() async throws {
    let home = try TemporaryHome()
    try Sample.begin(in: home.store())
    let path = home.folder.path
    async let one = #expect(processExitsWith: .success) { [path = path as String] in
      try SharingTests.append(200, as: "one", to: path)
    }
    async let two = #expect(processExitsWith: .success) { [path = path as String] in
      try SharingTests.append(200, as: "two", to: path)
    }
    _ = await (one, two)
    try expectWhole(home, writers: ["one", "two"], batches: 200)
  }

  /// A process that is the last to close the file deletes the log. It must not take itself for the last while another
  /// store of ours is open, whatever else this process has opened and closed.
  @Test func aProcessThatComesAndGoesLeavesTheLogToUs() async throws {
    let home = try TemporaryHome()
    let path = home.folder.path
    let store = try home.store()
    try Sample.begin(in: store)
    try home.store().set("another store", "opened and closed")
    await #expect(processExitsWith: .success) { [path = path as String] in
      try SQLiteStore(folder: path).set("another process", "came and went")
    }
    try store.commit(Sample.batch(2..<3), to: Sample.incident, expecting: 2)
    #expect(try home.store().incident(Sample.incident).size == 3)
    #expect(FileManager.default.fileExists(atPath: home.file.path + "-wal"))
  }

  @Test func whatWasAcknowledgedOutlivesAKill() async throws {
    let home = try TemporaryHome()
    let path = home.folder.path
    try Sample.begin(in: home.store())
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      // Another thread commits without end, so that the kill finds it somewhere in the middle.
      Thread { try? SharingTests.append(.max, as: "endless", to: path) }.start()
      let acknowledged = URL(fileURLWithPath: path).appending(path: "acknowledged")
      let store = try SQLiteStore(folder: path)
      var count = 0
      while count < 40 {
        let size = try store.incident(Sample.incident).size
        let batch = Batch(
          leaves: [Sample.leaf(size, bytes: Array("mine \(count)".utf8))], checkpoint: Sample.checkpoint(size + 1))
        guard try SharingTests.commit(batch, to: store, expecting: size) else { continue }
        count += 1
        try Data("\(size + 1)".utf8).write(to: acknowledged)
      }
      kill(getpid(), SIGKILL)
    }
    let text = try String(contentsOf: home.folder.appending(path: "acknowledged"), encoding: .utf8)
    let acknowledged = try #require(Int(text))
    let store = try home.store()
    let leaves = try store.leaves(of: Sample.incident, from: 0)
    #expect(leaves.count >= acknowledged)
    #expect(leaves.map(\.sequence) == Array(0..<leaves.count))
    #expect(leaves.filter { $0.bytes.starts(with: "mine".utf8) }.count == 40)
    #expect(try store.latestCheckpoint(of: Sample.incident)?.size == leaves.count)
    try store.commit(
      Sample.batch(leaves.count..<leaves.count + 1), to: Sample.incident, expecting: leaves.count)
    #expect(try home.faults() == ["ok"])
  }

  @Test func whatWasAcknowledgedIsThereAfterTheStoreWasDropped() throws {
    let home = try TemporaryHome()
    for size in 0..<20 {
      let store = try home.store()
      if size == 0 {
        try store.create(Sample.newIncident(), first: Sample.batch(0..<1))
      } else {
        try store.commit(Sample.batch(size..<size + 1), to: Sample.incident, expecting: size)
      }
    }
    #expect(try home.store().leaves(of: Sample.incident, from: 0) == (0..<20).map { Sample.leaf($0) })
  }
}
