import PlaybookFile
import Testing

/// Identifiers, and what refers to them.
@Suite struct ReferenceFaultTests {
  @Test(arguments: [
    FaultCase(
      "capital letters", .steps("- {id: Look, \(title), role: staff, kind: record} #!"),
      (step + ".id", .badIdentifier("Look"))),
    FaultCase(
      "a full-width hyphen", .with(\.head, "id: a－b #!\nversion: x\n\(title)\nsummary: {ja: 題, en: T}"),
      ("id", .badIdentifier("a－b"))),
    FaultCase(
      "a step called end", .steps("- {id: end, \(title), role: staff, kind: record} #!"),
      (step + ".id", .reservedIdentifier("end"))),
    FaultCase(
      "the built-in fact", .with(\.facts, "facts: [{id: discovered, kind: instant, \(ask)}] #!"),
      ("facts[0].id", .reservedIdentifier("discovered"))),
    FaultCase(
      "roles",
      .with(\.roles, "roles:\n  - {id: staff, \(title)}\n  - {id: insurer, \(title)}\n  - {id: staff, \(title)} #!"),
      ("roles[2].id", .duplicateIdentifier(.role, "staff"))),
    FaultCase(
      "choices",
      .with(\.facts, "facts: [{id: f, kind: choice, \(ask), choices: [{id: a, \(label)}, {id: a, \(label)}]}] #!"),
      ("facts[0].choices[1].id", .duplicateIdentifier(.choice, "a"))),
    FaultCase(
      "answers of one step", .step("answers: [{id: a, \(label)}, {id: a, \(label)}] #!"),
      (step + ".answers[1].id", .duplicateIdentifier(.answer, "a"))),
    FaultCase(
      "evidence of one step", .step("evidence: [{id: a, \(title)}, {id: a, \(title)}] #!"),
      (step + ".evidence[1].id", .duplicateIdentifier(.evidence, "a"))),
    FaultCase(
      "a nested step and a nested track",
      .step(
        "parallel:\n  - id: main #!\n    \(title)\n    steps: [{id: look, \(title), role: staff, kind: record}] #!"),
      (step + ".parallel[0].id", .duplicateIdentifier(.track, "main")),
      (step + ".parallel[0].steps[0].id", .duplicateIdentifier(.step, "look"))),
    FaultCase(
      "consents, messages, deadlines, sources",
      SmallPlaybook
        .with(
          \.consents,
          "consents:\n" + twice("id: a, from: staff, \(title), how: {ja: 題, en: T}")
        )
        .with(
          \.messages,
          "messages:\n" + twice("id: a, \(title), text: {ja: 題, en: T}")
        )
        .with(
          \.tail,
          "deadlines:\n" + twice("id: a, \(title), within: 5d") + "\nsources:\n"
            + twice("id: a, title: T, checked: x")
        ),
      ("consents[1].id", .duplicateIdentifier(.consent, "a")), ("messages[1].id", .duplicateIdentifier(.message, "a")),
      ("deadlines[1].id", .duplicateIdentifier(.deadline, "a")), ("sources[1].id", .duplicateIdentifier(.source, "a"))),
  ])
  func declarations(_ faultCase: FaultCase) { faultCase.check() }

  @Test func answersAndEvidenceOfDifferentStepsMayShareNames() {
    let keys = "answers: [{id: a, \(label)}], evidence: [{id: e, \(title)}]"
    let steps = ["one", "two"].map { "- {id: \($0), \(title), role: staff, kind: record, \(keys)}" }
    #expect(faults(of: SmallPlaybook.steps(steps.joined(separator: "\n")).yaml) == [])
  }

