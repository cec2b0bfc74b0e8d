import EvidenceLog
import Foundation

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

  static let wordsTakenOut = Damage("a line of words is missing") { folder in
    let file = folder.appending(path: "data/proof/disclosures.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    try Data(lines.dropFirst().map { "\($0)\n" }.joined().utf8).write(to: file)
  }

  static func flip(_ path: String, in folder: URL) throws {
    let file = folder.appending(path: path)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
  }

  /// Every file, by its path in the folder.
  static func files(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      (try? folder.appending(path: path).resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// As a forger would.
  static func writeLists(in folder: URL) throws {
    func list(_ name: String, of paths: [String]) throws {
      let lines = try paths.map { path in
        "\(Hash256.of([UInt8](try Data(contentsOf: folder.appending(path: path)))).hex)  \(path)\n"
      }
      try Data(lines.joined().utf8).write(to: folder.appending(path: name))
    }
    try list("manifest-sha256.txt", of: try files(in: folder).filter { $0.hasPrefix("data/") })
    // A tag file that is missing cannot be listed.
    let tags = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]
    try list(
      "tagmanifest-sha256.txt",
      of: tags.filter { FileManager.default.fileExists(atPath: folder.appending(path: $0).path) })
  }
}
