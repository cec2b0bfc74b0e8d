/// A telephone call to somebody who did not answer a notice. It belongs to no track: it opens when a notice has gone
/// unanswered, whatever the tracks are doing, and can always be made, so that no run can get stuck in it.
package struct Fallback: Hashable, Sendable {
  package let id: StepID
  package let title: LocalizedText
  /// Who telephones.
  package let role: RoleID
  /// Whom they speak to.
  package let reaches: RoleID
  package let instructions: Instructions
  package let marks: Milestone?

  package init(
    id: StepID, title: LocalizedText, role: RoleID, reaches: RoleID, instructions: Instructions = .init(),
    marks: Milestone? = nil
  ) {
    self.id = id
    self.title = title
    self.role = role
    self.reaches = reaches
    self.instructions = instructions
    self.marks = marks
  }

  /// The call as a step: nothing comes before it, and nothing after it.
  package var step: Step {
    Step(
      id: id, title: title, role: role, kind: .notice, instructions: instructions, marks: marks, speaksTo: reaches,
      routes: Routes(done: .to(.end)))
  }

  /// The lane of its own in which it is entered. The colon keeps its name from being that of any track of a file.
  package var track: Track { Track(id: TrackID("fallback:\(id.rawValue)"), title: title, steps: [step]) }
}

extension Playbook {
  /// The calls that anything can lead to: a notice of a step, or one that a person writes to somebody outside.
  package var reachableFallbacks: Set<StepID> {
    let ofSteps = steps.flatMap(\.notices).compactMap { fallback(for: $0)?.id }
    let ofPeople = roles.filter(\.isOutside).compactMap { fallback(reaching: $0.id)?.id }
    return Set(ofSteps + ofPeople)
  }

  package func fallback(_ id: StepID) -> Fallback? { fallbacks.first { $0.id == id } }

  /// Whom to telephone when a notice is not answered: as the notice says, else the first call to the same people.
  package func fallback(for notice: Notice) -> Fallback? {
    notice.fallback.flatMap(fallback) ?? fallback(reaching: notice.to)
  }

  package func fallback(reaching role: RoleID) -> Fallback? { fallbacks.first { $0.reaches == role } }
}
