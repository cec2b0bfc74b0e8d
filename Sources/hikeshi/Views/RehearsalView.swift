import CivilTime
import PlaybookModel
import Rehearsal
import RunEngine
import Wording

/// A walk without people, in the playbook's own words.
struct RehearsalView {
  let report: Rehearsal.Report
  /// As it was before another one was taken in.
  private let original: Playbook
  private let playbook: Playbook

  /// - Parameter other: what was taken in on the way.
  init(_ report: Rehearsal.Report, of playbook: Playbook, with other: Playbook?) {
    self.report = report
    original = playbook
    self.playbook = other.map(playbook.joined) ?? playbook
  }

  func showMoves() {
    for move in report.moves { Voice.out("  \(text(of: move)[Voice.language])") }
  }

  func showFault() {
    switch report.ending {
    case .completed: break
    case .stuck(let steps):
      let names = steps.map { playbook.title(of: $0) }.listed
      Voice.out(tr("✖ 種\(report.seed): 進めなくなりました: \(names.ja)", "✖ seed \(report.seed): stuck at \(names.en)"))
    case .endless:
      Voice.out(tr("✖ 種\(report.seed): いつまでも終わりません", "✖ seed \(report.seed): does not end"))
    }
    for violation in report.violations {
      Voice.out("✖ \(tr("種", "seed ")) \(report.seed): \(text(of: violation)[Voice.language])")
    }
  }

  private func text(of move: Rehearsal.Move) -> LocalizedText {
    switch move {
    case .finish(let step, .done): return say("✔ ", "✔ ") + playbook.title(of: step)
    case .finish(let step, .failed):
      return say("✖ ", "✖ ") + playbook.title(of: step) + say(" → できなかった", " → could not be done")
    case .finish(let step, .answered(let answer)):
      let label = playbook.step(step)?.answer(answer)?.label ?? say(answer.rawValue, answer.rawValue)
      return say("✔ ", "✔ ") + playbook.title(of: step) + say(" → ", " → ") + label
    case .consent(let consent, .granted): return say("〇 同意: ", "〇 agreed: ") + playbook.title(of: consent)
    case .consent(let consent, .declined): return say("● 断られた: ", "● declined: ") + playbook.title(of: consent)
    case .facts(let facts): return say("？ ", "? ") + facts.map { playbook.title(of: $0) }.listed
    case .join(let other):
      let title = original.others.first { $0.id == other }?.title ?? say(other.rawValue, other.rawValue)
      return say("＋ 加えた手順書: ", "+ taken in: ") + title
    case .waited(let span):
      let minutes = span.milliseconds / 60_000
      return say("… \(minutes)分待った", "… waited \(minutes) min")
    }
  }

  private func text(of violation: Rehearsal.Violation) -> LocalizedText {
    switch violation {
    case .committedWithout(let step, let consents):
      playbook.title(of: step) + say("が同意なしに済んだ: ", ": finished without ")
        + consents.map { playbook.title(of: $0) }.listed
    case .urgentHeld(let step, let consents):
      playbook.title(of: step) + say("が同意を待っている: ", ": waits for ") + consents.map { playbook.title(of: $0) }.listed
    }
  }
}
