// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// One of our own libraries. Each names what it may reach; a test holds its imports against this list.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// - Parameter fixtures: a folder of files that the tests find beside themselves.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], fixtures: String? = nil) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: [fixtures].compactMap { $0 },
    swiftSettings: settings)
}

let package = Package(
  name: "hikeshi",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    library("CivilTime"),
    library("VisibleText"),
    library("CanonicalJSON"),
    library("PlaybookModel", ["CivilTime"]),
    library("CompactPlaybook", ["CivilTime", "PlaybookModel"]),
    library("RunEngine", ["CivilTime", "PlaybookModel"]),
    library("Claim", ["CivilTime", "PlaybookModel", "RunEngine"]),
    library("EvidenceLog", ["CanonicalJSON", crypto]),
    library("Timestamping", ["CivilTime", "EvidenceLog", asn1, crypto, cryptoExtras, x509]),
    library("EventCoding", ["CanonicalJSON", "CivilTime", "EvidenceLog", "PlaybookModel", "RunEngine"]),
    library("CACAO", ["CanonicalJSON", "CivilTime", "PlaybookModel", crypto, cryptoExtras]),
    library("PlaybookFile", ["CACAO", "CivilTime", "PlaybookModel", yams]),
    library("SourceLiterals"),
    .executableTarget(name: "EmbedPlaybooks", dependencies: ["SourceLiterals"], swiftSettings: settings),
    .plugin(
      name: "EmbedPlaybooksPlugin", capability: .buildTool(), dependencies: ["EmbedPlaybooks"],
      path: "Sources/EmbedPlaybooksPlugin"),
    .target(
      name: "ShippedPlaybooks", dependencies: ["PlaybookFile"], path: "Playbooks", swiftSettings: settings,
      plugins: ["EmbedPlaybooksPlugin"]),
    .executableTarget(name: "EmbedPage", dependencies: ["SourceLiterals"], swiftSettings: settings),
    .plugin(
      name: "EmbedPagePlugin", capability: .buildTool(), dependencies: ["EmbedPage"], path: "Sources/EmbedPagePlugin"),
    .target(name: "VerifyPage", exclude: ["Page"], swiftSettings: settings, plugins: ["EmbedPagePlugin"]),
    .target(
      name: "PlaybookCheck", dependencies: ["CivilTime", "PlaybookModel", "RunEngine"],
      // Sets of 10^18 states are its daily work: unoptimised, it takes minutes where seconds are enough.
      swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    library("Wording", ["Claim", "CivilTime", "PlaybookCheck", "PlaybookModel", "RunEngine"]),
    library("PlaybookDrawing", ["CivilTime", "PlaybookModel", "Wording"]),
    library("Rehearsal", ["CivilTime", "PlaybookModel", "RunEngine"]),
    // Declares what it looks up at run time, and so needs no headers and links nothing.
    .target(name: "CPress"),
    library("Typesetting", ["CPress"]),
    library(
      "Export",
      ["CanonicalJSON", "CivilTime", "Claim", "EventCoding", "PlaybookModel", "RunEngine", "Typesetting", "Wording"]),
    library(
      "ClaimBundle",
      [
        "CanonicalJSON", "CivilTime", "EventCoding", "EvidenceLog", "Export", "PlaybookFile", "PlaybookModel",
        "RunEngine", "Timestamping", "Typesetting", "VerifyPage", "Wording", crypto,
      ]),
    library("RunStore"),
    library("StoreConformance", ["RunStore"]),
    library("SQLiteStore", ["RunStore", .product(name: "GRDB", package: "GRDB.swift")]),
    // Built against libcurl's headers; the library is loaded when something is sent.
    .target(name: "CCurl"),
    library("Delivery", ["CanonicalJSON", "CCurl", crypto]),
    .systemLibrary(name: "CTimex"),
    .systemLibrary(name: "CWidth"),
    library(
      "Receiver",
      [
        "Delivery", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    library(
      "Runner",
      [
        "CACAO",
        "CanonicalJSON", "CivilTime", "ClaimBundle", "CompactPlaybook", "CTimex", "Delivery", "EventCoding",
        "EvidenceLog", "Export",
        "PlaybookCheck", "PlaybookFile", "PlaybookModel", "RunEngine", "RunStore", "ShippedPlaybooks",
        "Timestamping", crypto, yams,
      ]),
    library(
      "RunnerWording",
      [
        "CivilTime", "ClaimBundle", "Delivery", "EvidenceLog", "PlaybookCheck", "PlaybookFile", "PlaybookModel",
        "RunEngine", "RunStore", "Runner", "Timestamping", "Typesetting", "Wording",
      ]),
    .executableTarget(
      name: "hikeshi",
      dependencies: [
        "CACAO",
        "CWidth", "CanonicalJSON", "CivilTime", "Claim", "ClaimBundle", "Delivery", "EventCoding", "EvidenceLog",
        "Export",
        "PlaybookCheck", "PlaybookDrawing", "PlaybookModel", "Receiver", "Rehearsal", "RunEngine", "RunStore", "Runner",
        "RunnerWording",
        "SQLiteStore", "Timestamping", "Typesetting", "VisibleText", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    // What an empty program costs, to measure ours against.
    .executableTarget(name: "EmptyProgram", swiftSettings: settings),
    .executableTarget(
      name: "hikeshi-bench",
      dependencies: [
        "CivilTime", "ClaimBundle", "EmptyProgram", "EventCoding", "EvidenceLog", "PlaybookCheck", "PlaybookFile",
        "PlaybookModel", "RunEngine", "RunStore", "Runner", "SQLiteStore", "ShippedPlaybooks", "hikeshi", crypto,
        .product(name: "GRDB", package: "GRDB.swift"),
      ], path: "Sources/Benchmark", swiftSettings: settings),

    .target(name: "OutsideTools", path: "Tests/OutsideTools", swiftSettings: settings),
    .target(
      name: "LoopbackServers", dependencies: ["OutsideTools"], path: "Tests/LoopbackServers", swiftSettings: settings),
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests", dependencies: ["CanonicalJSON", "hikeshi", "LoopbackServers", "OutsideTools"],
      swiftSettings: settings),
    tests(
      of: "CACAO",
      [
        "CanonicalJSON", "CivilTime", "OutsideTools", "PlaybookFile", "PlaybookModel", "Rehearsal", "RunEngine",
        "ShippedPlaybooks",
      ]),
    tests(of: "CanonicalJSON", ["OutsideTools"]),
    tests(
      of: "EventCoding",
      ["CanonicalJSON", "CivilTime", "EvidenceLog", "OutsideTools", "PlaybookModel", "RunEngine"]),
    tests(of: "RunEngine", ["CivilTime", "PlaybookFile", "PlaybookModel", "ShippedPlaybooks"]),
    tests(of: "CivilTime", ["OutsideTools"]),
    tests(
      of: "ClaimBundle",
      [
        "CivilTime", "EventCoding", "EvidenceLog", "OutsideTools", "PlaybookFile", "PlaybookModel", "RunEngine",
        "Timestamping", "Typesetting",
      ], fixtures: "Fixtures"),
    tests(of: "Claim", ["CivilTime", "PlaybookModel", "RunEngine"]),
    tests(of: "EvidenceLog", ["CanonicalJSON", "OutsideTools", crypto]),
    tests(
      of: "Export",
      ["CanonicalJSON", "CivilTime", "EventCoding", "OutsideTools", "PlaybookModel", "RunEngine"]),
    tests(of: "Typesetting", ["OutsideTools"]),
    tests(of: "VisibleText"),
    tests(of: "Timestamping", ["CivilTime", "EvidenceLog", "OutsideTools"]),
    tests(of: "SQLiteStore", ["RunStore", "StoreConformance", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "PlaybookCheck", ["CivilTime", "PlaybookFile", "PlaybookModel", "RunEngine", "ShippedPlaybooks"]),
    tests(of: "PlaybookDrawing", ["OutsideTools", "PlaybookFile", "PlaybookModel", "ShippedPlaybooks"]),
    tests(of: "Rehearsal", ["PlaybookFile", "PlaybookModel", "RunEngine", "ShippedPlaybooks"]),
    tests(of: "PlaybookModel", ["CivilTime"]),
    tests(of: "CompactPlaybook", ["CivilTime", "PlaybookFile", "PlaybookModel", "ShippedPlaybooks"]),
    tests(of: "PlaybookFile", ["CivilTime", "PlaybookModel", "ShippedPlaybooks", "SourceLiterals"]),
    tests(of: "Delivery", ["CanonicalJSON", "CCurl", "LoopbackServers", "OutsideTools"]),
    tests(of: "Receiver", ["Delivery"]),
    tests(of: "Wording", ["PlaybookCheck", "PlaybookModel"]),
    tests(
      of: "Runner",
      [
        "CACAO", "CanonicalJSON", "CivilTime", "Delivery", "EventCoding", "EvidenceLog", "LoopbackServers",
        "OutsideTools", "PlaybookFile", "PlaybookModel",
        "Receiver", "RunEngine", "RunStore", "SQLiteStore",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
