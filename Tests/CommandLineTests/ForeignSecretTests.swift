import Foundation
import Testing

/// The secrets of a foreign playbook come onto no disk but their own file, and onto no screen unless they are wanted.
@Suite struct ForeignSecretTests {
  private static let secrets = ["t0ps-variable", "hunter2-auth", "s3cr3t-url", "b34r3r-head", "MIIEowIBAAKCAQEA"]

  private let text = #"""
    {"type": "playbook", "spec_version": "cacao-2.0", "id": "playbook--00000000-0000-4000-8000-000000000001",
     "name": "Foreign", "created_by": "identity--00000000-0000-4000-8000-000000000001",
     "created": "2026-01-02T03:04:05.000Z", "modified": "2026-01-02T03:04:05.000Z",
     "playbook_variables": {"__api_token__": {"type": "string", "value": "t0ps-variable"},
       "__vault_token__": {"type": "string", "value": "{secret:vault}"}},
     "authentication_info_definitions": {"http-basic--00000000-0000-4000-8000-000000000001":
       {"type": "http-basic", "user_id": "admin", "password": "hunter2-auth"}},
     "workflow_start": "start--00000000-0000-4000-8000-000000000001", "workflow": {
       "start--00000000-0000-4000-8000-000000000001": {"type": "start", "on_completion": "action--00000000-0000-4000-8000-000000000001"},
       "action--00000000-0000-4000-8000-000000000001": {"type": "action", "name": "Call",
         "description": "The password is hunter2-auth",
         "commands": [{"type": "http-api", "command": "GET https://eve:s3cr3t-url@h/ __api_token__:value __vault_token__:value",
           "headers": {"Authorization": ["Bearer b34r3r-head"]},
           "content": "-----BEGIN PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END PRIVATE KEY-----"}],
         "on_completion": "end--00000000-0000-4000-8000-000000000001"},
       "end--00000000-0000-4000-8000-000000000001": {"type": "end"}}}
    """#

  private func playbook(_ shell: Shell) throws -> String {
    let file = shell.folder.appending(path: "foreign.json")
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Every file below a folder, with its bytes.
  private func files(below folder: URL) throws -> [(name: String, bytes: Data)] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { (name, $0) }
    }
  }

  @Test func importNamesThePlacesAndNotTheSecrets() throws {
    let shell = try Shell()
    let out = shell.folder.appending(path: "out.json")
    let result = try shell.run("playbook", "import", try playbook(shell), "--out", out.path)
    #expect(result.status == 0, "\(result.errors)")
    for place in [
      "$.playbook_variables.__api_token__.value → {secret:api-token}", "].password → {secret:http-basic-password}",
      "].commands[0].headers.Authorization[0] → {secret:authorization}",
      "].commands[0].command → {secret:url-password}",
      "].commands[0].content → {secret:private-key}", "].description → {secret:http-basic-password}",
    ] { #expect(result.errors.contains(place), "\(place)\n\(result.errors)") }
    let written = try String(contentsOf: out, encoding: .utf8)
    for secret in Self.secrets { #expect(!(result.output + result.errors + written).contains(secret), "\(secret)") }
  }

  @Test func noByteOfTheRecordHoldsASecret() throws {
    let shell = try Shell()
    let vault = shell.folder.appending(path: "vault.txt")
    try Data("v4ult-value\n".utf8).write(to: vault)
    let started = try shell.run("start", try playbook(shell), "--secret", "vault=@\(vault.path)")
    #expect(started.status == 0, "\(started.errors)")
    let masked = try shell.run("next").output
    let shown = try shell.run("next", "--show-secrets").output
    #expect(shown.contains("GET https://eve:s3cr3t-url@h/ t0ps-variable v4ult-value"), "\(shown)")
    #expect(masked.contains("GET https://eve:●●●●@h/ ●●●● ●●●●"), "\(masked)")
    #expect(try shell.run("done", "call").status == 0)
    let (zip, folder) = (shell.folder.appending(path: "claim.zip"), shell.folder.appending(path: "claim"))
    for out in [zip, folder] { #expect(try shell.run("export", "--out", out.path).status == 0) }
    #expect(try shell.run("verify", zip.path).status == 0)
    let kept = try files(below: shell.home.appending(path: "secrets"))
    #expect(kept.count == 1)
    let path = shell.home.appending(path: "secrets").appending(path: try #require(kept.first).name).path
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    let everything =
      try files(below: shell.home).filter { !$0.name.hasPrefix("secrets") } + files(below: folder)
      + [("claim.zip", Data(contentsOf: zip))]
    #expect(everything.contains { $0.name.hasSuffix("hikeshi.sqlite") })
    let printed = Data((masked + started.output + started.errors).utf8)
    for secret in Self.secrets + ["v4ult-value"] {
      #expect(kept[0].bytes.range(of: Data(secret.utf8)) != nil)
      for (name, bytes) in everything + [("the screen", printed)] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
      }
    }
  }

  /// Without a terminal a start waits for nothing; and a value as an argument is refused without being repeated.
  @Test func aMissingSecretKeepsNobodyWaiting() throws {
    let shell = try Shell()
    let started = try shell.run("start", try playbook(shell))
    #expect(started.status == 0)
    #expect(started.errors.contains("no value for these secrets: vault"))
    let typed = try shell.run("start", try playbook(shell), "--secret", "vault=v4ult-value")
    #expect(typed.status == 64 && !typed.errors.contains("v4ult-value"))
  }
}
