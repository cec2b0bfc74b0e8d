import Foundation
import PlaybookModel
import RunEngine
import RunStore
import Runner
import RunnerWording
import Wording

/// Plays a whole incident by a script, through the same use cases as the commands, and tells what happens.
struct Drill {
  let desk: Desk
  let script: DrillScript
  let photograph: String
  private var asked: [StepID: Int] = [:]
  private var hasTriedEarly = false
  private var hasFailedSending = false

  init(desk: Desk, script: DrillScript, photograph: String) {
    self.desk = desk
    self.script = script
    self.photograph = photograph
  }

  /// A playbook that this script does not bring to its end.
  struct Stuck: Error {
    let step: StepID?
  }

  mutating func play() throws {
    // Far more than any script needs; a script that goes round in a ring ends here and not never.
    for _ in 0..<1_000 {
      let file = try desk.post.open(desk.id)
      if case .completed = file.state.phase { return }
      let now = desk.post.clock.read().now
      try tryTooEarly(in: file)
      if let step = file.readySteps(at: now).first {
        try finish(step, in: file)
      } else if let consent = file.heldSteps(at: now).compactMap({ awaitedConsent(of: $0, in: file) }).first {
        try agree(to: consent, in: file)
      } else {
        throw Stuck(step: file.state.openSteps.first?.id)
      }
    }
    throw Stuck(step: nil)
  }

  private mutating func finish(_ step: Step, in file: IncidentFile) throws {
    let times = asked[step.id, default: 0]
    asked[step.id] = times + 1
    if step.id == script.photographedAt, times == 0 {
      let custody = CustodyStatement(
        description: "身代金を要求する画面 / the ransom screen", source: "事務所のPC-03 / PC-03 in the office",
        method: "スマートフォンで撮影 / photographed with a telephone")
      try desk.attach(photograph, to: step.id, custody: custody, by: actor(for: step))
      tell("＋", say("画面の写真を証拠として保管しました", "the photograph of the screen is kept as evidence"))
    }
    let order = FinishOrder(
      step: step.id, outcome: outcome(of: step, times: times), facts: facts(of: step, in: file))
    let recorded = try desk.perform(Command(.finish(order), actor: actor(for: step)))
    tell("✔", step.title, answer: answerLabel(of: step, order))
    if times == 0 { try recordClaim(at: step) }
    if !recorded.queued.isEmpty { try send() }
  }

  /// Money and standstill that the step brings with it.
  private func recordClaim(at step: Step) throws {
    for cost in script.costs[step.id] ?? [] {
      var order = cost
      order.step = step.id
      _ = try desk.perform(Command(.claim(.recordCost(order)), actor: actor(for: step)))
      let (yen, kind) = (ClaimText.yen(order.yen ?? 0), order.kind.map { ClaimText.title(of: $0) } ?? say("", ""))
      tell("¥", say("費用を記録: \(kind.ja) \(yen.ja)", "cost on record: \(kind.en), \(yen.en)"))
    }
    if step.id == script.stopsAt {
      let order = ClaimOrder.beginOutage(system: "受注システム / taking orders", extent: .full)
      _ = try desk.perform(Command(.claim(order), actor: actor(for: step)))
    }
    if step.id == script.goesOnAt {
      _ = try desk.perform(Command(.claim(.endOutage(nil)), actor: actor(for: step)))
    }
  }

  private func outcome(of step: Step, times: Int) -> FinishOrder.Outcome {
    if times == 0, script.failsFirst.contains(step.id), step.routes.failed != nil { return .failed }
    guard let first = step.answers.first else { return .done }
    let scripted = script.answers[step.id] ?? []
    return .answered(scripted.isEmpty ? first.id : scripted[min(times, scripted.count - 1)])
  }

  private func facts(of step: Step, in file: IncidentFile) -> [FactID: String] {
    var facts: [FactID: String] = [:]
    for ask in step.asks where file.state.control.facts[ask.fact] == nil {
      if let scripted = script.facts[ask.fact] {
        facts[ask.fact] = scripted
      } else if ask.isRequired {
        facts[ask.fact] = invented(file.playbook.fact(ask.fact)?.kind, in: file)
      }
    }
    return facts
  }

