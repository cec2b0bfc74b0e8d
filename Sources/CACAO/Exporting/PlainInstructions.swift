import CivilTime
import PlaybookModel

/// A step's whole card as one text, for a reader that knows nothing of gates and evidence.
struct PlainInstructions {
  private let workflow: PlainWorkflow
  private let step: Step

  init(_ workflow: PlainWorkflow, _ step: Step) {
    self.workflow = workflow
    self.step = step
  }

  var text: String {
    let instructions = step.instructions
    var lines = step.gates.compactMap(consent)
    if let condition = step.after {
      lines.append(
        label("先に満たすこと", "Wait until") + PatternText(workflow.playbook).text(condition).replacing(":value", with: ""))
    }
    lines += instructions.lines.enumerated().map { "\($0 + 1). \(workflow.words($1))" }
    lines += instructions.doNot.map { label("してはいけないこと", "Do not") + workflow.words($0) }
    lines += instructions.phone.map { label("電話で言うこと", "Say on the telephone") + workflow.words($0) }
    lines += instructions.evidence.map { label("残しておくもの", "Keep") + workflow.words($0.title) }
    lines += step.answers.map { label("答え", "Answer") + "\($0.id) = \(workflow.words($0.label))" }
    lines += step.notices.compactMap(notice)
    // A command says something (CACAO v2.0, 5.11).
    return lines.isEmpty ? workflow.words(step.title) : lines.joined(separator: "\n")
  }

  private func consent(_ id: ConsentID) -> String? {
    guard let consent = workflow.playbook.consent(id) else { return nil }
    let from = workflow.playbook.role(consent.from).map { workflow.words($0.title) } ?? consent.from.rawValue
    return label("先に得る同意", "First get consent")
      + "\(workflow.words(consent.title)) (\(from)): \(workflow.words(consent.how))"
  }

  private func notice(_ notice: Notice) -> String? {
    guard let message = workflow.playbook.message(notice.message) else { return nil }
    let to = workflow.playbook.role(notice.to).map { workflow.words($0.title) } ?? notice.to.rawValue
    let told = label("終わったら知らせる", "Then tell") + "\(to): \(workflow.words(message.title))"
    return [told, fallback(of: notice)].compactMap(\.self).joined(separator: "\n")
  }

  /// The call that is made when nobody answers, which no plain step leads to.
  private func fallback(of notice: Notice) -> String? {
    guard let fallback = workflow.playbook.fallback(for: notice) else { return nil }
    let minutes = notice.acknowledgeWithin.map { $0.milliseconds / 60_000 }
    let when =
      minutes.map { label("\($0)分たっても受領の確認がなければ", "If nobody confirms it within \($0) minutes") }
      ?? label("届かなければ", "If it cannot be delivered")
    let script = fallback.instructions.phone.map { "  \(workflow.words($0))" }
    return ([when + workflow.words(fallback.title)] + script).joined(separator: "\n")
  }

  private func label(_ ja: String, _ en: String) -> String {
    switch workflow.language {
    case .ja: "\(ja): "
    case .en: "\(en): "
    }
  }
}