  @Test(arguments: [
    FaultCase(
      "a role", .steps("- {id: look, \(title), role: stafff, kind: record} #!"),
      (step + ".role", .unknownReference(.role, "stafff", nearest: "staff"))),
    FaultCase(
      "a gate", .step("gates: [ordr, internal] #!"),
      (step + ".gates[0]", .unknownReference(.consent, "ordr", nearest: "order"))),
    FaultCase(
      "a grant", .step("grants: [x] #!"), (step + ".grants[0]", .unknownReference(.consent, "x", nearest: nil))),
    FaultCase(
      "a fact asked for", .step("asks: [{fact: peple}] #!"),
      (step + ".asks[0].fact", .unknownReference(.fact, "peple", nearest: "people"))),
    FaultCase(
      "a notice", .step("notify: [{to: agent, message: fist}] #! #!"),
      (step + ".notify[0].to", .unknownReference(.role, "agent", nearest: nil)),
      (step + ".notify[0].message", .unknownReference(.message, "fist", nearest: "first"))),
    FaultCase(
      "a step, a track and a consent in a guard",
      .step(
        "after:\n  all:\n    - {step: lok} #!\n    - {track: mian} #!\n    - {consent: none} #!"),
      (step + ".after.all[0].step", .unknownReference(.step, "lok", nearest: "look")),
      (step + ".after.all[1].track", .unknownReference(.track, "mian", nearest: "main")),
      (step + ".after.all[2].consent", .unknownReference(.consent, "none", nearest: nil))),
    FaultCase(
      "an answer", .step("answers: [{id: found, \(label)}]\nafter: {step: look, answered: fund} #!"),
      (step + ".after.answered", .unknownReference(.answer, "fund", nearest: "found"))),
    FaultCase(
      "an answer of a step that asks nothing", .step("after: {step: look, answered: a} #!"),
      (step + ".after.answered", .unknownReference(.answer, "a", nearest: nil))),
    FaultCase(
      "an answer of no step", .step("after: {step: gone, answered: a} #!"),
      (step + ".after.step", .unknownReference(.step, "gone", nearest: nil))),
    FaultCase(
      "a fact that an answer states", .step("answers: [{id: a, \(label), sets: {leakd: yes}}] #!"),
      (step + ".answers[0].sets.leakd", .unknownReference(.fact, "leakd", nearest: "leaked"))),
    FaultCase(
      "what meets a deadline, and its source",
      .with(
        \.tail,
        "deadlines: [{id: d, \(title), within: 5d, met-by: lok, source: \"41\"}] #! #!\n"
          + "sources: [{id: \"40\", title: T, checked: x}]"
      ),
      ("deadlines[0].met-by", .unknownReference(.step, "lok", nearest: "look")),
      ("deadlines[0].source", .unknownReference(.source, "41", nearest: "40"))),
  ])
  func references(_ faultCase: FaultCase) { faultCase.check() }

  @Test(arguments: ["next", "skipped", "failed"])
  func routes(_ key: String) {
    let side =
      "\n  - {id: side, \(title), steps: [{id: other, \(title), role: staff, kind: record}]}"
    let elsewhere = SmallPlaybook.step("\(key): other #!")
    FaultCase(
      "a step of another track", elsewhere.with(\.tracks, elsewhere.tracks + side),
      (step + ".\(key)", .stepOfAnotherTrack("other", track: "side"))
    ).check()
    let slip = SmallPlaybook.step("\(key): othr #!")
    FaultCase(
      "only steps of the track are offered", slip.with(\.tracks, slip.tracks + side),
      (step + ".\(key)", .unknownReference(.step, "othr", nearest: nil))
    ).check()
    FaultCase("end", .step("\(key): ende #!"), (step + ".\(key)", .unknownReference(.step, "ende", nearest: "end")))
      .check()
  }

  @Test(arguments: [
    FaultCase(
      "into a nested track",
      .step(
        "next: deep #!\nparallel:\n  - {id: side, \(title), steps: [{id: deep, \(title), role: staff, kind: record}]}"),
      (step + ".next", .stepOfAnotherTrack("deep", track: "side"))),
    FaultCase(
      "out of a nested track",
      .step(
        "parallel:\n  - {id: side, \(title), steps: [{id: deep, \(title), role: staff, kind: record, next: look}]} #!"),
      (step + ".parallel[0].steps[0].next", .stepOfAnotherTrack("look", track: "main"))),
    FaultCase(
      "a timeout, an answer, a branch",
      .step(
        "timeout: {after: 4h, next: a} #!\nanswers: [{id: a, \(label), next: b}] #!\n"
          + "next: [{if: {track: main}, to: c}, {to: look}] #!"
      ),
      (step + ".timeout.next", .unknownReference(.step, "a", nearest: nil)),
      (step + ".answers[0].next", .unknownReference(.step, "b", nearest: nil)),
      (step + ".next[0].to", .unknownReference(.step, "c", nearest: nil))),
  ])
  func nestedRoutes(_ faultCase: FaultCase) { faultCase.check() }

