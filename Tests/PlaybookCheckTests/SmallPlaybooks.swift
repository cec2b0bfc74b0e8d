import CivilTime
import PlaybookModel
import Testing

/// Every playbook of two small shapes, in which two steps are varied in every way of a list and against each other.
///
/// `left` and `right` are two tracks of two steps; `block` is a track whose first step opens two nested tracks, beside
/// a second track. The other steps are plain.
enum SmallPlaybooks {
  /// A way to make a step more than a plain task. `other` is a step of another track, `earlier` the first step of its
  /// own track, which may be itself; `nested` a name that is still free.
  struct Variation: Sendable {
    let name: String
    let step: @Sendable (_ id: String, _ next: Target, _ earlier: String, _ other: String) -> Step

    init(
      _ name: String,
      _ step: @escaping @Sendable (_ id: String, _ next: Target, _ earlier: String, _ other: String) -> Step
    ) {
      self.name = name
      self.step = step
    }
  }

  static let consents = [
    Sketch.consent("outside"), Sketch.consent("own", from: Sketch.staff),
  ]
  static let facts = [Sketch.fact("leaked"), Sketch.fact("people", .number)]

  static let variations: [Variation] = [
    Variation("plain") { id, next, _, _ in Sketch.step(id, to: next) },
    Variation("urgent") { id, next, _, _ in Sketch.step(id, .mitigation, to: next) },
    Variation("spend without gate") { id, next, _, _ in Sketch.step(id, .spend, to: next) },
    Variation("spend with gate") { id, next, _, _ in Sketch.step(id, .spend, gates: .of("outside"), to: next) },
    Variation("own gate, failing back, timed out") { id, next, earlier, _ in
      Sketch.step(id, .spend, gates: .of("own"), to: next, failed: .to(earlier), timeout: next)
    },
    Variation("urgent with gate") { id, next, _, _ in Sketch.step(id, .preservation, gates: .of("own"), to: next) },
    Variation("two gates") { id, next, _, _ in Sketch.step(id, gates: .of("outside", "own"), to: next) },
    Variation("grants") { id, next, _, _ in Sketch.step(id, grants: .of("own"), to: next) },
    Variation("after the other") { id, next, _, other in Sketch.step(id, after: .step(other), to: next) },
    Variation("not after the other, skipped to the end") { id, next, _, other in
      Sketch.step(id, after: .not(.step(other)), to: next, skipped: .end)
    },
    Variation("after a consent") { id, next, _, _ in Sketch.step(id, after: .consent("outside"), to: next) },
    Variation("after its skipping") { id, next, _, other in
      Sketch.step(id, after: .any([.skipped(other), .consent("own")]), to: next)
    },
    Variation("only if a fact") { id, next, _, _ in
      Sketch.step(id, .spend, asks: [Sketch.ask("leaked")], onlyIf: .fact("leaked", .yes), to: next)
    },
    Variation("only if many, asking") { id, next, earlier, _ in
      Sketch.step(
        id, .mitigation, asks: [Sketch.ask("people", required: true)], onlyIf: .not(.factOver(FactID("people"), 2)),
        to: next,
        failed: .to(earlier))
    },
    Variation("urgent, only if consented") { id, next, _, _ in
      Sketch.step(id, .mitigation, onlyIf: .consent("own"), to: next)
    },
    Variation("only if consented, or after failing") { id, next, earlier, other in
      Sketch.step(id, onlyIf: .any([.not(.consent("own")), .step(other)]), to: next, failed: .to(earlier))
    },
    Variation("only if the other is not done") { id, next, earlier, other in
      Sketch.step(id, onlyIf: .not(.step(other)), to: .to(earlier), timeout: next)
    },
    Variation("question with a loop") { id, next, earlier, _ in
      Sketch.step(
        id,
        asks: [Sketch.ask("leaked", required: true)],
        form: Sketch.question(
          Sketch.answer("on", to: next), Sketch.answer("back", sets: [FactID("leaked"): .no], to: .to(earlier))),
        to: next)
    },
    Variation("question that grants") { id, next, earlier, _ in
      Sketch.step(
        id, asks: [Sketch.ask("leaked", required: true)],
        form: Sketch.question(
          Sketch.answer("agree", grants: .of("own"), to: next), Sketch.answer("again", to: .to(id))),
        to: next, skipped: .to(earlier))
    },
    Variation("waits for an answer") { id, next, _, other in
      Sketch.step(id, after: .any([.step(other, answered: "on"), .track("right")]), to: next)
    },
    Variation("route by fact and consent") { id, next, earlier, _ in
      Sketch.step(
        id, asks: [Sketch.ask("leaked", required: true)],
        routes: Routes(
          done: Route(
            branches: [
              .init(if: .fact("leaked", .yes), to: .to(earlier)), .init(if: .consent("outside"), to: .end),
            ], otherwise: next)))
    },
    Variation("ring") { id, _, _, _ in Sketch.step(id, onlyIf: .fact("leaked", .no), to: .to(id)) },
    Variation("block") { id, next, earlier, other in
      Sketch.step(
        id, grants: .of("own"),
        form: .parallel([
          Sketch.track("\(id)-in", Sketch.step("\(id)-x", to: .to("\(id)-y")), Sketch.step("\(id)-y", .mitigation)),
          Sketch.track("\(id)-by", Sketch.step("\(id)-z", after: .step(other), failed: .end)),
        ]),
        to: next, failed: .to(earlier))
    },
    Variation("block that is looked into when it is left") { id, next, earlier, _ in
      let (x, y) = ("\(id)-x", "\(id)-y")
      return Sketch.step(
        id,
        form: .parallel([
          Sketch.track("\(id)-in", Sketch.step(x, to: .to(y)), Sketch.step(y)),
          Sketch.track("\(id)-by", Sketch.step("\(id)-z", after: .step(y))),
        ]),
        routes: Routes(
          done: Route(branches: [.init(if: .skipped(x), to: .to(id))], otherwise: next),
          skipped: Route(
            branches: [.init(if: .all([.skipped(x), .not(.step(y))]), to: .to(earlier))], otherwise: next),
          failed: Route(branches: [.init(if: .step(x), to: .end)], otherwise: .to(earlier)),
          timeout: Timeout(after: .hours(1), route: Route(branches: [.init(if: .step(y), to: .end)], otherwise: next))))
    },
    Variation("block behind a gate") { id, next, earlier, _ in
      Sketch.step(
        id, .spend, gates: .of("outside"), onlyIf: .not(.fact("leaked", .no)),
        form: .parallel([
          Sketch.track(
            "\(id)-in",
            Sketch.step(
              "\(id)-x", .spend,
              form: .parallel([Sketch.track("\(id)-deep", Sketch.step("\(id)-y", gates: .of("own")))]), to: .end))
        ]),
        to: next, timeout: .to(earlier))
    },
    Variation("blocks that open each other") { id, next, _, other in
      Sketch.step(
        id, after: .any([.step(other), .consent("own")]),
        form: .parallel([
          Sketch.track(
            "\(id)-in", Sketch.step("\(id)-x", onlyIf: .not(.step(other)), to: .to("\(id)-y")), Sketch.step("\(id)-y"))
        ]),
        to: next)
    },
  ]

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let playbook: Playbook
    /// One of the two varied steps is as plain as the others.
    let isSingle: Bool
    var testDescription: String { name }

