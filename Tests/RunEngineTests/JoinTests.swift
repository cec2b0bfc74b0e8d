import PlaybookModel
import RunEngine
import Testing

/// A second playbook taken into a run.
@Suite struct JoinTests {
  private func both() -> Playbook {
    let guest = playbook(track("main", task("a", done: .to(.to("leak"))), task("leak")))
    return playbook(track("main", task("a", done: .to(.to("b"))), task("b"))).mayBecome([guest.named("leak")])
  }

  @Test func whatIsDoneCountsAndTheRestOpens() throws {
    var incident = try Incident(both())
    try incident.perform(.done("a"))
    try incident.perform(.join(PlaybookID("leak"), reason: "files were copied"))
    #expect(Set(incident.open) == ["b", "leak"])
    #expect(incident.standing("leak") == .ready)
    #expect(
      incident.refusal(.join(PlaybookID("leak"), reason: "again")) == .cannotJoin(PlaybookID("leak"), possible: []))
    try incident.perform(.done("leak"))
    try incident.perform(.done("b"))
    #expect(incident.story().last == "completed")
  }

  @Test func whatIsNotDoneYetIsWaitedFor() throws {
    var incident = try Incident(both())
    try incident.perform(.join(PlaybookID("leak"), reason: "files were copied"))
    #expect(
      incident.standing("leak") == .held(.waits(.any([.stepFinished(StepID("a")), .trackFinished(TrackID("main"))]))))
    try incident.perform(.done("a"))
    #expect(incident.standing("leak") == .ready)
  }

  @Test func itNeedsAReasonAPlaybookThatCameAlongAndARunThatGoesOn() throws {
    var incident = try Incident(both())
    #expect(incident.refusal(.join(PlaybookID("leak"), reason: " ")) == .reasonNeeded)
    #expect(
      incident.refusal(.join(PlaybookID("bec"), reason: "x"))
        == .cannotJoin(PlaybookID("bec"), possible: [PlaybookID("leak")]))
    try incident.perform(.done("a"))
    try incident.perform(.done("b"))
    #expect(incident.refusal(.join(PlaybookID("leak"), reason: "x")) == .runIsOver)
  }
}

extension Playbook {
  fileprivate func named(_ id: String) -> Playbook {
    Playbook(
      id: PlaybookID(id), version: version, title: title, summary: summary, roles: roles, facts: facts,
      consents: consents, messages: messages, tracks: tracks, deadlines: deadlines)
  }
}