  @Test(arguments: [
    FaultCase(
      "an outside role's consent", .step("grants: [internal, order] #!"),
      (step + ".grants[1]", .grantFromOutside(consent: "order", role: "insurer"))),
    FaultCase(
      "by an answer", .step("answers: [{id: a, \(label), grants: [order]}] #!"),
      (step + ".answers[0].grants[0]", .grantFromOutside(consent: "order", role: "insurer"))),
    FaultCase(
      "due from a number", .step("due: {within: 15m, from: people} #!"),
      (step + ".due.from", .notAnInstant(fact: "people"))),
    FaultCase(
      "a deadline from a choice", .with(\.tail, "deadlines: [{id: d, \(title), within: 5d, from: size}] #!"),
      ("deadlines[0].from", .notAnInstant(fact: "size"))),
    FaultCase(
      "from no fact", .step("due: {within: 15m, from: noticedat} #!"),
      (step + ".due.from", .unknownReference(.fact, "noticedat", nearest: "noticed-at"))),
    FaultCase(
      "no such choice", .step("after: {fact: size, is: smal} #!"),
      (step + ".after.is", .notAChoice("smal", fact: "size", choices: ["small"], nearest: "small"))),
    FaultCase(
      "a number that is yes", .step("after: {fact: people, is: yes} #!"),
      (step + ".after.is", .wrongFactValue("yes", fact: "people", kind: .number))),
    FaultCase(
      "a text's words", .step("after: {fact: caller, is: Sato} #!"),
      (step + ".after.is", .wrongFactValue("Sato", fact: "caller", kind: .text))),
    FaultCase(
      "a fixed instant", .step("after: {fact: discovered, is: \"2026-11-24\"} #!"),
      (step + ".after.is", .wrongFactValue("2026-11-24", fact: "discovered", kind: .instant))),
    FaultCase(
      "the size of a choice", .step("after: {fact: size, over: 3} #!"),
      (step + ".after.over", .wrongFactValue("3", fact: "size", kind: .choice))),
    FaultCase(
      "an answer's values",
      .step(
        "answers:\n  - {id: a, \(label), sets: {leaked: true}} #!\n  - {id: b, \(label), sets: {size: huge}} #!"),
      (step + ".answers[0].sets.leaked", .wrongFactValue("true", fact: "leaked", kind: .yesNo)),
      (step + ".answers[1].sets.size", .notAChoice("huge", fact: "size", choices: ["small"], nearest: nil))),
  ])
  func meanings(_ faultCase: FaultCase) { faultCase.check() }

  @Test func aFactThatCannotBeReadIsStillThereForReferences() {
    FaultCase(
      "one fault only",
      SmallPlaybook.step("after: {fact: odd, is: 3}\nasks: [{fact: odd}]")
        .with(\.facts, "facts: [{id: odd, kind: strange, \(ask)}] #!").with(\.tail, ""),
      (
        "facts[0].kind",
        .unknownWord("strange", allowed: ["yes-no", "number", "instant", "text", "choice"], nearest: nil)
      )
    ).check()
  }

  @Test func theOrderOfTheTopLevelDoesNotMatter() {
    let small = SmallPlaybook.step("after: {fact: size, is: small}\ngates: [order]\ngrants: [internal]")
    let reversed = [
      small.tail, small.tracks, small.messages, small.consents, small.facts, small.roles, small.head,
      small.format,
    ]
    #expect(faults(of: reversed.joined(separator: "\n")) == [])
  }
}

private let step = "tracks[0].steps[0]"
/// Two parts alike in a list, of which the second is the one at fault.
private func twice(_ keys: String) -> String { "  - {\(keys)}\n  - {\(keys)} #!" }

private let title = "title: {ja: 題, en: T}"
private let label = "label: {ja: 題, en: T}"
private let ask = "ask: {ja: 問, en: Q}"
