import Foundation
import PlaybookModel
import RunEngine
import Runner
import RunnerWording
import Wording

/// Leads one person through the open steps. Everything they say is on disk before the next question, so that leaving at
/// any moment loses nothing.
struct WalkGuide {
  let desk: Desk
  let role: RoleID?
  let actor: Actor?
  /// Steps that the person put off in this walk; shown again when nothing else is left.
  private var putOff: Set<InvocationID> = []

  init(desk: Desk, role: RoleID?, actor: Actor?) {
    self.desk = desk
    self.role = role
    self.actor = actor
  }

  private enum Reply {
    case act(Command.Action)
    case attach
    case note
    case later
    case leave
    case again
  }

  mutating func walk() throws {
    Voice.tell(
      say(
        "一つずつ進めます。q でいつでも中断でき、hikeshi walk で続きから始められます。",
        "One step at a time. q leaves; hikeshi walk goes on from there."))
    while let (file, step, invocation) = try nextStep() {
      switch try ask(step, in: file) {
      case .act(let action): try carryOut(action, in: file)
      case .attach: try attach(to: step, in: file)
      case .note:
        if let words = read(say("書き残すこと", "What to record")), !words.isEmpty { try carryOut(.note(words), in: file) }
      case .later: putOff.insert(invocation)
      case .leave:
        return Voice.tell(say("ここまで記録済みです。続き: hikeshi walk", "All of it is on record. To go on: hikeshi walk"))
      case .again: continue
      }
    }
  }

  /// The next step to ask about; nil, with the reason told, when there is none.
  private mutating func nextStep() throws -> (IncidentFile, Step, InvocationID)? {
    let file = try desk.observe().file
    let now = desk.post.clock.read().now
    let ready = file.readySteps(for: role, at: now)
    for step in ready {
      guard let invocation = file.state.latestInvocation(of: step.id)?.id, !putOff.contains(invocation) else {
        continue
      }
      return (file, step, invocation)
    }
    if !putOff.isEmpty, !ready.isEmpty {
      Voice.tell(say("・後回しにした手順が残っています: hikeshi walk", "・steps that you put off are left: hikeshi walk"))
      return nil
    }
    try NextView(desk: desk, role: role, limit: 1).show()
    return nil
  }

  private func ask(_ step: Step, in file: IncidentFile) throws -> Reply {
    let company = try desk.post.company() ?? Company()
    let now = desk.post.clock.read().now
    let card = StepCard(file: file, step: step, company: company, now: now)
    Voice.out()
    for line in NearClocks.lines(of: file, at: now) { Voice.out(Voice.warning(line[Voice.language])) }
    for line in card.lines() { Voice.out(line) }
    switch step.form {
    case .task: return try askTask(step, in: file)
    case .question(let answers): return try askQuestion(step, answers, in: file)
    case .parallel: return .later
    }
  }

  private func askTask(_ step: Step, in file: IncidentFile) throws -> Reply {
    let failed = step.routes.failed == nil ? "" : tr(" / x = やってみたができない", " / x = tried, could not")
    let question = say(
      "Enter = 終わった / s = 後で\(failed) / k = とばす / a = ファイルを残す / n = メモ / q = 中断",
      "Enter = done / s = later\(failed) / k = skip / a = keep a file / n = note / q = leave")
    guard let reply = read(question) else { return .leave }
    switch reply.lowercased() {
    case "", "y", "はい", "done":
      guard let facts = askFacts(of: step, in: file) else { return .leave }
      return .act(.finish(FinishOrder(step: step.id, outcome: .done, facts: facts)))
    case "x" where step.routes.failed != nil:
      return .act(.finish(FinishOrder(step: step.id, outcome: .failed)))
    default: return common(reply, step)
    }
  }

  private func askQuestion(_ step: Step, _ answers: [Answer], in file: IncidentFile) throws -> Reply {
    for (index, answer) in answers.enumerated() { Voice.out("   \(index + 1) = \(answer.label[Voice.language])") }
    guard let reply = read(say("番号 / s = 後で / k = とばす / a / n / q", "number / s = later / k = skip / a / n / q"))
    else { return .leave }
    guard let number = Int(reply), answers.indices.contains(number - 1) else { return common(reply, step) }
    guard let facts = askFacts(of: step, in: file) else { return .leave }
    return .act(
      .finish(FinishOrder(step: step.id, outcome: .answered(answers[number - 1].id), facts: facts)))
  }

  private func common(_ reply: String, _ step: Step) -> Reply {
    switch reply.lowercased() {
    case "s": return .later
    case "k":
      guard let reason = read(say("とばす理由", "Why is it skipped")), !reason.isEmpty else { return .again }
      return .act(.skip(step.id, reason: reason))
    case "a": return .attach
    case "n": return .note
    case "q", "quit", "exit": return .leave
    default:
      Voice.tell(say("「\(reply)」はわかりませんでした。", "\"\(reply)\" was not understood."))
      return .again
    }
  }

  /// What the step wants to know and nobody has said yet; nil when the input ends.
  private func askFacts(of step: Step, in file: IncidentFile) -> [FactID: String]? {
    var facts: [FactID: String] = [:]
    for ask in step.asks where file.state.control.facts[ask.fact] == nil {
      let title = file.playbook.title(of: ask.fact)
      let hint = choices(of: ask.fact, in: file.playbook)
      let optional = ask.isRequired ? say("", "") : say(" (わからなければ Enter)", " (Enter if not known)")
      var typed = ""
      repeat {
        guard let line = read(title + hint + optional) else { return nil }
        typed = line
      } while typed.isEmpty && ask.isRequired
      if !typed.isEmpty { facts[ask.fact] = typed }
    }
    return facts
  }

  private func choices(of fact: FactID, in playbook: Playbook) -> LocalizedText {
    switch playbook.fact(fact)?.kind {
    case .choice(let choices):
      let listed = choices.map { say("\($0.id)=\($0.label.ja)", "\($0.id)=\($0.label.en)") }.listed
      return say(" [\(listed.ja)]", " [\(listed.en)]")
    case .yesNo: return say(" [はい/いいえ]", " [yes/no]")
    case .number, .instant, .text, nil: return say("", "")
    }
  }

  private func attach(to step: Step, in file: IncidentFile) throws {
    guard let path = read(say("ファイルの場所", "Path of the file")), !path.isEmpty else { return }
    do {
      try desk.attach(path, to: step.id, custody: CustodyStatement(), by: actor)
      Voice.tell(say("✔ 保管しました", "✔ kept"))
    } catch let stop as Stop {
      tell(stop.advice)
    } catch let fault as PostFault { tell(fault.advice()) }
  }

  private func carryOut(_ action: Command.Action, in file: IncidentFile) throws {
    do {
      let recorded = try desk.perform(Command(action, actor: actor))
      Voice.tell(say("✔ 記録しました", "✔ recorded"))
      Receipt(desk: desk, recorded: recorded, json: false).tellApart()
      try SendingReport(desk: desk).sendAndTell(recorded: recorded)
    } catch let stop as Stop { tell(stop.advice) }
  }

  private func tell(_ advice: Advice) {
    Voice.tell("! \(advice.what[Voice.language])")
    for hint in advice.hints { Voice.tell("  \(hint[Voice.language])") }
  }

  /// One line as typed, without blanks at its ends; nil at the end of the input.
  private func read(_ question: LocalizedText) -> String? {
    Voice.ask("? \(question[Voice.language]) > ")
    return readLine()?.trimmingCharacters(in: .whitespaces)
  }
}