  private func invented(_ kind: FactKind?, in file: IncidentFile) -> String {
    switch kind {
    case .yesNo: "no"
    case .number: "0"
    case .instant: TimeText(zone: file.zone).exact(desk.post.clock.read().now).replacing(" +", with: "+")
    case .choice(let choices): choices.first?.id ?? ""
    case .text, nil: "不明 / unknown"
    }
  }

  /// Somebody wants to order before the insurer has agreed, and is held back.
  private mutating func tryTooEarly(in file: IncidentFile) throws {
    guard !hasTriedEarly, file.state.isOpen(script.triesTooEarly), let step = file.playbook.step(script.triesTooEarly),
      case .held(.gate) = file.state.standing(of: step)
    else { return }
    hasTriedEarly = true
    do {
      _ = try desk.perform(Command(.finish(FinishOrder(step: step.id, outcome: .done)), actor: actor(for: step)))
    } catch let stop as Stop {
      tell("✋", say("止めました(終了コード77): ", "held back (exit code 77): ") + stop.advice.what)
    }
  }

  private func awaitedConsent(of step: Step, in file: IncidentFile) -> ConsentDefinition? {
    guard case .held(.gate(let consents)) = file.state.standing(of: step), let first = consents.first else {
      return nil
    }
    return file.playbook.consent(first)
  }

  private func agree(to consent: ConsentDefinition, in file: IncidentFile) throws {
    let who = file.playbook.title(of: consent.from)
    let order = DecisionOrder(
      consent: consent.id, from: consent.from, decision: .granted, givenBy: "\(who.ja)の担当者 / \(who.en)",
      limitYen: file.playbook.role(consent.from)?.isOutside == true ? 3_500_000 : nil, reference: "A-\(consent.id)")
    _ = try desk.perform(Command(.decide(order)))
    tell("〇", say("\(who.ja)の同意を記録: \(consent.title.ja)", "consent of \(who.en) on record: \(consent.title.en)"))
  }

  /// Sends as the commands do; the receiver puts the first try off, so that the retry can be seen.
  private mutating func send() throws {
    var pass = try desk.post.sendDue(limits: .brief)
    for attempt in pass.attempts { tellAttempt(attempt) }
    guard pass.attempts.contains(where: { $0.verdict == .retrying }) else { return }
    tell(
      "…",
      say(
        "本番では5秒後、5分後、30分後…に自動で送り直します。訓練なので今すぐ送ります",
        "in earnest it goes out again after 5 s, 5 min, 30 min…; being a drill, at once"))
    try desk.post.makeAllDue()
    pass = try desk.post.sendDue(limits: .brief)
    for attempt in pass.attempts { tellAttempt(attempt) }
  }

  private func tellAttempt(_ attempt: AttemptFinished) {
    switch attempt.verdict {
    case .accepted:
      tell(
        "→",
        say(
          "代理店への通知: 受信側のサーバーが受け取りました(\(attempt.cause)、\(attempt.number)回目)",
          "notice to the agent: their server took it (\(attempt.cause), try \(attempt.number))"))
    case .retrying, .uncertain, .refused, .blocked:
      tell(
        "!",
        say(
          "代理店への通知が届きませんでした(\(attempt.cause)、\(attempt.number)回目)",
          "notice to the agent did not get through (\(attempt.cause), try \(attempt.number))"))
    }
  }

  private func answerLabel(of step: Step, _ order: FinishOrder) -> LocalizedText? {
    switch order.outcome {
    case .done: nil
    case .failed: say("できなかった", "could not be done")
    case .answered(let answer): step.answer(answer)?.label
    }
  }

  private func actor(for step: Step) -> Actor {
    let names = ["staff": "佐藤 花子", "owner": "火消 太郎", "it": "伊藤 誠", "accounting": "鈴木 恵", "pr": "高橋 直"]
    return Actor(role: step.role, name: .name(names[step.role.rawValue] ?? "佐藤 花子"))
  }

  private func tell(_ mark: String, _ text: LocalizedText, answer: LocalizedText? = nil) {
    let answer = answer.map { " → \($0[Voice.language])" } ?? ""
    Voice.out("  \(mark) \(text[Voice.language])\(answer)")
  }
}
