import PlaybookFile
import PlaybookModel
import Testing

/// Everything that is wrong with one part by itself.
@Suite struct ShapeFaultTests {
  @Test func aSmallPlaybookHasNoFault() {
    #expect(faults(of: SmallPlaybook().yaml) == [])
  }

  @Test(arguments: [
    FaultCase(
      "a newer format hides everything else",
      .with(\.format, "hikeshi: 2 #!").with(\.head, "whatever: x"), ("hikeshi", .unsupportedFormat("2"))),
    FaultCase("no such format", .with(\.format, "hikeshi: one #!"), ("hikeshi", .unsupportedFormat("one"))),
    FaultCase(
      "no format", .with(\.format, "").with(\.head, "id: small #! #! #! #!"), ("", .missingKey("hikeshi")),
      ("", .missingKey("version")), ("", .missingKey("title")), ("", .missingKey("summary"))),
    FaultCase(
      "no roles, no tracks", yaml: "hikeshi: 1 #! #! #! #! #! #!\n",
      [
        ("", .missingKey("id")), ("", .missingKey("version")), ("", .missingKey("title")), ("", .missingKey("summary")),
        ("", .missingKey("roles")), ("", .missingKey("tracks")),
      ]),
    FaultCase("a list at the top", yaml: "- a #!\n", [("", .wrongShape(expected: .mapping, found: .list))]),
  ])
  func top(_ faultCase: FaultCase) { faultCase.check() }

  @Test(arguments: [
    FaultCase("unknown key, hint", .step("fales: end #!"), (step, .unknownKey("fales", nearest: "failed"))),
    FaultCase(
      "unknown key, no hint", .step("colour-of-sky: blue #!"),
      (step, .unknownKey("colour-of-sky", nearest: nil))),
    FaultCase(
      "the known key is not offered when it is there", .step("next: end\nnexr: end #!"),
      (step, .unknownKey("nexr", nearest: nil))),
    FaultCase("a merge key", .step("<<: {kind: record} #!"), (step, .unknownKey("<<", nearest: nil))),
    FaultCase(
      "missing keys", .steps("- id: look #! #! #!\n  next: end"),
      (step, .missingKey("title")), (step, .missingKey("role")), (step, .missingKey("kind"))),
    FaultCase(
      "text for a list", .step("gates: order #!"),
      (step + ".gates", .wrongShape(expected: .list, found: .text))),
    FaultCase(
      "nothing for a list", .step("gates: #!"),
      (step + ".gates", .wrongShape(expected: .list, found: .nothing))),
    FaultCase(
      "list for text", .step("marks: [agent-notified] #!"),
      (step + ".marks", .wrongShape(expected: .text, found: .list))),
    FaultCase(
      "mapping for text", .step("marks: {company} #!"),
      (step + ".marks", .wrongShape(expected: .text, found: .mapping))),
    FaultCase(
      "list for a mapping", .step("due: [15m] #!"),
      (step + ".due", .wrongShape(expected: .mapping, found: .list))),
    FaultCase("a list as a key", .step("? [a] #!\n: b"), (step, .wrongShape(expected: .text, found: .list))),
    FaultCase(
      "conflicting keys",
      .steps(
        """
        - id: look #!
          title: {ja: 見る, en: Look}
          role: staff
          kind: record
          answers: [{id: a, label: {ja: あ, en: A}}]
          parallel:
            - id: side
              title: {ja: 脇, en: Side}
              steps: [{id: deep, title: {ja: 深, en: Deep}, role: staff, kind: record}]
        """), (step, .conflictingKeys(["answers", "parallel"]))),
    FaultCase("empty answers", .step("answers: [] #!"), (step + ".answers", .emptyList)),
    FaultCase("empty parallel", .step("parallel: [] #!"), (step + ".parallel", .emptyList)),
    FaultCase(
      "empty track", .with(\.tracks, "tracks: [{id: a, title: {ja: あ, en: A}, steps: []}] #!"),
      ("tracks[0].steps", .emptyList)),
    FaultCase("no track", .with(\.tracks, "tracks: [] #!"), ("tracks", .emptyList)),
    FaultCase(
      "yes and \"yes\" are one key",
      .step("answers:\n  - {id: a, label: {ja: あ, en: A}, sets: {leaked: no}}\nyes: a #! #!\n\"yes\": b"),
      ("", .duplicateKey("yes"))),
    FaultCase("a key twice", .step("next: end #!\nnext: end"), ("", .duplicateKey("next"))),
  ])
  func keysAndShapes(_ faultCase: FaultCase) { faultCase.check() }

