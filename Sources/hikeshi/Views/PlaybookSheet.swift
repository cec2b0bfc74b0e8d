import PlaybookModel
import Wording

/// A playbook as a person reads it, track by track.
struct PlaybookSheet {
  let playbook: Playbook

  func show() {
    Voice.out(Voice.bold(playbook.title[Voice.language]) + "  (\(playbook.id), \(playbook.version))")
    Voice.out(playbook.summary[Voice.language])
    Voice.out()
    Voice.out(Voice.bold(tr("してはいけないこと", "Do not")))
    for line in playbook.doNot { Voice.out("  × \(line[Voice.language])") }
    for track in playbook.tracks { show(track, depth: 0) }
    calls()
    Voice.out()
    Voice.out(Voice.bold(tr("同意が必要なもの", "Consents")))
    for consent in playbook.consents {
      Voice.out(
        "  \(consent.title[Voice.language]) [\(consent.id)] ← \(playbook.title(of: consent.from)[Voice.language])")
    }
  }

  /// The calls that open when a notice goes without an answer.
  private func calls() {
    guard !playbook.fallbacks.isEmpty else { return }
    Voice.out()
    Voice.out(Voice.bold(tr("通知に返事がないときに開く電話", "Calls that open when a notice has no answer")))
    for call in playbook.fallbacks {
      let (who, reaches) = (playbook.title(of: call.role), playbook.title(of: call.reaches))
      Voice.out("  [\(call.id)] \(call.title[Voice.language]) — \(who[Voice.language]) → \(reaches[Voice.language])")
      for line in call.instructions.lines { Voice.out("      \(line[Voice.language])") }
      for line in call.instructions.phone { Voice.out("      ☎ \(line[Voice.language])") }
    }
  }

  private func show(_ track: Track, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    Voice.out()
    Voice.out(indent + Voice.bold(track.title[Voice.language]))
    for step in track.steps {
      let gates = step.gates.map { playbook.title(of: $0) }
      let gate = gates.isEmpty ? "" : tr("  ※同意が必要: ", "  * needs consent: ") + gates.listed[Voice.language]
      Voice.out(
        "\(indent)  [\(step.id)] \(step.title[Voice.language]) — \(playbook.title(of: step.role)[Voice.language])\(gate)"
      )
      for line in step.instructions.lines { Voice.out("\(indent)      \(line[Voice.language])") }
      if case .parallel(let nested) = step.form { for track in nested { show(track, depth: depth + 2) } }
    }
  }
}
