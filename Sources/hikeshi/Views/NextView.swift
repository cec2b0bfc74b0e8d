import PlaybookModel
import RunEngine
import Runner
import Wording

/// The next thing to do, and how much else is open.
struct NextView {
  let desk: Desk
  let role: RoleID?
  let limit: Int
  /// The playbook's secrets in full; otherwise they are masked.
  var showsSecrets = false

  /// - Parameter read: the incident as it was just read; nil reads it.
  func show(_ read: IncidentFile? = nil) throws {
    let file = try read ?? desk.post.open(desk.id)
    let company = try desk.post.company() ?? Company()
    let now = desk.post.clock.read().now
    let ready = file.readySteps(for: role, at: now)
    let held = file.heldSteps(for: role, at: now)
    if file.state.start?.isDrill == true { Voice.out(Voice.bold(tr("【訓練】", "[DRILL]"))) }
    for line in NearClocks.lines(of: file, at: now) { Voice.out(Voice.warning(line[Voice.language])) }
    let secrets = showsSecrets ? try desk.post.secrets(of: desk.id) : [:]
    for step in ready.prefix(limit) {
      Voice.out()
      let card = StepCard(file: file, step: step, company: company, now: now, secrets: secrets)
      for line in card.lines() { Voice.out(line) }
    }
    if ready.isEmpty { try showNothingReady(file, held: held) }
    let others = ready.dropFirst(limit)
    if !others.isEmpty {
      Voice.out()
      Voice.out(tr("ほかに今できること (分担できます):", "Also open (others can do these):"))
      for step in others {
        Voice.out("  " + StepCard(file: file, step: step, company: company, now: now).heading)
      }
    }
    if !held.isEmpty, !ready.isEmpty {
      Voice.out(tr("待っている手順: \(held.count)件 (hikeshi status)", "On hold: \(held.count) (hikeshi status)"))
    }
  }

  private func showNothingReady(_ file: IncidentFile, held: [Step]) throws {
    Voice.out()
    if case .completed = file.state.phase, held.isEmpty {
      Voice.out(
        tr(
          "すべての手順が終わりました。証拠を書き出せます: hikeshi export --out 請求資料.zip",
          "Every step is finished. Export the evidence: hikeshi export --out claim.zip"))
      return
    }
    Voice.out(tr("今すぐできる手順はありません。次のことを待っています。", "Nothing can be done right now. Waiting for:"))
    let company = try desk.post.company() ?? Company()
    for step in held {
      for line in StepCard(file: file, step: step, company: company, now: desk.post.clock.read().now).lines() {
        Voice.out(line)
      }
    }
  }
}
