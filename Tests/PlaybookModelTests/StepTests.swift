import PlaybookModel
import Testing

@Suite struct StepTests {
  private let text = LocalizedText(ja: "題", en: "Title")
  private let end = Route.to(.end)

  @Test func whatAnAnswerSaysGoesBeforeWhatTheStepSays() {
    let own = Answer(
      id: AnswerID("own"), label: text, grants: [ConsentID("b")], marks: .agentNotified, route: end)
    let plain = Answer(id: AnswerID("plain"), label: text, route: end)
    let question = step(form: .question([own, plain]), marks: .hotlineCalled, grants: [ConsentID("a")])
    #expect(question.answers == [own, plain])
    #expect(question.answer(AnswerID("plain")) == plain)
    #expect(question.answer(AnswerID("gone")) == nil)
    #expect(question.milestone(for: AnswerID("own")) == .agentNotified)
    #expect(question.milestone(for: AnswerID("plain")) == .hotlineCalled)
    #expect(question.milestone(for: nil) == .hotlineCalled)
    #expect(question.grants(for: AnswerID("own")) == [ConsentID("a"), ConsentID("b")])
    #expect(question.grants(for: AnswerID("plain")) == [ConsentID("a")])
    #expect(question.grants(for: nil) == [ConsentID("a")])
  }

  @Test func otherFormsHaveNoAnswers() {
    let track = Track(id: TrackID("t"), title: text, steps: [step(form: .task)])
    #expect(step(form: .task).answers == [])
    #expect(step(form: .parallel([track])).answers == [])
  }

  @Test func kinds() {
    #expect(StepKind.allCases.filter(\.isUrgent) == [.mitigation, .preservation])
    #expect(StepKind.allCases.filter(\.commitsCompany) == [.spend, .promise])
  }

  @Test func aSkippedStepGoesTheWayOfADoneOneUnlessItSaysOtherwise() {
    let other = Route.to(.step(StepID("other")))
    #expect(Routes(done: end).skipped == end)
    #expect(Routes(done: end, skipped: other).skipped == other)
    #expect(Routes(done: end).failed == nil)
    let branch = Route.Branch(if: .trackFinished(TrackID("t")), to: .step(StepID("a")))
    #expect(Route(branches: [branch], otherwise: .end).targets == [.step(StepID("a")), .end])
  }

  @Test func atomsOfAGuard() {
    let (known, done, granted) = (
      Guard.factKnown(FactID("f")), Guard.stepFinished(StepID("s")), Guard.consentGranted(ConsentID("c"))
    )
    #expect(known.atoms == [known])
    #expect(Guard.all([known, .any([done, .not(granted)]), .all([])]).atoms == [known, done, granted])
    #expect(Guard.not(.not(done)).atoms == [done])
  }

  private func step(form: StepForm, marks: Milestone? = nil, grants: [ConsentID] = []) -> Step {
    Step(
      id: StepID("s"), title: text, role: RoleID("staff"), kind: .decision, marks: marks, grants: grants, form: form,
      routes: Routes(done: end))
  }
}
