import Foundation
import Testing

/// The architecture as imports: arrows point down only, and a target reaches for nothing that is not named here.
@Suite struct ImportTests {
  private static let allowed: [String: Set<String>] = [
    "CanonicalJSON": [],
    "CivilTime": [],
    "VisibleText": [],
    "PlaybookModel": ["CivilTime"],
    "CompactPlaybook": ["CivilTime", "Glibc", "PlaybookModel"],
    "RunEngine": ["CivilTime", "PlaybookModel"],
    "Claim": ["CivilTime", "PlaybookModel", "RunEngine"],
    "CACAO": ["CanonicalJSON", "CivilTime", "Crypto", "CryptoExtras", "Foundation", "PlaybookModel"],
    "PlaybookFile": ["CACAO", "CivilTime", "Foundation", "PlaybookModel", "Yams"],
    "PlaybookCheck": ["CivilTime", "PlaybookModel", "RunEngine"],
    "EvidenceLog": ["CanonicalJSON", "Crypto", "Foundation"],
    "Timestamping": ["CivilTime", "Crypto", "CryptoExtras", "EvidenceLog", "Foundation", "SwiftASN1", "X509"],
    "EventCoding": ["CanonicalJSON", "CivilTime", "EvidenceLog", "PlaybookModel", "RunEngine"],
    "Wording": ["CivilTime", "Claim", "PlaybookCheck", "PlaybookModel", "RunEngine"],
    "PlaybookDrawing": ["CivilTime", "PlaybookModel", "Wording"],
    "Rehearsal": ["CivilTime", "PlaybookModel", "RunEngine"],
    "RunStore": [],
    "StoreConformance": ["RunStore", "Testing"],
    "SQLiteStore": ["Foundation", "GRDB", "Glibc", "RunStore"],
    "Delivery": ["CCurl", "CanonicalJSON", "Crypto", "Foundation", "Glibc"],
    "Receiver": ["Delivery", "Foundation", "Hummingbird", "Logging"],
    "Typesetting": ["CPress", "Glibc"],
    "Export": [
      "CanonicalJSON", "CivilTime", "Claim", "EventCoding", "PlaybookModel", "RunEngine", "Typesetting", "Wording",
    ],
    "ClaimBundle": [
      "CanonicalJSON", "CivilTime", "Crypto", "EventCoding", "EvidenceLog", "Export", "Foundation", "Glibc",
      "PlaybookFile", "PlaybookModel", "RunEngine", "Timestamping", "Typesetting", "VerifyPage", "Wording",
    ],
    "Runner": [
      "CACAO", "CTimex", "CanonicalJSON", "CivilTime", "ClaimBundle", "CompactPlaybook", "Crypto", "Delivery",
      "EventCoding",
      "EvidenceLog",
      "Export", "Foundation", "Glibc", "PlaybookCheck", "PlaybookFile", "PlaybookModel", "RunEngine", "RunStore",
      "ShippedPlaybooks", "Timestamping", "Yams",
    ],
    "RunnerWording": [
      "CivilTime", "ClaimBundle", "Delivery", "EvidenceLog", "Foundation", "PlaybookCheck", "PlaybookFile",
      "PlaybookModel", "RunEngine",
      "RunStore", "Runner", "Timestamping", "Typesetting", "Wording",
    ],
    "SourceLiterals": [],
    "EmbedPlaybooks": ["Foundation", "SourceLiterals"],
    "EmbedPage": ["Foundation", "SourceLiterals"],
    "EmbedPagePlugin": ["Foundation", "PackagePlugin"],
    "VerifyPage": [],
    "EmptyProgram": ["Foundation"],
    "Benchmark": [
      "CivilTime", "ClaimBundle", "Crypto", "EventCoding", "EvidenceLog", "Foundation", "GRDB", "Glibc",
      "PlaybookCheck", "PlaybookFile", "PlaybookModel", "RunEngine", "RunStore", "Runner", "SQLiteStore",
      "ShippedPlaybooks",
    ],
    "EmbedPlaybooksPlugin": ["Foundation", "PackagePlugin"],
  ]

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func swiftFiles(under folder: URL) throws -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try #require(all).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  private func imports(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword <= 2, words.count > keyword + 1,
        words[..<keyword].allSatisfy({ ["package", "public", "internal", "private", "@testable"].contains($0) })
      else { return nil }
      return String(words[keyword + 1])
    }
  }

  @Test func everyTargetReachesOnlyForWhatItMay() throws {
    let sources = Self.root.appending(path: "Sources")
    let targets = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
    for target in targets where target != "hikeshi" {
      let files = try swiftFiles(under: sources.appending(path: target))
      // System libraries have no Swift of their own.
      if files.isEmpty { continue }
      let allowed = try #require(Self.allowed[target], "\(target) is not in the architecture")
      for file in files {
        for module in try imports(of: file) {
          #expect(allowed.contains(module), "\(target)/\(file.lastPathComponent) imports \(module)")
        }
      }
    }
  }

  @Test func onlyTheAssemblyNamesTheConcreteStore() throws {
    let executable = Self.root.appending(path: "Sources/hikeshi")
    let naming = try swiftFiles(under: executable).filter { try imports(of: $0).contains("SQLiteStore") }
    #expect(naming.map(\.lastPathComponent) == ["Assembly.swift"])
  }

  /// Without it the parser asks the runtime for the type's name, at the start of every command: as long again as an empty
  /// program takes.
  @Test func everyCommandSaysItsOwnName() throws {
    for file in try swiftFiles(under: Self.root.appending(path: "Sources/hikeshi")) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for configuration in text.components(separatedBy: "CommandConfiguration(").dropFirst() {
        let first = configuration.drop(while: \.isWhitespace)
        #expect(first.hasPrefix("commandName:"), "\(file.lastPathComponent): \(first.prefix(40))")
      }
    }
  }

  @Test func filesStayShortAndNamesSayWhatTheyAre() throws {
    let banned = ["Manager", "Helper", "Util", "Common", "Misc", "Base", "Impl", "Info"]
    for file in try swiftFiles(under: Self.root.appending(path: "Sources")) {
      let name = file.deletingPathExtension().lastPathComponent
      #expect(!banned.contains { name.hasSuffix($0) && name != "Base64URL" }, "\(name) says nothing")
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 400, "\(name) has \(lines.count) lines")
    }
  }

  @Test func theTopLevelIsWhatItShouldBe() throws {
    let visible = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(visible.sorted() == ["Package.swift", "Playbooks", "README.md", "Sources", "Tests"])
  }
}
