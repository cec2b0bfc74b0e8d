import Foundation
import Testing

/// CACAO in and out on the command line.
@Suite struct CACAOCommandTests {
  private func file(_ shell: Shell, _ name: String, _ text: String) throws -> String {
    let file = shell.folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func playbook(end: String = "end", marking: String = "TLP:RED") -> String {
    let identifier = { (type: String) in "\(type)--00000000-0000-4000-8000-000000000001" }
    return """
      {"type": "playbook", "spec_version": "cacao-2.0", "id": "\(identifier("playbook"))", "name": "Small",
       "created_by": "\(identifier("identity"))", "created": "2026-01-02T03:04:05.000Z",
       "modified": "2026-01-02T03:04:05.000Z", "markings": ["\(identifier("marking-tlp"))"],
       "data_marking_definitions": {"\(identifier("marking-tlp"))": {"type": "marking-tlp", "tlpv2_level": "\(marking)"}},
       "workflow_start": "\(identifier("start"))", "workflow": {
         "\(identifier("start"))": {"type": "start", "on_completion": "\(identifier("action"))"},
         "\(identifier("action"))": {"type": "action", "name": "Look", "on_completion": "\(identifier(end))",
           "commands": [{"type": "bash", "command": "ls"}]},
         "\(identifier("end"))": {"type": "end"}}}
      """
  }

  @Test func aShippedPlaybookGoesOutAndComesBack() throws {
    let shell = try Shell()
    let out = shell.folder.appending(path: "out.json").path
    #expect(try shell.run("playbook", "export", "ransomware", "--cacao", "--out", out).status == 0)
    let result = try shell.run("playbook", "import", out)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("no signature"))
    let before = try shell.run("playbook", "simulate", "ransomware", "--seed", "7").output
    #expect(try shell.run("playbook", "simulate", out, "--seed", "7").output == before)
  }

  /// What is compared with a few values keeps the one that was entered, when it is none of them.
  @Test func aComparedTextStaysWhatWasEntered() throws {
    let shell = try Shell()
    let text = """
      {"type": "playbook", "spec_version": "cacao-2.0", "id": "playbook--00000000-0000-4000-8000-000000000001",
       "name": "Kinds", "created_by": "identity--00000000-0000-4000-8000-000000000001",
       "created": "2026-01-02T03:04:05.000Z", "modified": "2026-01-02T03:04:05.000Z",
       "playbook_variables": {"__kind__": {"type": "string"}},
       "workflow_start": "start--00000000-0000-4000-8000-000000000001", "workflow": {
         "start--00000000-0000-4000-8000-000000000001": {"type": "start", "on_completion": "action--00000000-0000-4000-8000-000000000001"},
         "action--00000000-0000-4000-8000-000000000001": {"type": "action", "name": "Look", "out_args": ["__kind__"],
           "on_completion": "if-condition--00000000-0000-4000-8000-000000000001"},
         "if-condition--00000000-0000-4000-8000-000000000001": {"type": "if-condition", "condition": "__kind__:value = 'server'",
           "on_true": "end--00000000-0000-4000-8000-000000000001", "on_completion": "action--00000000-0000-4000-8000-000000000002"},
         "action--00000000-0000-4000-8000-000000000002": {"type": "action", "name": "Unplug",
           "commands": [{"type": "manual", "command": "Unplug the __kind__:value"}],
           "on_completion": "end--00000000-0000-4000-8000-000000000001"},
         "end--00000000-0000-4000-8000-000000000001": {"type": "end"}}}
      """
    #expect(try shell.run("start", try file(shell, "kinds.json", text)).status == 0)
    let done = try shell.run("done", "look", "--field", "kind=router")
    #expect(done.status == 0, "\(done.errors)")
    #expect(try shell.run("next").output.contains("Unplug the router"))
    #expect(try shell.run("timeline").output.contains("router"))
  }

  @Test func faultsEndWithTheirPaths() throws {
    let shell = try Shell()
    let result = try shell.run("playbook", "import", try file(shell, "bad.json", playbook(end: "nowhere")))
    #expect(result.status == 65)
    #expect(
      result.errors.contains(
        "$.workflow['action--00000000-0000-4000-8000-000000000001'].on_completion: there is no step"))
    #expect(try shell.run("start", try file(shell, "worse.json", "{}")).status == 65)
  }

  @Test func aFileRunsToItsEndAndIntoABundle() throws {
    let shell = try Shell()
    let started = try shell.run("start", try file(shell, "good.json", playbook()))
    #expect(started.status == 0, "\(started.errors)")
    #expect(started.errors.contains("handling: TLP:RED"))
    #expect(started.output.contains("ls"))
    #expect(try shell.run("done", "look").status == 0)
    let bundle = shell.folder.appending(path: "claim.zip").path
    let refused = try shell.run("export", "--out", bundle)
    #expect(refused.status == 77 && refused.errors.contains("--include-red"), "\(refused.errors)")
    #expect(try shell.run("export", "--out", bundle, "--include-red").status == 0)
    #expect(try shell.run("verify", bundle).status == 0)
  }
}