    /// Playbooks with more states than this are left out, so that an unoptimised build is done in reasonable time.
    var largest: UInt128 {
      #if DEBUG
        isSingle ? 400 : 24
      #else
        .max
      #endif
    }
  }

  /// a → b beside c → d, with `first` for a or b and `second` for c.
  static let cases: [Case] = pairs + [turning]

  /// The command that enters the block also makes a step before it in the file be passed over, and with that the block
  /// wait: it was open by then.
  private static let turning = Case(
    name: "a block is entered as its guard turns",
    playbook: Sketch.playbook(
      [
        Sketch.track("left", Sketch.step("b", onlyIf: .not(.step("c")))),
        Sketch.track(
          "right", Sketch.step("c", to: .to("d")),
          Sketch.step("d", after: .not(.step("b")), form: .parallel([Sketch.track("inner", Sketch.step("x"))]))),
      ]), isSingle: true)

  private static let pairs: [Case] = variations.flatMap { first in
    variations.flatMap { second in
      [true, false].map { isEarly in
        let a = isEarly ? first.step("a", .to("b"), "a", "c") : Sketch.step("a", to: .to("b"))
        let b = isEarly ? Sketch.step("b") : first.step("b", .end, "a", "c")
        let c = second.step("c", .to("d"), "c", isEarly ? "a" : "b")
        let playbook = Sketch.playbook(
          [Sketch.track("left", a, b), Sketch.track("right", c, Sketch.step("d"))], facts: facts, consents: consents)
        return Case(
          name: "\(isEarly ? "a" : "b") \(first.name), c \(second.name)", playbook: playbook,
          isSingle: first.name == "plain" || second.name == "plain")
      }
    }
  }
}
