package import CivilTime
import PlaybookModel
package import RunEngine

/// A cost of the claim, held against what is on record about consents and papers. Withdrawn ones are not assessed.
package struct AssessedCost: Hashable, Sendable {
  package enum Consent: Hashable, Sendable {
    /// Such a cost waits for nobody; the insurer is told.
    case notNeeded
    case granted(RunState.Decision)
    /// It was ordered before the consent was given.
    case grantedLate(RunState.Decision)
    /// By its stated time it was given before the order; it was recorded only this long after it.
    case statedAfterwards(RunState.Decision, after: Span)
    case declined(RunState.Decision)
    case missing
  }

  package enum Cover: Hashable, Sendable {
    case candidate
    /// Policies pay it only by an option, and nobody stated that this one has it.
    case optionUnknown
    case notPaid
  }

  package let item: RunState.CostItem
  package let cover: Cover
  /// The consent that the cost names; otherwise those that the insurer gives for the step that it belongs to.
  let leansOn: [ConsentID]
  package let consent: Consent
  package let missingPapers: [ClaimPaper]
  /// Of the whole amount, what made things better than they were.
  package let upgradeYen: Int
  /// What the claim puts forward: nothing of a cost that is not paid, and no upgrades.
  package let claimedYen: Int

  package var cost: CostRecorded { item.latest.cost }
  package var yen: Int { Yen.bounded(cost.yen) }

  init(_ item: RunState.CostItem, in state: RunState, under terms: PolicyStated) {
    self.item = item
    let cost = item.latest.cost
    cover = Cover(of: cost.kind, under: terms)
    leansOn = item.consents(in: state.playbook)
    consent = Consent(of: item, leaningOn: leansOn, in: state)
    let filed = Set(item.papers.map(\.paper))
    missingPapers = cost.kind.papers.filter { paper in
      !filed.contains(paper) && (paper != .payment || cost.stage == .paid)
    }
    let yen = Yen.bounded(cost.yen)
    upgradeYen = min(yen, Yen.bounded(cost.upgradeYen ?? 0))
    claimedYen = cover == .candidate ? yen - upgradeYen : 0
  }
}

extension AssessedCost.Cover {
  init(of kind: CostKind, under terms: PolicyStated) {
    if terms.excludes?.contains(kind) == true {
      self = .notPaid
    } else if terms.covers?.contains(kind) == true {
      self = .candidate
    } else {
      switch kind.usualCover {
      case .candidate: self = .candidate
      case .byOption: self = .optionUnknown
      case .notPaid: self = .notPaid
      }
    }
  }
}

extension AssessedCost.Consent {
  init(of item: RunState.CostItem, leaningOn wanted: [ConsentID], in state: RunState) {
    // Ordered when somebody says so, and at the latest when it was recorded.
    let committed = item.entries.first { $0.cost.stage != .estimated }.map { min($0.at, $0.recording.recorded) }
    let found = wanted.map { id in
      AssessedCost.Consent(state.decisions.filter { $0.consent.consent == id }, committed: committed)
    }
    guard let worst = found.max(by: { $0.gravity < $1.gravity }) else {
      self = item.latest.cost.kind.waitsForConsent ? .missing : .notNeeded
      return
    }
    self = worst == .missing && !item.latest.cost.kind.waitsForConsent ? .notNeeded : worst
  }

  private init(_ decisions: [RunState.Decision], committed: Instant?) {
    guard let last = decisions.last else {
      self = .missing
      return
    }
    guard last.consent.decision == .granted else {
      self = .declined(last)
      return
    }
    let granted = decisions.filter { $0.consent.decision == .granted }
    guard let committed, let first = granted.first,
      !granted.contains(where: { $0.recorded <= committed && $0.at <= committed })
    else {
      self = .granted(last)
      return
    }
    self =
      committed < first.at
      ? .grantedLate(last) : .statedAfterwards(first, after: first.recorded.since(committed))
  }

  private var gravity: Int {
    switch self {
    case .notNeeded: 0
    case .granted: 1
    case .statedAfterwards: 2
    case .grantedLate: 3
    case .missing: 4
    case .declined: 5
    }
  }
}

extension RunState.CostItem {
  private static let insurer = RoleID("insurer")

  fileprivate func consents(in playbook: Playbook) -> [ConsentID] {
    if let stated = latest.cost.consent { return [stated] }
    let gates = invocation.flatMap { playbook.step($0.step)?.gates } ?? []
    return gates.filter { playbook.consent($0)?.from == Self.insurer }
  }
}
