import PlaybookModel
import Wording

/// A fault that a playbook's own parts do not show, only the whole.
struct PlaybookInspection {
  let rule: String
  let text: LocalizedText

  static func findings(in playbook: Playbook) -> [PlaybookInspection] { [] }
}
