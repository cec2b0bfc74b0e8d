import PlaybookFile
import PlaybookModel
import RunEngine
import ShippedPlaybooks
import Testing

@testable import PlaybookCheck

/// The playbooks in the program keep every rule, and break the right one as soon as a part of them is taken away.
@Suite struct ShippedPlaybookCheckTests {
  private static let all = ShippedPlaybooks.files.map(\.id)
  /// Those that are examined in less than a second: what is done to every step in turn is done to them.
  private static let quick = ["lost-device", "ransomware"]

  private func playbook(_ id: String) throws -> Playbook {
    try Playbook(yaml: try #require(ShippedPlaybooks.named(id)).stream, fileName: "\(id).yaml")
  }

  /// A number that changes shows that the playbook or the engine has: look whether it should have.
  private static let states: [String: UInt128] = [
    "bec": 712_885_991_752_587_018_240, "data-leak": 2_454_249_571_153_893_472_075_776,
    "lost-device": 4_817_125_125_390_336, "malware": 1_200_844_280_829_403_201_536,
    "ransomware": 2_263_377_552_007_495_680, "website": 1_127_304_968_130_307_031_040,
  ]

  @Test(arguments: all) func keepsEveryRule(_ id: String) throws {
    let report = try playbook(id).examine()
    for finding in report.findings { Issue.record("\(id): \(finding)") }
    #expect(report.isComplete)
    #expect(report.states == Self.states[id] ?? report.states, "\(id)")
    #expect(report.states > 1_000_000)
  }

  /// Each playbook with each one that it offers to take in.
  @Test(arguments: all) func keepsTheRulesWithAnotherOneTakenIn(_ id: String) throws {
    let playbook = try playbook(id)
    #expect(!playbook.others.isEmpty)
    for other in playbook.others {
      let report = playbook.joined(with: other).examine().ofJoinedPlaybook
      for finding in report.findings { Issue.record("\(id) with \(other.id): \(finding)") }
      #expect(report.rules.count == 16 && report.states > 1_000_000)
    }
  }

  @Test(arguments: all) func withoutGatesEveryCommitmentIsFoundWithTheWayToIt(_ id: String) throws {
    let open = try playbook(id).changingSteps { $0.kind.commitsCompany ? $0.with(gates: []) : $0 }
    try expectCommitments(of: open.steps.filter(\.kind.commitsCompany), in: open)
  }

  @Test(arguments: all) func noGateThatGuardsACommitmentCanBeTakenAwayUnnoticed(_ id: String) throws {
    let playbook = try playbook(id)
    for step in playbook.steps where step.kind.commitsCompany {
      let open = playbook.changing(step.id) { $0.with(gates: []) }
      try expectCommitments(of: [step.with(gates: [])], in: open)
      for gate in step.gates { try expectFinding(of: gate, takenFrom: step, in: playbook) }
    }
  }

  /// The steps are found and no others, and the engine lets people walk to them.
  private func expectCommitments(of steps: [Step], in playbook: Playbook) throws {
    let found = playbook.examine([ConsentBeforeCommitment.self]).findings.map(\.fault)
    #expect(found.count == steps.count, "\(playbook.id): \(found)")
    for (fault, step) in zip(found, steps) {
      guard case .commitsWithoutConsent(step.id, let walk) = fault else {
        Issue.record("\(playbook.id): \(fault) instead of \(step.id)")
        continue
      }
      let end = try #require(EngineGraph.after(walk, EngineGraph.start(playbook)), "\(step.id): \(walk)")
      #expect(end.isOpen(step.id) && end.standing(of: step) == .ready, "\(step.id): \(walk)")
    }
  }

  /// What changes machines or settings waits until the evidence is kept, whatever else it waits for.
  @Test(arguments: all) func noAlterationCanComeBeforeTheEvidenceIsKept(_ id: String) throws {
    let playbook = try playbook(id)
    let evidence = ConsentID("evidence-preserved")
    let altering = playbook.steps.filter { $0.kind == .alteration }
    #expect(!altering.isEmpty)
    for step in altering {
      let changed = playbook.changing(step.id) { $0.with(gates: step.gates.filter { $0 != evidence }) }
      let found = changed.examine([EvidenceBeforeAlteration.self]).findings.map(\.fault)
      guard case .altersEvidence(step.id, let walk)? = found.first, found.count == 1 else {
        Issue.record("\(id): \(step.id) without its gate gives \(found)")
        continue
      }
      let end = try #require(EngineGraph.after(walk, EngineGraph.start(changed)), "\(step.id): \(walk)")
      #expect(end.isOpen(step.id) && end.control.consents[evidence] != .granted, "\(step.id): \(walk)")
    }
  }

  /// One gate of several: what stays must still be somebody else's consent. A consent that nothing waits for any more
  /// is found; one that other steps wait for, beside another of somebody outside, is the author's choice.
  private func expectFinding(of gate: ConsentID, takenFrom step: Step, in playbook: Playbook) throws {
    let rest = step.gates.filter { $0 != gate }
    let changed = playbook.changing(step.id) { $0.with(gates: rest) }
    let found = changed.examine([ConsentBeforeCommitment.self, PartsAreUsed.self]).findings.map(\.fault)
    let commits = found.contains { $0.isCommitment(of: step.id) }
    let isOutside = rest.contains { playbook.isDecidedOutside($0) }
    #expect(commits != isOutside, "\(step.id) without \(gate)")
    let isIdle = found.contains(.unused(.consent(gate)))
    #expect(isIdle != changed.awaited.contains(gate), "\(step.id) without \(gate)")
  }

  @Test(arguments: all) func aBranchThatNeverComesBackIsFound(_ id: String) throws {
    let playbook = try playbook(id)
    let question = try #require(playbook.steps.first { !$0.answers.isEmpty })
    let track = try #require(playbook.place(of: question.id)?.track)
    let trap = Sketch.step("trap", to: .to("trap"), skipped: .end)
    let answers = question.answers + [Sketch.answer("trapped", to: .to("trap"))]
    let changed = playbook.changing(question.id) { $0.with(form: .question(answers)) }
    let extended = changed.with(
      tracks: changed.tracks.map { $0.id == track ? Track(id: $0.id, title: $0.title, steps: $0.steps + [trap]) : $0 })
    let found = extended.examine([EndStaysReachable.self]).findings.map(\.fault)
    guard case .endOutOfReach(let tracks, let open, let walk)? = found.first else {
      Issue.record("\(id): \(found)")
      return
    }
    #expect(tracks.contains(track) && open.contains(trap.id))
    #expect(walk.last == .answer(question.id, AnswerID("trapped")))
    #expect(EngineGraph.after(walk, EngineGraph.start(extended))?.isOpen(trap.id) == true)
  }

  @Test(arguments: all) func everyTextIsMissedInEitherLanguage(_ id: String) throws {
    let playbook = try playbook(id)
    let empty = LocalizedText(ja: "", en: "")
    let title = playbook.with(title: empty).examine([TextsAreComplete.self]).findings.map(\.fault)
    #expect(title == Language.allCases.map { .textMissing(TextPlace(.playbook, .title), $0) })
    let changed = playbook.changingSteps { step in
      let said = step.instructions
      let lines = said.lines.isEmpty ? [] : [LocalizedText(ja: said.lines[0].ja, en: " ")] + said.lines.dropFirst()
      return step.with(
        title: LocalizedText(ja: "", en: step.title.en),
        instructions: Instructions(
          lines: lines, doNot: said.doNot, why: said.why, phone: said.phone, evidence: said.evidence))
    }
    let expected = playbook.steps.flatMap { step in
      let part = PlaybookPart.step(step.id)
      return [Fault.textMissing(TextPlace(part, .title), .ja)]
        + (step.instructions.lines.isEmpty ? [] : [.textMissing(TextPlace(part, .instruction(0)), .en)])
    }
    #expect(changed.examine([TextsAreComplete.self]).findings.map(\.fault) == expected)
  }
}

extension Fault {
  fileprivate func isCommitment(of step: StepID) -> Bool {
    if case .commitsWithoutConsent(step, _) = self { true } else { false }
  }
}

extension Playbook {
  /// The consents that some gate or guard waits for.
  fileprivate var awaited: Set<ConsentID> {
    let guards = steps.flatMap(\.guards) + deadlines.compactMap(\.onlyIf)
    return Set(steps.flatMap(\.gates) + guards.flatMap(\.consents))
  }
}
