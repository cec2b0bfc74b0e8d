import CivilTime
import Claim
import EvidenceLog
import PlaybookModel
import RunEngine
import RunStore
import Runner
import Wording

/// Where things stand: tracks, what is open and held, clocks, notice, consents, evidence.
struct StatusBoard {
  let file: IncidentFile
  let now: Instant

  private var state: RunState { file.state }
  private var playbook: Playbook { file.playbook }
  private var time: TimeText { TimeText(zone: file.zone) }

  func show() {
    heading()
    tracks()
    clocks()
    notice()
    consents()
    claim()
    record()
  }

  private func heading() {
    let drill = state.start?.isDrill == true ? tr("【訓練】", "[DRILL] ") : ""
    let name = state.start?.name?.text.map { " \($0)" } ?? ""
    Voice.out(Voice.bold("\(drill)\(playbook.title[Voice.language])\(name) — \(file.id.rawValue)"))
    if let discovered = state.instant(of: .discovered) {
      Voice.out(tr("気づいた時刻: ", "Noticed: ") + time.moment(discovered)[Voice.language])
    }
    if case .completed(let at) = state.phase {
      Voice.out(tr("手順はすべて終わりました: ", "Every step was finished: ") + time.moment(at)[Voice.language])
    }
  }

  private func tracks() {
    title("手順", "Tracks")
    for track in playbook.tracks + playbook.fallbacks.map(\.track) { show(track, depth: 1) }
  }

  private func show(_ track: Track, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    guard let position = state.control.tracks[track.id] else { return }
    switch position {
    case .finished: Voice.out("\(indent)✔ \(track.title[Voice.language])")
    case .at(let id):
      guard let step = playbook.step(id) else { return }
      // A call is a lane of its own, and is not named twice.
      let lane = playbook.fallback(id) == nil ? "\(track.title[Voice.language]): " : ""
      Voice.out("\(indent)\(mark(step)) \(lane)[\(id)] \(step.title[Voice.language])")
      if case .held(let hold) = state.standing(of: step) { Voice.out("\(indent)    \(text(of: hold)[Voice.language])") }
      if case .parallel(let nested) = step.form { for track in nested { show(track, depth: depth + 1) } }
    }
  }

  private func mark(_ step: Step) -> String {
    switch state.standing(of: step) {
    case .ready: "▶"
    case .held: "…"
    }
  }

  private func text(of hold: Hold) -> LocalizedText {
    switch hold {
    case .needsFacts(let facts):
      say("答えが必要: ", "needs an answer: ") + facts.map { playbook.title(of: $0) }.listed
    case .waits(let condition): say("待っていること: ", "waits for: ") + playbook.text(of: condition)
    case .gate(let consents):
      say("同意を待っています: ", "waits for consent: ") + consents.map { playbook.title(of: $0) }.listed
    }
  }

  private func clocks() {
    let shown = state.clocks(at: now, in: file.zone).compactMap { clock in
      text(of: clock).map { "  \(clock.title[Voice.language]): \($0[Voice.language])" }
    }
    guard !shown.isEmpty else { return }
    title("期限と目安", "Clocks")
    for line in shown { Voice.out(line) }
  }

  private func text(of clock: RunClock) -> LocalizedText? {
    let first = clock.earliest.map { say("\(time.moment($0).ja)から ", "from \(time.moment($0).en) ") } ?? say("", "")
    switch clock.standing {
    case .notStarted:
      if case .deadline = clock.id { return say("始まるかどうかは、まだ決まりません", "may apply; not started") }
      return nil
    case .withoutDelay: return say("できるだけ早く", "as soon as possible")
    case .running(let last):
      let left = TimeText.remaining(last.since(now))
      return first + say("\(time.moment(last).ja)まで(\(left.ja))", "by \(time.moment(last).en) (\(left.en))")
    case .met: return nil
    case .missed(let last):
      return say("! \(time.moment(last).ja)を過ぎました。すぐに行ってください", "! passed at \(time.moment(last).en); do it now")
    case .metLate(let at, let last):
      return say(
        "\(time.moment(at).ja)に済み(目安は\(time.moment(last).ja))",
        "done at \(time.moment(at).en) (target \(time.moment(last).en))")
    }
  }

