package import PlaybookModel

extension Playbook {
  /// Holds every rule against the playbook, looking at all states that its runs can come to. Pure; the same playbook
  /// always gives the same report.
  ///
  /// - Parameter limit: how many nodes the sets of states may take, at about thirty bytes each. Rules that need more
  ///   report that they are not proven.
  package func examine(limit: Int = 8_000_000) -> CheckReport { examine(CheckRules.all, limit: limit) }

  func examine(_ rules: [any CheckRule.Type], limit: Int = 8_000_000) -> CheckReport {
    let examination = Examination(self, limit: limit)
    let findings = rules.flatMap { rule in
      examination.faults(by: rule).map { Finding(rule: rule.id, fault: $0) }
    }
    let (states, nodes) = examination.size
    return CheckReport(
      findings: findings, rules: rules.map { $0.id }, states: states, combinations: examination.combinations,
      nodes: nodes)
  }
}

/// A playbook under examination, with what several rules want to know of it. Explores only what a rule asks for, and
/// that once.
final class Examination {
  let playbook: Playbook
  let sets: StateSets
  private var explorations: [Conduct: Exploration] = [:]

  var store: DiagramStore { sets.store }

  init(_ playbook: Playbook, limit: Int) {
    self.playbook = playbook
    let layout = Layout(
      playbook, watched: AnchorsAreAskedInTime.watched(in: playbook) + EvidenceBeforeAlteration.watched(in: playbook))
    sets = StateSets(layout: layout, store: DiagramStore(limit: limit))
  }

  func exploration(_ conduct: Conduct) throws(Unproven) -> Exploration {
    if store.isExhausted { throw Unproven(limit: store.limit) }
    if let known = explorations[conduct] { return known }
    let fresh = try Exploration(sets, conduct: conduct)
    explorations[conduct] = fresh
    return fresh
  }

  /// The same with these top tracks only; itself when they are all.
  func narrowed(to tracks: Set<TrackID>) -> Examination {
    let kept = playbook.tracks.filter { tracks.contains($0.id) }
    guard kept.count < playbook.tracks.count else { return self }
    let part = Playbook(
      id: playbook.id, version: playbook.version, title: playbook.title, summary: playbook.summary,
      roles: playbook.roles, facts: playbook.facts, consents: playbook.consents, tracks: kept)
    return Examination(part, limit: store.limit)
  }

  /// The states of `set` that a run can rest in.
  func rests(in set: Diagram, _ conduct: Conduct) throws(Unproven) -> Bool {
    !store.isDisjoint(try exploration(conduct).reachable, set)
  }

  fileprivate func faults(by rule: any CheckRule.Type) -> [Fault] {
    let wasExhausted = store.isExhausted
    do throws(Unproven) {
      let faults = try rule.init().faults(in: self)
      if store.isExhausted, !wasExhausted { throw Unproven(limit: store.limit) }
      return faults
    } catch {
      return [.notProven(limit: error.limit)]
    }
  }

  fileprivate var size: (states: UInt128, nodes: Int) {
    guard !store.isExhausted, let exploration = explorations[.anything] else { return (0, store.count) }
    return (store.size(of: exploration.reachable, bits: sets.layout.bits), store.count)
  }

  fileprivate var combinations: UInt128 {
    sets.layout.sizes.reduce(1) { product, size in
      let (result, overflow) = product.multipliedReportingOverflow(by: UInt128(size))
      return overflow ? .max : result
    }
  }
}
