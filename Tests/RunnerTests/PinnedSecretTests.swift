import CACAO
import Foundation
import PlaybookFile
import PlaybookModel
import Testing

@testable import Runner

/// What was pinned before secrets were taken out still runs, and is named for what it is.
@Suite struct PinnedSecretTests {
  @Test func anOldPinnedPlaybookIsReadAndItsSecretsAreNamed() throws {
    let text = #"""
      {"type": "playbook", "spec_version": "cacao-2.0", "id": "playbook--00000000-0000-4000-8000-000000000001",
       "name": "Old", "created_by": "identity--00000000-0000-4000-8000-000000000001",
       "created": "2026-01-02T03:04:05.000Z", "modified": "2026-01-02T03:04:05.000Z",
       "playbook_variables": {"__api_token__": {"type": "string", "value": "t0ps-variable"}},
       "workflow_start": "start--00000000-0000-4000-8000-000000000001", "workflow": {
         "start--00000000-0000-4000-8000-000000000001": {"type": "start", "on_completion": "action--00000000-0000-4000-8000-000000000001"},
         "action--00000000-0000-4000-8000-000000000001": {"type": "action", "name": "Call",
           "on_completion": "end--00000000-0000-4000-8000-000000000001"},
         "end--00000000-0000-4000-8000-000000000001": {"type": "end"}}}
      """#
    let office = try Office()
    let bytes = Array(text.utf8)
    let playbook = try Playbook(file: bytes, fileName: "old.json")
    let source = PlaybookSource(playbook: playbook, bytes: bytes, fileName: "old.json", isShipped: false)
    let id = try office.post.start(source, discovered: nil, isDrill: true, name: nil, actor: nil).file.id
    #expect(try office.post.open(id).playbook == playbook)
    let named = try office.post.secretsInPinnedPlaybook(of: id)
    #expect(named.map(\.path.description) == ["$.playbook_variables.__api_token__.value"])
    #expect(try office.post.secretsInPinnedPlaybook(of: office.incident).isEmpty)
  }
}
