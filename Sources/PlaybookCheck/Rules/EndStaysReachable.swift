import PlaybookModel

/// From every state that a run can come to, whatever people do and whatever they are refused, the run can still end.
///
/// The way to the end may need a consent that was declined before, and an answer of a certain kind; it may not need
/// skipping or overriding, since a playbook that offers no other way out has forgotten one. The states that it starts
/// from do include those after a skip or an override.
///
/// Every run that cannot be ended stands in such a state, whether nothing moves any more or something goes round for
/// ever. Tracks never take finishing back, so that the end is out of reach exactly when some track's end is.
struct EndStaysReachable: CheckRule {
  static let id = RuleID("end-stays-reachable")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    let (store, sets) = (examination.store, examination.sets)
    let exploration = try examination.exploration(.anything)
    let open = try exploration.states(thatCanReach: sets.ended, by: .byTheBook)
    let lost = store.minus(exploration.reachable, open)
    guard !lost.isEmpty, let (walk, state) = try exploration.shortestWalk(to: lost) else { return [] }
    let onward = try Exploration(sets, conduct: .byTheBook, from: state)
    let stuck = examination.playbook.tracks.map(\.id).filter {
      store.isDisjoint(onward.reachable, sets.finished($0))
    }
    return [.endOutOfReach(tracks: stuck, open: sets.openSteps(in: state), walk: walk)]
  }
}