  @Test(arguments: [
    FaultCase("no English", .step("why: {ja: 訳} #!"), (step + ".why", .missingLanguage(.en))),
    FaultCase(
      "no Japanese, a slip", .step("why: {jp: 訳, en: Why} #! #!"),
      (step + ".why", .missingLanguage(.ja)), (step + ".why", .unknownKey("jp", nearest: "ja"))),
    FaultCase("empty text", .step("why: {ja: \"\", en: Why} #!"), (step + ".why.ja", .emptyText)),
    FaultCase("blank text", .step("why: {ja: 訳, en: \"  \"} #!"), (step + ".why.en", .emptyText)),
    FaultCase(
      "null text", .step("why:\n  ja: #!\n  en: ~ #!"),
      (step + ".why.ja", .emptyText), (step + ".why.en", .emptyText)),
    FaultCase(
      "one language only", .step("do:\n  - 抜く #!"),
      (step + ".do[0]", .wrongShape(expected: .localizedText, found: .text))),
    FaultCase(
      "cut at a comma", .step("do:\n  - {ja: 抜く, en: Pull, then wait} #!"),
      (step + ".do[0]", .textCutAtComma("then wait"))),
    FaultCase(
      "unknown placeholders",
      .step(
        "phone:\n  - ja: \"{company}{fact:caller}{fact:discovered}\"\n"
          + "    en: \"{compny} {password} {fact:people\" #! #! #!"
      ),
      (step + ".phone[0].en", .unknownPlaceholder("{compny}", nearest: "{company}")),
      (step + ".phone[0].en", .unknownPlaceholder("{password}", nearest: nil)),
      (step + ".phone[0].en", .unclosedPlaceholder)),
    FaultCase(
      "a message's placeholders",
      .with(
        \.messages,
        """
        messages:
          - id: first
            title: {ja: 題, en: "{anything}"}
            text:
              ja: "{fact:calller}" #!
              en: "{policy} {phone} {title} {incident} {discovered}"
        """), ("messages[0].text.ja", .unknownReference(.fact, "calller", nearest: "caller"))),
    FaultCase(
      "a brace in a brace", .step("phone: [{ja: \"{{company}}\", en: a}] #!"),
      (step + ".phone[0].ja", .unclosedPlaceholder)),
  ])
  func texts(_ faultCase: FaultCase) { faultCase.check() }

  @Test(arguments: [
    FaultCase(
      "a slip in a kind", .steps("- {id: look, \(title), role: staff, kind: recrod} #!"),
      (step + ".kind", .unknownWord("recrod", allowed: kinds, nearest: "record"))),
    FaultCase(
      "a wild kind", .steps("- {id: look, \(title), role: staff, kind: explosion} #!"),
      (step + ".kind", .unknownWord("explosion", allowed: kinds, nearest: nil))),
    FaultCase(
      "a mark", .step("marks: agent-notifed #!"),
      (
        step + ".marks",
        .unknownWord(
          "agent-notifed",
          allowed: [
            "hotline-called", "agent-notified", "insurer-notified", "insurer-acknowledged",
          ], nearest: "agent-notified")
      )),
    FaultCase(
      "a flag", .step("asks: [{fact: people, required: maybe}] #!"),
      (step + ".asks[0].required", .unknownWord("maybe", allowed: ["true", "false"], nearest: nil))),
    FaultCase(
      "an assertion", .step("after: {fact: people, known: false} #!"),
      (step + ".after.known", .unknownWord("false", allowed: ["true"], nearest: nil))),
    FaultCase("a number", .step("after: {fact: people, over: many} #!"), (step + ".after.over", .badNumber("many"))),
    FaultCase(
      "a fact's kind", .with(\.facts, "facts: [{id: f, kind: yesno, \(ask)}] #!"),
      ("facts[0].kind", .unknownWord("yesno", allowed: factKinds, nearest: "yes-no"))),
    FaultCase(
      "what a text holds", .with(\.facts, "facts: [{id: f, kind: text, holds: secret, \(ask)}] #!"),
      ("facts[0].holds", .unknownWord("secret", allowed: ["name", "contact", "text", "reference"], nearest: nil))),
    FaultCase(
      "choices of a number", .with(\.facts, "facts: [{id: f, kind: number, choices: [], \(ask)}] #!"),
      ("facts[0].choices", .keyOnlyWith("choices", condition: "kind: choice"))),
    FaultCase(
      "a number that holds", .with(\.facts, "facts: [{id: f, kind: number, holds: name, \(ask)}] #!"),
      ("facts[0].holds", .keyOnlyWith("holds", condition: "kind: text"))),
    FaultCase(
      "a choice without choices", .with(\.facts, "facts: [{id: f, kind: choice, \(ask)}] #!"),
      ("facts[0]", .missingKey("choices"))),
    FaultCase(
      "a choice without any", .with(\.facts, "facts: [{id: f, kind: choice, choices: [], \(ask)}] #!"),
      ("facts[0].choices", .emptyList)),
  ])
  func words(_ faultCase: FaultCase) { faultCase.check() }

