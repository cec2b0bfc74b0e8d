import CACAO
import CanonicalJSON
import Foundation
import OutsideTools
import Testing

/// Signatures made by us and by OpenSSL, and playbooks changed after signing.
@Suite struct SignatureTests {
  private let playbook: JSONValue = [
    "type": "playbook", "id": "playbook--1", "modified": "2026-01-02T03:04:05.000Z", "name": "名前",
    "number": .double(0.5),
  ]

  static let kinds = ["ed25519", "P-256", "RSA"]

  private func pem(_ kind: String) throws -> String {
    let arguments: [String] =
      switch kind {
      case "ed25519": ["genpkey", "-algorithm", "ed25519"]
      case "P-256": ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
      default: ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
      }
    return try output("openssl", arguments)
  }

  private func output(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  private func signed(_ kind: String) throws -> JSONValue {
    let key = try #require(PlaybookSigningKey(pem: pem(kind)))
    return try PlaybookSignatures.signing(playbook, with: key, signee: "A社", at: "2026-01-02T03:04:06.000Z")
  }

  private func verdict(_ json: JSONValue) -> SignatureFinding.Verdict? {
    PlaybookSignatures.findings(in: json).first?.verdict
  }

  private func with(_ key: String, _ value: JSONValue?, in json: JSONValue) -> JSONValue {
    let others = (json.object?.members ?? []).filter { $0.key != key }.map { ($0.key, $0.value) }
    return .object(JSONObject(others + (value.map { [(key, $0)] } ?? [])))
  }

  @Test(.enabled(if: ExternalTool.isDue("openssl", "version"), "openssl is missing"), arguments: kinds)
  func whatWeSignHoldsUntilItIsChanged(_ kind: String) throws {
    let json = try signed(kind)
    guard case .intact(let key) = verdict(json) else {
      return #expect(Bool(false), "\(String(describing: verdict(json)))")
    }
    let bytes = try CACAOExport.bytes(of: json)
    #expect(verdict(try JSONValue(parsingForeign: bytes)) == .intact(keySHA256: key))
    #expect(verdict(with("name", "other", in: json)) == .broken(keySHA256: key))
    #expect(verdict(with("number", .double(0.25), in: json)) == .broken(keySHA256: key))
    #expect(verdict(with("id", "playbook--2", in: json)) == .ofAnotherPlaybook)
  }

  @Test(.enabled(if: ExternalTool.isDue("openssl", "version"), "openssl is missing"))
  func severalSignaturesHoldEachByItself() throws {
    let key = try #require(PlaybookSigningKey(pem: pem("P-256")))
    let json = try PlaybookSignatures.signing(signed("ed25519"), with: key, signee: "B", at: "2026-01-02T03:04:07.000Z")
    let findings = PlaybookSignatures.findings(in: json)
    #expect(findings.count == 2 && findings.allSatisfy(\.isIntact))
    #expect(findings.map(\.path.description) == ["$.signatures[0]", "$.signatures[1]"])
  }

  /// The text that is signed, put together here by hand.
  @Test(.enabled(if: ExternalTool.isDue("openssl", "version"), "openssl is missing"))
  func opensslVerifiesWhatWeSign() throws {
    let folder = TemporaryFolder.all.appending(path: "cacao-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let json = try signed("RSA")
    let signature = try #require(json["signatures"]?.array?.first)
    let bare = with("signatures", [with("value", nil, in: signature)], in: json)
    try Data(bare.canonicalBytes()).write(to: folder.appending(path: "canonical"))
    let hex = try #require(try output("sha256sum", [folder.path + "/canonical"]).split(separator: " ").first)
    try Data(hex.utf8).write(to: folder.appending(path: "message"))
    let key = try #require(signature["public_key"]?.string)
    let pem = "-----BEGIN PUBLIC KEY-----\n\(key.chunks(of: 64).joined(separator: "\n"))\n-----END PUBLIC KEY-----\n"
    try Data(pem.utf8).write(to: folder.appending(path: "key.pem"))
    let value = try #require(signature["value"]?.string).replacing("-", with: "+").replacing("_", with: "/")
    let padded = value + String(repeating: "=", count: (4 - value.count % 4) % 4)
    try #require(Data(base64Encoded: padded)).write(to: folder.appending(path: "signature"))
    let answer = try output(
      "openssl",
      [
        "dgst", "-sha256", "-verify", folder.path + "/key.pem", "-signature", folder.path + "/signature",
        folder.path + "/message",
      ])
    #expect(answer.contains("Verified OK"))
  }

  @Test func whatCannotBeCheckedIsSaid() {
    func finding(_ members: JSONValue) -> SignatureFinding.Verdict? {
      verdict(with("signatures", [members], in: playbook))
    }
    #expect(finding(["type": "jss", "algorithm": "LMS", "value": "AA"]) == .unknownAlgorithm("LMS"))
    #expect(finding(["type": "jss", "algorithm": "RS256", "value": "AA"]) == .keyElsewhere)
    #expect(finding(["type": "jss", "algorithm": "RS256", "value": "AA", "public_key": "AAAA"]) == .unreadableKey)
    #expect(
      finding(["type": "jss", "algorithm": "RS256", "value": "AA", "public_key": "AAAA", "hash_algorithm": "md5"])
        == .unknownHash("md5"))
    #expect(finding(["type": "jss", "algorithm": "RS256", "value": "AA", "revoked": .bool(true)]) == .revoked)
    #expect(finding(["type": "x"]) == .malformed)
    #expect(verdict(with("signatures", "x", in: playbook)) == .malformed)
    #expect(verdict(playbook) == nil)
  }
}

extension String {
  fileprivate func chunks(of count: Int) -> [String] {
    stride(from: 0, to: self.count, by: count).map { String(dropFirst($0).prefix(count)) }
  }
}
