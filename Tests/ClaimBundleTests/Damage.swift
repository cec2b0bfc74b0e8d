import EvidenceLog
import Foundation
import OutsideTools

/// Something that is done to a bundle's folder, and what the checkers have to make of it.
struct Damage: Sendable {
  let name: String
  /// Whether `verify.sh` can see it: it says of itself that it does not hold the pages against the record.
  let isSeenByTheScript: Bool
  let isDone: @Sendable (URL) throws -> Void

  init(_ name: String, isSeenByTheScript: Bool = true, _ isDone: @escaping @Sendable (URL) throws -> Void) {
    self.name = name
    self.isSeenByTheScript = isSeenByTheScript
    self.isDone = isDone
  }

  static func flipped(_ path: String) -> Damage {
    Damage("a changed byte in \(path)") { try flip(path, in: $0) }
  }

  static func forged(_ path: String, isSeenByTheScript: Bool = true) -> Damage {
    Damage("a changed byte in \(path), and the lists written anew", isSeenByTheScript: isSeenByTheScript) {
      try flip(path, in: $0)
      try writeLists(in: $0)
    }
  }

  static func removed(_ path: String) -> Damage {
    Damage("\(path) is missing") { try FileManager.default.removeItem(at: $0.appending(path: path)) }
  }

  static func removedAndUnlisted(_ path: String) -> Damage {
    Damage("\(path) is missing, and the lists written anew") {
      try FileManager.default.removeItem(at: $0.appending(path: path))
      try writeLists(in: $0)
    }
  }

  static func added(_ path: String) -> Damage {
    Damage("\(path) was added") { try Data("more".utf8).write(to: $0.appending(path: path)) }
  }

  static func ledger(_ name: String, _ change: @escaping @Sendable (inout [String]) -> Void) -> Damage {
    Damage("the ledger: \(name), and the lists written anew") { folder in
      let file = folder.appending(path: "data/proof/ledger.jsonl")
      var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
      change(&lines)
      try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: file)
      try writeLists(in: folder)
    }
  }

  static func flip(_ path: String, in folder: URL) throws {
    let file = folder.appending(path: path)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
  }

  /// As a forger would.
  static func writeLists(in folder: URL) throws {
    let lists = """
      cd '\(folder.path)' && find data -type f | LC_ALL=C sort | xargs sha256sum > manifest-sha256.txt &&
      sha256sum bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt
      """
    try ExternalTool.run("sh", "-c", lists)
  }
}
