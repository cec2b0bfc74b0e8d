import CACAO
import Foundation
import PlaybookModel
import Rehearsal
import Testing

@Test func scratch() throws {
  guard let dir = ProcessInfo.processInfo.environment["CACAO_DIR"] else { return }
  for name in try FileManager.default.contentsOfDirectory(atPath: dir).sorted() where name.hasSuffix(".json") {
    print("=== \(name)")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: dir + "/" + name)))
    for mode in [CACAOStrictness.strict, .lenient] {
      do {
        let reading = try CACAOReading(bytes, mode)
        print(mode, "accepted", reading.playbook.steps.map(\.id.rawValue), reading.markings)
        if mode == .lenient || true { for f in reading.findings { print("   ", f.weight, f.path, f.problem) } }
        var endings: [String: Int] = [:]
        var moves = 0
        for seed in 0..<200 {
          var rehearsal = Rehearsal(reading.playbook, seed: UInt64(seed))
          let report = rehearsal.run()
          endings["\(report.ending)", default: 0] += 1
          moves += report.moves.count
        }
        print("   walks", endings, "moves", moves)
      } catch {
        print(mode, "refused")
        for f in error.findings { print("   ", f.weight, f.path, f.problem) }
      }
    }
  }
}
