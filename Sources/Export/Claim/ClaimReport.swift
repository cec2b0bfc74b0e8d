package import CivilTime
package import Claim
package import PlaybookModel
package import RunEngine
import Wording

/// The claim so far, as sections of facts and tables: the same on a page, on paper and at a terminal.
package struct ClaimReport: Hashable, Sendable {
  package struct Section: Hashable, Sendable {
    package let title: LocalizedText
    /// How to read it, or what it does not say.
    package var note: LocalizedText?
    package let table: ReportTable
    /// Stands in place of a table without rows.
    package var otherwise: LocalizedText?
  }

  package let heading: TimelineHeading
  package let playbook: Playbook
  package let outages: [RunState.Outage]
  package let assessment: ClaimAssessment

  package let sum: Section
  package let notice: Section
  package let consents: Section
  package let costs: Section
  package let standstill: Section
  package let sales: Section
  package let loss: Section
  package let gaps: Section
  package let missingEvidence: Section
  package let policy: Section
  package let changed: Section
  package let changes: [Restatement]

  /// In the order in which an adjuster reads them.
  package var sections: [Section] {
    [sum, notice, consents, costs, standstill, sales, loss, gaps, missingEvidence, policy, changed]
  }

  package init(of state: RunState, zone: Zone, root: String) {
    heading = TimelineHeading(state: state, zone: zone, root: root)
    assessment = ClaimAssessment(of: state, zone: zone)
    let parts = ClaimParts(state: state, assessment: assessment, time: TimeText(zone: zone))
    playbook = state.playbook
    outages = state.claim.outages
    sum = parts.sum
    notice = parts.notice
    consents = parts.consents
    costs = parts.costs
    standstill = parts.standstill
    sales = parts.sales
    loss = parts.loss
    gaps = parts.gaps
    changes = Restatement.all(of: state, zone: zone)
    changed = parts.changed(changes)
    missingEvidence = parts.missingEvidence
    policy = parts.policy
  }

  /// Which incident it is, what it is as of, and what must not be overlooked.
  var facts: [(name: LocalizedText, words: LocalizedText)] {
    let last = heading.size - 1
    let asOf = assessment.asOf.map { instant in
      let at = TimeText(zone: heading.zone).exact(instant)
      return (name: say("この時点まで", "As of"), words: say("\(at)(\(last)番の記録まで)", "\(at) (up to entry \(last))"))
    }
    return heading.identity + [asOf].compactMap(\.self) + heading.cautions
  }

  package static let title = say("保険請求のまとめ", "Claim so far")

  /// What it is as of, and what it does not promise.
  package static let promise = say(
    "これは、記録された金額を足し合わせたものです。いくら支払われるかは、保険の約款と保険会社が決めます。",
    "This adds up what was recorded. What is paid is for the policy wording and the insurer to decide.")
}

/// Columns and rows of words.
package struct ReportTable: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package let title: LocalizedText
    /// Its part of the width, in hundredths.
    package let width: Int
    package let isNumber: Bool

    init(_ title: LocalizedText, _ width: Int, number: Bool = false) {
      self.title = title
      self.width = width
      isNumber = number
    }
  }

  package struct Row: Hashable, Sendable {
    package enum Weight: String, Hashable, Sendable {
      case plain
      /// A sum of those above.
      case sum
      /// What an adjuster will ask about.
      case flagged
      /// Recorded, and no longer counted.
      case struck
    }

    package let cells: [LocalizedText]
    package let weight: Weight

    init(_ cells: [LocalizedText], _ weight: Weight = .plain) {
      self.cells = cells
      self.weight = weight
    }
  }

  package let columns: [Column]
  package let rows: [Row]
}