  @Test(arguments: [
    "15", "m", "0m", "-5m", "1.5h", "15 m", "３d", "999999999m", "5d3h", "1w", "without delay", "37000d", "101y",
  ])
  func durations(_ text: String) {
    FaultCase(
      "a deadline", .with(\.tail, deadline("within: \"\(text)\"")),
      (
        "deadlines[0].within",
        .badDuration(text, allowed: [.minutes, .hours, .days, .years, .withoutDelay])
      )
    ).check()
  }

  @Test(arguments: [
    FaultCase(
      "a timeout in days", .step("timeout: {after: 3d, next: end} #!"),
      (step + ".timeout.after", .badDuration("3d", allowed: [.minutes, .hours]))),
    FaultCase(
      "a range that starts without delay",
      .with(\.tail, deadline("within: 5d, earliest: without-delay")),
      ("deadlines[0].earliest", .badDuration("without-delay", allowed: [.minutes, .hours, .days, .years]))),
    FaultCase("an empty guard", .step("after: {} #!"), (step + ".after", .guardWithoutCondition)),
    FaultCase(
      "a fact and nothing said of it", .step("after: {fact: people} #!"),
      (step + ".after", .guardWithoutCondition)),
    FaultCase(
      "a misspelt guard", .step("after: {fcat: people, is: 3} #!"),
      (step + ".after", .unknownKey("fcat", nearest: "fact"))),
    FaultCase(
      "two subjects", .step("after: {consent: order, track: main} #!"),
      (step + ".after", .conflictingKeys(["consent", "track"]))),
    FaultCase(
      "two predicates of a fact", .step("after: {fact: people, is: 3, over: 2} #!"),
      (step + ".after", .conflictingKeys(["is", "over"]))),
    FaultCase(
      "two predicates of a step", .step("after: {step: look, answered: a, skipped: true} #!"),
      (step + ".after", .conflictingKeys(["answered", "skipped"]))),
    FaultCase(
      "a predicate of another subject", .step("after: {consent: order, is: given} #!"),
      (step + ".after", .unknownKey("is", nearest: nil))),
    FaultCase("nothing to be all of", .step("after: {all: []} #!"), (step + ".after.all", .emptyList)),
    FaultCase(
      "deep in a guard", .step("only-if:\n  any:\n    - not: {all: [{fact: leaked, is: perhaps}]} #!"),
      (step + ".only-if.any[0].not.all[0].is", .wrongFactValue("perhaps", fact: "leaked", kind: .yesNo))),
    FaultCase(
      "a last branch with a condition", .step("next: [{if: {track: main}, to: end}] #!"),
      (step + ".next[0]", .lastBranchConditional)),
    FaultCase(
      "an early branch without", .step("next: [{to: look}, {to: end}] #!"),
      (step + ".next[0]", .missingKey("if"))),
    FaultCase("no branch", .step("failed: [] #!"), (step + ".failed", .emptyList)),
  ])
  func durationsGuardsAndRoutes(_ faultCase: FaultCase) { faultCase.check() }

  @Test func everythingIsReportedAtOnceInTheOrderOfTheFile() {
    FaultCase(
      "many",
      SmallPlaybook.step("role-of: x #!\nnext: nowhere #!\nwhy: 訳 #!")
        .with(\.consents, "consents:\n  - {id: order, from: nobody, \(title), how: {ja: 電話, en: Call}} #!"),
      ("consents[0].from", .unknownReference(.role, "nobody", nearest: nil)),
      (step, .unknownKey("role-of", nearest: nil)),
      (step + ".next", .unknownReference(.step, "nowhere", nearest: nil)),
      (step + ".why", .wrongShape(expected: .localizedText, found: .text))
    ).check()
  }
}

private let step = "tracks[0].steps[0]"
private let title = "title: {ja: 題, en: T}"
private let ask = "ask: {ja: 問, en: Q}"
private let kinds = ["mitigation", "preservation", "notice", "decision", "spend", "promise", "alteration", "record"]
private let factKinds = ["yes-no", "number", "instant", "text", "choice"]

private func deadline(_ keys: String) -> String {
  "deadlines:\n  - {id: d, title: {ja: 期限, en: Deadline}, \(keys)} #!"
}
