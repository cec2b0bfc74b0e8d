package import CivilTime
package import PlaybookModel
package import RunEngine
import Wording

/// What stands above a timeline: which incident, and which state of its ledger.
package struct TimelineHeading: Hashable, Sendable {
  package let incident: String
  package let playbook: LocalizedText
  package let isDrill: Bool
  package let name: Disclosable?
  package let company: Disclosable?
  package let policyNumber: Disclosable?
  package let discovered: Instant?
  package let completed: Instant?
  package let zone: Zone
  /// How many entries the ledger has.
  package let size: Int
  /// How many of them this copy of the record leaves out.
  package let withheld: Int
  /// The root over them, hexadecimal.
  package let root: String
  /// The four separate facts about notice.
  package let milestones: [Milestone: RunState.Reached]
  /// Entries by which somebody went on without a consent.
  package let overrides: [Int]

  package init(state: RunState, zone: Zone, root: String) {
    incident = state.start?.incident ?? ""
    playbook = state.playbook.title
    isDrill = state.start?.isDrill ?? false
    name = state.start?.name
    company = state.start?.company
    policyNumber = state.policyNumber
    discovered = state.instant(of: .discovered)
    completed = if case .completed(let at) = state.phase { at } else { nil }
    self.zone = zone
    size = state.size
    withheld = state.withheld
    self.root = root
    milestones = state.milestones
    overrides = state.overrides
  }

  /// Stands where an entry is left out.
  static let withheldEntry = say("(この記録は伏せてあります)", "(this entry is withheld)")

  static let drillMark = say("【訓練】", "[DRILL] ")

  package var title: LocalizedText {
    (isDrill ? TimelineHeading.drillMark : say("", "")) + playbook + say(" — \(incident)", " — \(incident)")
  }
}
