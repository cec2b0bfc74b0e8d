import CivilTime
import PlaybookModel
import RunEngine
import Runner
import Wording

/// One step as the person at it sees it.
struct StepCard {
  let file: IncidentFile
  let step: Step
  let company: Company
  let now: Instant
  /// Those of the playbook's secrets that are to be read on this screen, by name.
  var secrets: [String: String] = [:]

  private var language: Language { Voice.language }
  private var playbook: Playbook { file.playbook }
  private var placeholders: Placeholders { Placeholders(file: file, company: company, secrets: secrets) }

  /// The whole card: what, by when, how, what not, what to collect, and what to type afterwards.
  func lines() -> [TerminalLine] {
    var lines = [heading]
    lines += EscalationView.lines(for: step, in: file).map { "  " + Voice.warning("! \($0[language])") }
    if let why = step.instructions.why { lines.append(TerminalLine("  \(placeholders.fill(why, in: language))")) }
    for (index, line) in step.instructions.lines.enumerated() {
      lines.append(TerminalLine("  \(index + 1). \(placeholders.fill(line, in: language))"))
    }
    lines += section(say("してはいけないこと", "Do not"), step.instructions.doNot, mark: "×")
    lines += section(say("電話で言うこと", "Say on the telephone"), step.instructions.phone, mark: "☎")
    lines += section(
      say("残しておくもの (hikeshi attach ファイル --step \(step.id))", "Keep (hikeshi attach FILE --step \(step.id))"),
      step.instructions.evidence.map(\.title), mark: "□")
    lines += section(
      say("下書き", "Drafts"),
      step.drafts.compactMap { playbook.message($0) }.map { message in
        say("\(message.title.ja): hikeshi draft \(message.id)", "\(message.title.en): hikeshi draft \(message.id)")
      }, mark: "✎")
    lines += holdLines
    lines += finishLines.map { TerminalLine($0) }
    return lines
  }

  /// `[photograph-screen] 画面を撮影する — 現場担当 — 21:20まで(あと14分)`
  var heading: TerminalLine {
    let due = target.map { " — \($0[language])" } ?? ""
    return Voice.bold("[\(step.id)] \(step.title[language])") + " — \(actor)\(due)"
  }

  /// The role, and who was named for it.
  private var actor: String {
    let role = playbook.title(of: step.role)[language]
    guard let person = file.state.delegates[step.role]?.to else { return role }
    return "\(role) (\(person.shownText[language]))"
  }

  /// The step's own target, if its clock runs.
  private var target: LocalizedText? {
    let clock = file.state.clocks(at: now, in: file.zone).first { $0.id == .target(step.id) }
    guard let clock else { return nil }
    let time = TimeText(zone: file.zone)
    switch clock.standing {
    case .running(let last):
      let left = TimeText.remaining(last.since(now))
      return say("\(time.moment(last).ja)まで(\(left.ja))", "by \(time.moment(last).en) (\(left.en))")
    case .missed(let last):
      return say(
        "目安の\(time.moment(last).ja)を過ぎています。今からで大丈夫です", "the target \(time.moment(last).en) has passed; do it now")
    case .withoutDelay: return say("できるだけ早く", "as soon as you can")
    case .notStarted, .met, .metLate: return nil
    }
  }

  private func section(_ title: LocalizedText, _ texts: [LocalizedText], mark: String) -> [TerminalLine] {
    guard !texts.isEmpty else { return [] }
    return [TerminalLine("  \(title[language])")]
      + texts.map { TerminalLine("    \(mark) \(placeholders.fill($0, in: language))") }
  }

  private var holdLines: [TerminalLine] {
    guard case .held(let hold) = file.state.standing(of: step) else { return [] }
    let advice = Refusal.held(step.id, hold).advice(in: playbook, zone: file.zone)
    return ["  " + Voice.warning(tr("まだ進めません", "On hold"))] + advice.hints.map { TerminalLine("    \($0[language])") }
  }

  private var finishLines: [String] {
    guard case .ready = file.state.standing(of: step) else { return [] }
    let asked = step.asks.filter { file.state.control.facts[$0.fact] == nil }
    let fields = asked.map { ask in
      let field = " --field \(ask.fact)=\(example(of: ask.fact))"
      return ask.isRequired ? field : tr(" [わかれば\(field)]", " [if known\(field)]")
    }.joined()
    var lines = asked.isEmpty ? [] : ["  " + tr("答えること", "To answer")]
    lines += asked.map { "    ? \(playbook.title(of: $0.fact)[language])" }
    switch step.form {
    case .task:
      lines.append("  " + tr("終わったら: ", "When done: ") + "hikeshi done \(step.id)\(fields)")
    case .question(let answers):
      lines.append("  " + tr("答えを選ぶ:", "Choose:"))
      lines += answers.map { answer in
        "    \(answer.label[language]) → hikeshi done \(step.id) --answer \(answer.id)\(fields)"
      }
    case .parallel:
      lines.append("  " + tr("この中の手順がすべて済むと、自動で次へ進みます", "goes on by itself when the steps inside are finished"))
    }
    return lines
  }

  private func example(of fact: FactID) -> String {
    switch playbook.fact(fact)?.kind {
    case .yesNo: tr("はい", "yes")
    case .number: "1200"
    case .instant: "21:05"
    case .choice(let choices): choices.map(\.id).joined(separator: "|")
    case .text, nil: tr("内容", "TEXT")
    }
  }
}
