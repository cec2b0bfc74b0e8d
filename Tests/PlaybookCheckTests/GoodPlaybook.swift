import CivilTime
import PlaybookModel

/// A small playbook that keeps every rule, of which a test breaks one part.
///
/// - `contain`: isolate (mitigation) → found (asks for the fact `leaked`; more leads back)
/// - `insurer`: call (notice) → order (spend, waits for the insurer) → report (due from `ordered`)
/// - `people`: declare (grants `owner`) → tell (a block, only if something leaked: write → send, a promise)
enum GoodPlaybook {
  static let leaked = FactID("leaked")
  static let ordered = FactID("ordered")

  static let playbook = Sketch.playbook(
    [
      Sketch.track(
        "contain",
        Sketch.step("isolate", .mitigation, to: .to("found")),
        Sketch.step(
          "found", .preservation, asks: [Sketch.ask("leaked", required: true)],
          form: Sketch.question(Sketch.answer("all", to: .end), Sketch.answer("more", to: .to("isolate"))))),
      Sketch.track(
        "insurer",
        Sketch.step("call", .notice, to: .to("order")),
        Sketch.step(
          "order", .spend, asks: [Sketch.ask("ordered", required: true)], gates: .of("insurer-agrees", "owner"),
          to: .to("report")),
        Sketch.step(
          "report", after: .step("isolate"), due: Due(from: ordered, within: .days(7)))),
      Sketch.track(
        "people",
        Sketch.step("declare", .decision, grants: .of("owner"), to: .to("tell")),
        Sketch.step(
          "tell", onlyIf: .fact("leaked", .yes),
          form: .parallel([
            Sketch.track(
              "letters", Sketch.step("write", to: .to("send")),
              Sketch.step("send", .promise, gates: .of("wording"), failed: .to("write")))
          ]))),
    ],
    facts: [Sketch.fact("leaked"), Sketch.fact("ordered", .instant)],
    consents: [
      Sketch.consent("insurer-agrees"), Sketch.consent("wording"), Sketch.consent("owner", from: Sketch.staff),
    ],
    messages: [],
    deadlines: [
      Deadline(
        id: DeadlineID("final"), title: Sketch.text("final"), from: ordered, within: .days(30),
        metBy: StepID("report"), onlyIf: .fact("leaked", .yes))
    ])

  static func changing(_ id: String, _ change: (Step) -> Step) -> Playbook { playbook.changing(StepID(id), change) }
}
