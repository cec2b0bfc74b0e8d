import CACAO
import CanonicalJSON
import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

/// Secrets leave a foreign file before it is pinned, wherever they stand.
@Suite struct SecretStrippingTests {
  /// A property of a playbook with a command, or the text of a command; what must be gone; what must stay.
  static let cases: [(properties: String, command: String, gone: [String], stays: [String])] = [
    (
      #""playbook_variables": {"__api_token__": {"type": "string", "value": "t0psecret"}},"#, "ls", ["t0psecret"],
      ["ls"]
    ),
    (#""playbook_variables": {"__door_key__": {"type": "string", "value": "4711"}},"#, "ls", ["4711"], []),
    (#""playbook_variables": {"__x__": {"type": "password", "value": "hunter2x"}},"#, "ls", ["hunter2x"], []),
    (#""playbook_variables": {"__パスワード__": {"type": "string", "value": "sakura99"}},"#, "ls", ["sakura99"], []),
    (#""playbook_variables": {"__registry_key__": {"type": "string", "value": "HKLM-Run"}},"#, "ls", [], ["HKLM-Run"]),
    (#""playbook_variables": {"__public_key__": {"type": "string", "value": "AAAAB3Nza"}},"#, "ls", [], ["AAAAB3Nza"]),
    (
      #""authentication_info_definitions": {"http-basic-1": {"type": "http-basic", "user_id": "admin", "password": "hunter2x"}},"#,
      "curl -H x hunter2x", ["hunter2x"], ["admin", "curl -H x"]
    ),
    (
      #""authentication_info_definitions": {"oauth2-1": {"type": "oauth2", "oauth_header": "Bearer abcDEF123", "pin": 90417}},"#,
      "ls", ["abcDEF123", "90417"], ["Bearer"]
    ),
    (
      #""target_definitions": {"sector-3": {"type": "sector", "name": "S", "authentication_info": {"type": "x", "secret": ["aa11bb22"]}}},"#,
      "ls", ["aa11bb22"], []
    ),
    ("", "curl https://bob:s3cr3t@h/a", ["s3cr3t"], ["https://bob:", "@h/a"]),
    ("", "curl https://bob:p@ss@h/a", ["p@ss"], ["@h/a"]),
    ("", "mysql -u root -pRoOt99 db", ["RoOt99"], ["mysql -u root", "db"]),
    ("", "curl -u admin:opensesame -d password=abc", ["opensesame", "abc"], ["curl -u admin:"]),
    ("", "sshpass -p 'let me in' ssh h", ["let me in"], ["ssh h"]),
    ("", "tool --password=zzz9 --verbose", ["zzz9"], ["--verbose"]),
    ("", "Authorization: Basic Ym9iOnMzY3IzdA==", ["Ym9iOnMzY3IzdA=="], ["Authorization: Basic"]),
    ("", #"send {\"password\": \"q1w2e3\", \"user\": \"eve\"}"#, ["q1w2e3"], ["eve"]),
    ("", #"-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY----- after"#, ["MIIEabc"], ["after"]),
    ("", #"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA"#, ["b3BlbnNzaA"], []),
    ("", "use ghp_0123456789abcdefghijABCDEFGHIJ012345 here", ["ghp_0123456789"], ["use", "here"]),
    ("", "export AWS=AKIAIOSFODNN7EXAMPLE", ["AKIAIOSFODNN7EXAMPLE"], ["export AWS="]),
    ("", "token=__t__:value and password=$PASS", [], ["__t__:value", "$PASS"]),
    ("", "Use basic authentication, then reset", [], ["Use basic authentication, then reset"]),
  ]

  private func file(_ properties: String, _ command: String, extra: String = "") -> [UInt8] {
    SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "action-1"}, "end-1": {"type": "end"},
        "action-1": {"type": "action", "name": "A", "on_completion": "end-1",
          "commands": [{"type": "bash", "command": "\#(command)"\#(extra)}]}
        """#, properties: properties
    ).bytes
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: cases.indices)
  func secretsAreGoneAndTheRestStays(_ index: Int) throws {
    let (properties, command, gone, stays) = Self.cases[index]
    let original = file(properties, command)
    let stripped = StrippedPlaybook(original)
    for secret in gone { #expect(!text(stripped.bytes).contains(secret), "\(text(stripped.bytes))") }
    for word in stays { #expect(text(stripped.bytes).contains(word), "\(text(stripped.bytes))") }
    #expect(stripped.secrets.isEmpty == gone.isEmpty)
    // It can be read, nothing of it is in what people read, and a second time nothing is found.
    if !properties.contains("target_definitions") {
      let reading = try CACAOReading(stripped.bytes, .lenient)
      for secret in gone { #expect(!"\(reading.playbook) \(reading.findings)".contains(secret)) }
    }
    let again = StrippedPlaybook(stripped.bytes)
    #expect(again.secrets.isEmpty && again.bytes == stripped.bytes)
    #expect(again.wanted == stripped.wanted)
    // Without any secret, the bytes are those of the file.
    if gone.isEmpty { #expect(stripped.bytes == original) }
    #expect(StrippedPlaybook(original).bytes == stripped.bytes)
  }

  @Test func headersAndBase64() throws {
    let original = file(
      "", "ls",
      extra:
        #", "headers": {"Authorization": ["Bearer 12ab34cd"], "X-Api-Key": "kk-55", "Accept": ["text/html"]}, "content_b64": "cGFzc3dvcmQ9aDR4MHI=""#
    )
    let stripped = StrippedPlaybook(original)
    let left = text(stripped.bytes)
    for secret in ["12ab34cd", "kk-55", "cGFzc3dvcmQ9aDR4MHI="] { #expect(!left.contains(secret)) }
    #expect(Set(stripped.secrets.map(\.value)) == ["12ab34cd", "kk-55", "h4x0r"])
    let path = "$.workflow['action--00000000-0000-4000-8000-000000000001'].commands[0].headers.Authorization[0]"
    #expect(stripped.secrets.first { $0.value == "12ab34cd" }?.path.description == path)
    let lines = try #require(try CACAOReading(stripped.bytes, .lenient).playbook.step("a")).instructions.lines.map(\.en)
    #expect(lines.contains("Authorization: Bearer {secret:authorization}"))
    #expect(lines.contains("Accept: text/html") && lines.contains("password={secret:password}"))
  }

  /// `password` alone is also what is encoded in another place.
  @Test func aSecretIsLookedForEverywhere() {
    let stripped = StrippedPlaybook(
      file(
        #""playbook_variables": {"__pw__": {"type": "string", "value": "x"}, "__admin_password__": {"type": "string", "value": "kawa-2041"}},"#,
        "echo kawa-2041 | tool; note xkawa-2041x", extra: #", "description": "the password is kawa-2041""#))
    #expect(!text(stripped.bytes).contains("kawa-2041"))
    #expect(stripped.wanted == ["admin-password"])
  }

  /// A guess at a condition on a secret would be a guess at the secret: a person is asked.
  @Test func conditionsOnSecretsAreAsked() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "if-condition-1"}, "end-1": {"type": "end"},
        "if-condition-1": {"type": "if-condition", "name": "test", "condition": "__pin_token__:value = 'lowENTROPY1'",
          "on_true": "action-1", "on_completion": "end-1"},
        "action-1": {"type": "action", "name": "A", "on_completion": "end-1"}
        """#, properties: #""playbook_variables": {"__pin_token__": {"type": "string", "value": "lowENTROPY1"}},"#)
    let stripped = StrippedPlaybook(workflow.bytes)
    #expect(!text(stripped.bytes).contains("lowENTROPY1"))
    let reading = try CACAOReading(stripped.bytes, .strict)
    #expect(reading.findings.contains { if case .askedOfPerson = $0.problem { true } else { false } })
  }

  /// An external or collected secret that was taken out is not asked for the record either.
  @Test func aStrippedVariableBecomesNoFact() throws {
    let stripped = StrippedPlaybook(
      file(
        #""playbook_variables": {"__door_key__": {"type": "string", "value": "4711x", "external": true}},"#,
        "open __door_key__:value"))
    let playbook = try CACAOReading(stripped.bytes, .strict).playbook
    #expect(playbook.facts.isEmpty)
    #expect(playbook.step("a")?.instructions.lines.map(\.en).contains("open {secret:door-key}") == true)
  }

  @Test func signaturesAreJudgedOnTheFileAsItCame() throws {
    let properties = #""playbook_variables": {"__api_token__": {"type": "string", "value": "t0psecret"}},"#
    let json = try JSONValue(parsingForeign: file(properties, "ls"))
    let signed = try PlaybookSignatures.signing(
      json, with: try #require(PlaybookSigningKey(pem: Self.pem)), signee: "Author", at: "2026-01-02T03:04:05.000Z")
    let stripped = StrippedPlaybook(try signed.canonicalBytes())
    #expect(!text(stripped.bytes).contains("t0psecret"))
    #expect(stripped.signatures.map(\.isIntact) == [true])
  }

  private static let pem = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
    -----END PRIVATE KEY-----
    """

  @Test(arguments: ShippedPlaybooks.files.map(\.id))
  func whatWeExportHoldsNone(_ name: String) throws {
    let playbook = try PlaybookModelReading.shipped(name)
    let bytes = try CACAOExport.bytes(of: CACAOExport(playbook, in: .en).json)
    let stripped = StrippedPlaybook(bytes)
    #expect(stripped.secrets.isEmpty)
    // Told as a yes or no: the difference of two megabytes takes minutes to tell.
    let isUnchanged = stripped.bytes == bytes
    #expect(isUnchanged)
  }
}

private enum PlaybookModelReading {
  static func shipped(_ name: String) throws -> Playbook {
    try Playbook(yaml: #require(ShippedPlaybooks.named(name)).stream, fileName: name)
  }
}
