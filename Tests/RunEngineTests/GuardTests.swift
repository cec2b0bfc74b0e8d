import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct GuardTests {
  private let run = playbook(
    track(
      "main",
      task(
        "a", to: .to("b"), failed: .to("b"), timeout: Timeout(after: .hours(1), route: .to(.to("b")))),
      question("b", [answer("yes", to: .to("c")), answer("no", to: .to("a"))]), task("c", onlyIf: .leaked(.yes))),
    track("side", task("d")))

  private func value(_ guardCondition: Guard, _ incident: Incident) -> Bool? {
    incident.state.control.value(of: guardCondition)
  }

  @Test func facts() throws {
    var incident = try Incident(run)
    let atoms: [Guard] = [
      .leaked(.yes), .factIs(FactID("people"), .number(3)), .factOver(FactID("people"), 2),
      .factOver(FactID("people"), 3),
      .factIs(FactID("colour"), .choice("red")), .factIs(FactID("receipt"), .text), .factOver(FactID("leaked"), 0),
      .factIs(FactID("people"), .yes),
    ]
    #expect(atoms.map { value($0, incident) } == [nil, nil, nil, nil, nil, nil, nil, nil])
    #expect(value(.factKnown(FactID("people")), incident) == false)
    #expect(value(.factKnown(.discovered), incident) == true)
    try incident.perform(
      .state([FactID("leaked"): "yes", FactID("people"): "3", FactID("colour"): "blue", FactID("receipt"): "R"]))
    #expect(atoms.map { value($0, incident) } == [true, true, true, false, false, true, false, false])
    #expect(value(.factKnown(FactID("people")), incident) == true)
  }

  /// | way out | finished | skipped | answered yes |
  @Test func steps() throws {
    func row(_ step: String, _ incident: Incident) -> [Bool?] {
      [.stepFinished(StepID(step)), .stepSkipped(StepID(step)), .stepAnswered(StepID(step), AnswerID("yes"))].map {
        value($0, incident)
      }
    }
    let start = try Incident(run)
    #expect(row("a", start) == [false, false, false])
    func after(_ actions: Command.Action..., waiting span: Span = .zero) throws -> Incident {
      var incident = start
      incident.wait(span)
      for action in actions { try incident.perform(action) }
      return incident
    }
    #expect(row("a", try after(.done("a"))) == [true, false, false])
    #expect(row("a", try after(.skip("a"))) == [true, true, false])
    #expect(row("a", try after(.fail("a"))) == [false, false, false])
    #expect(row("a", try after(.observe, waiting: .hours(1))) == [true, false, false])
    #expect(row("b", try after(.done("a"), .answer("b", "yes"))) == [true, false, true])
    #expect(row("b", try after(.done("a"), .answer("b", "no"))) == [true, false, false])
    #expect(row("c", try after(.state("leaked", "no"), .done("a"), .answer("b", "yes"))) == [true, false, false])
  }

  @Test func consentsAndTracks() throws {
    var incident = try Incident(run)
    #expect(value(.consentGranted(ConsentID("order")), incident) == false)
    try incident.perform(.grant("order"))
    #expect(value(.consentGranted(ConsentID("order")), incident) == true)
    try incident.perform(.decline("order"))
    #expect(value(.consentGranted(ConsentID("order")), incident) == false)
    #expect(value(.trackFinished(TrackID("side")), incident) == false)
    try incident.perform(.skip("d"))
    #expect(value(.trackFinished(TrackID("side")), incident) == true)
    #expect(value(.trackFinished(TrackID("main")), incident) == false)
  }

  /// Kleene's tables for every combination of two and three values, and of none.
  @Test func threeValuedLogic() throws {
    let names = ["leaked", "people", "colour"].map { FactID($0) }
    let atoms: [Guard] = [.leaked(.yes), .factIs(names[1], .number(1)), .factIs(names[2], .choice("red"))]
    let start = try Incident(run)
    #expect(value(.all([]), start) == true)
    #expect(value(.any([]), start) == false)
    for index in 0..<27 {
      let values = [index % 3, index / 3 % 3, index / 9].map { [nil, false, true][$0] as Bool? }
      var incident = start
      for (atom, (fact, wanted)) in zip([("yes", "no"), ("1", "0"), ("red", "blue")], zip(names, values)) {
        guard let wanted else { continue }
        try incident.perform(.state([fact: wanted ? atom.0 : atom.1]))
      }
      for count in 1...3 {
        let parts = Array(values.prefix(count))
        let all: Bool? = parts.contains(false) ? false : parts.contains(nil) ? nil : true
        let any: Bool? = parts.contains(true) ? true : parts.contains(nil) ? nil : false
        let guards = Array(atoms.prefix(count))
        #expect(value(.all(guards), incident) == all)
        #expect(value(.any(guards), incident) == any)
        #expect(value(.not(.all(guards)), incident) == all.map(!))
        #expect(value(.all(guards.map(Guard.not)), incident) == any.map(!))
        let unknown = zip(names, parts).filter { $0.1 == nil }.map(\.0)
        #expect(incident.state.control.factsMissing(for: .all(guards)) == (all == nil ? unknown : []))
        #expect(incident.state.control.factsMissing(for: .any(guards)) == (any == nil ? unknown : []))
      }
      let mixed = value(.any([.all([atoms[0], atoms[1]]), .not(atoms[2])]), incident)
      let both: Bool? =
        values[0] == false || values[1] == false ? false : values[0] == true && values[1] == true ? true : nil
      let third = values[2].map(!)
      #expect(mixed == (both == true || third == true ? true : both == false && third == false ? false : nil))
    }
  }

  /// Each once, and none whose value makes no difference any more.
  @Test func missingFacts() throws {
    var incident = try Incident(run)
    let people = Guard.factOver(FactID("people"), 9)
    let condition = Guard.all([.any([.leaked(.yes), .leaked(.no), people]), .any([people, .factKnown(.discovered)])])
    #expect(incident.state.control.factsMissing(for: condition) == [FactID("leaked"), FactID("people")])
    try incident.perform(.state("people", "3"))
    #expect(incident.state.control.factsMissing(for: condition) == [FactID("leaked")])
    #expect(incident.state.control.factsMissing(for: .any([.factKnown(.discovered), .leaked(.yes)])) == [])
  }
}