  private func notice() {
    title("通知 (4つは別の事実です)", "Notice (four separate facts)")
    for milestone in Milestone.allCases {
      let title = MilestoneText.title(of: milestone)[Voice.language]
      Voice.out("  \(title): \(MilestoneText.text(of: state.milestones[milestone], time: time)[Voice.language])")
    }
    for notice in state.notices { show(notice) }
    for delivery in state.deliveries {
      Voice.out("  → \(delivery.queued.endpoint): \(DeliveryText.standing(delivery, time: time)[Voice.language])")
    }
  }

  /// A notice that went without an answer, and what came of it since.
  private func show(_ notice: RunState.NoticeRecord) {
    guard let escalated = notice.escalated else { return }
    let title = notice.requested.message.flatMap { playbook.message($0)?.title } ?? say("自由文", "own words")
    let (who, at) = (playbook.title(of: notice.requested.to), time.moment(escalated.at))
    let why = EscalationText.text(of: escalated.why)
    var line = say(
      "! \(who.ja)への「\(title.ja)」: \(at.ja) \(why.ja)", "! \"\(title.en)\" to \(who.en): \(why.en) \(at.en)")
    switch state.answer(to: notice) {
    case .acknowledged(_, let late):
      line = line + say("。\(time.moment(late).ja)に受領の確認が届いた", "; confirmed \(time.moment(late).en)")
    case .spokenTo(let late):
      line = line + say("。\(time.moment(late).ja)に電話で話した", "; spoken to \(time.moment(late).en)")
    case nil: line = line + say("。電話してください: [\(escalated.fallback)]", "; please telephone: [\(escalated.fallback)]")
    }
    Voice.out("  \(line[Voice.language])")
  }

  private func consents() {
    guard !playbook.consents.isEmpty else { return }
    title("同意", "Consents")
    for consent in playbook.consents {
      switch state.control.consents[consent.id] {
      case .granted: Voice.out("  ✔ \(consent.title[Voice.language]) [\(consent.id)]")
      case .declined: Voice.out("  ✖ \(consent.title[Voice.language]) [\(consent.id)] \(tr("断られた", "declined"))")
      case nil: Voice.out("  - \(consent.title[Voice.language]) [\(consent.id)]")
      }
    }
    if !state.overrides.isEmpty {
      let numbers = state.overrides.map(String.init).joined(separator: ", ")
      Voice.out("  " + Voice.warning(tr("! 同意なしで進めた記録: \(numbers)番", "! went on without consent: entry \(numbers)")))
    }
  }

  /// Nothing as long as nobody recorded any of it.
  private func claim() {
    let claim = ClaimAssessment(of: state, zone: file.zone)
    guard !claim.isEmpty else { return }
    title("請求 (くわしくは hikeshi claim)", "Claim (more: hikeshi claim)")
    let (asked, questions) = (ClaimText.yen(claim.total.yen), claim.gaps.count)
    Voice.out(
      tr(
        "  今のところ \(asked.ja)(費用\(claim.costs.count)件)。聞かれることが\(questions)件",
        "  \(asked.en) so far (\(claim.costs.count) costs); \(questions) things will be asked"))
    for outage in state.claim.outages where outage.end == nil && outage.withdrawn == nil {
      let (since, what) = (time.moment(outage.start.at), outage.began.system.shownText)
      Voice.out(
        tr("  止まったまま: \(what.ja)(\(since.ja)から)", "  still at a stand: \(what.en) (since \(since.en))")
          + " [\(outage.id)]")
    }
  }

  private func record() {
    title("記録", "Record")
    let evidence = state.attachments.count
    Voice.out(
      tr(
        "  \(state.size)件、証拠ファイル\(evidence)件(通知に添えた記録の要約が外の控えになります)",
        "  \(state.size) entries, \(evidence) evidence file(s) (each notice carries a summary of the record)"))
    if let last = state.anchors.last {
      Voice.out("  \(AnchorText.sentence(of: last.anchored, time: time)[Voice.language])")
    }
    Voice.out("  \(AnchorText.text(of: state.unanchoredTail, now: now)[Voice.language])")
    let short = ShortCheckpoint(size: file.frontier.size, root: file.frontier.root).text
    Voice.out("  \(tr("控え(紙に書く・電話で伝える)", "checkpoint, for paper or the telephone")): \(short)")
  }

  private func title(_ ja: String, _ en: String) {
    Voice.out()
    Voice.out(Voice.bold(tr(ja, en)))
  }
}
