import PlaybookModel

/// From every state that a run can come to, whatever people do and whatever they are refused, the run can still end.
///
/// The way to the end may need a consent that was declined before, and an answer of a certain kind; it may not need
/// skipping or overriding, since a playbook that offers no other way out has forgotten one. The states that it starts
/// from do include those after a skip or an override.
///
/// Every run that cannot be ended stands in such a state, whether nothing moves any more or something goes round for
/// ever. Looks at one track after the other, those first that others wait for: tracks never take finishing back, so that
/// where each can finish once those before it have, all can, one after the other.
struct EndStaysReachable: CheckRule {
  static let id = RuleID("end-stays-reachable")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    let (store, sets) = (examination.store, examination.sets)
    let exploration = try examination.exploration(.anything)
    var finished: [Track] = []
    for track in examination.playbook.tracksInOrderOfWaiting {
      let here = store.and([exploration.reachable] + finished.map { sets.finished($0.id) })
      let open = try exploration.states(
        thatCanReach: sets.finished(track.id), by: .byTheBook, with: finished)
      guard store.minus(here, open).isEmpty else { return try fault(of: track, in: examination) }
      finished.append(track)
    }
    return []
  }

  private func fault(of track: Track, in examination: Examination) throws(Unproven) -> [Fault] {
    let (store, sets) = (examination.store, examination.sets)
    let exploration = try examination.exploration(.anything)
    let open = try exploration.states(thatCanReach: sets.finished(track.id), by: .byTheBook)
    guard let (walk, state) = try exploration.shortestWalk(to: store.not(open)) else { return [] }
    let onward = try Exploration(sets, conduct: .byTheBook, from: state)
    let others = examination.playbook.tracks.map(\.id).filter {
      $0 != track.id && store.isDisjoint(onward.reachable, sets.finished($0))
    }
    return [.endOutOfReach(tracks: [track.id] + others, open: sets.openSteps(in: state), walk: walk)]
  }
}

extension Playbook {
  /// The top tracks, each behind those whose end its steps wait for; where they wait for each other, in the order of the
  /// playbook.
  fileprivate var tracksInOrderOfWaiting: [Track] {
    var found: [Track] = []
    var begun: Set<TrackID> = []
    func visit(_ track: Track) {
      guard begun.insert(track.id).inserted else { return }
      for atom in track.allSteps.flatMap(\.guards).flatMap(\.atoms) {
        if case .trackFinished(let id) = atom, let other = tracks.first(where: { $0.id == id }) { visit(other) }
      }
      found.append(track)
    }
    for track in tracks { visit(track) }
    return found
  }
}
