import CanonicalJSON
import CivilTime
import Claim
import Export
import PlaybookModel
import RunEngine
import Wording

extension JSONReport {
  /// Amounts are in yen, times in UTC, lengths in seconds.
  static func claim(_ report: ClaimReport) -> JSONValue {
    let claim = report.assessment
    let time = TimeText(zone: report.heading.zone)
    let words = GapText(playbook: report.playbook, time: time)
    return object([
      ("incident", .string(report.heading.incident)), ("entries", .integer(report.heading.size)),
      ("total", total(claim.total)), ("costs", costs(claim)["costs"]), ("loss", loss(claim.loss)),
      ("terms", terms(claim.terms)),
      ("changed", .array(report.changes.map { changed($0, RestatementText(playbook: report.playbook, time: time)) })),
      (
        "gaps",
        .array(
          claim.gaps.map { gap in
            object([("what", text(words.what(gap))), ("remedy", words.remedy(gap).map(text))])
          })
      ),
    ])
  }

  /// Something that was stated anew, and what would be asked for under the first statement.
  private static func changed(_ change: Restatement, _ words: RestatementText) -> JSONValue {
    object([
      ("what", text(words.title(of: change))), ("first", text(words.text(of: change.first))),
      ("later", text(words.text(of: change.later))), ("firstEntry", .integer(change.firstRecorded.sequence)),
      ("entry", .integer(change.laterRecorded.sequence)),
      ("recorded", .string(change.laterRecorded.recorded.utcText)),
      ("by", text(words.actor(of: change.laterRecorded))), ("reason", (change.reason?.text).map { .string($0) }),
      ("askedUnderTheFirst", change.askedYen.map { .integer($0) }),
    ])
  }

  static func costs(_ claim: ClaimAssessment) -> JSONValue {
    let assessed = claim.costs.map { cost in
      object([
        ("item", .string(cost.item.id)), ("kind", .string(cost.cost.kind.rawValue)),
        ("stage", .string(cost.cost.stage.rawValue)), ("yen", .integer(cost.yen)),
        ("upgrade", .integer(cost.upgradeYen)), ("claimed", .integer(cost.claimedYen)),
        ("consent", .string(word(for: cost.consent))),
        ("papers", .array(cost.item.papers.map { ["paper": .string($0.paper.rawValue), "item": .string($0.item)] })),
        ("missingPapers", .array(cost.missingPapers.map { .string($0.rawValue) })),
        ("entries", .array(cost.item.entries.map { .integer($0.sequence) })),
      ])
    }
    return [
      "costs": .array(assessed), "withdrawn": .array(claim.withdrawnCosts.map { .string($0.id) }),
      "recorded": .integer(claim.classes.reduce(0) { $0 + $1.yen }), "claimed": .integer(claim.total.costsYen),
    ]
  }

  static func downtime(_ report: ClaimReport) -> JSONValue {
    let outages = report.outages.map { outage in
      object([
        ("outage", .string(outage.id)), ("extent", .string(outage.began.extent.rawValue)),
        ("began", .string(outage.start.at.utcText)), ("ended", outage.end.map { .string($0.at.utcText) }),
        ("withdrawn", .bool(outage.withdrawn != nil)),
      ])
    }
    return ["outages": .array(outages), "loss": loss(report.assessment.loss)]
  }

  static func terms(_ terms: PolicyStated) -> JSONValue {
    object([
      ("number", terms.number?.text.map { .string($0) }), ("from", terms.from.map { .string($0) }),
      ("until", terms.until.map { .string($0) }),
      ("limitYen", terms.limitYen.map { .integer($0) }), ("deductibleYen", terms.deductibleYen.map { .integer($0) }),
      ("paidPercent", terms.paidPercent.map { .integer($0) }), ("costDays", terms.costDays.map { .integer($0) }),
      ("waitingHours", terms.waitingHours.map { .integer($0) }),
      ("waitingMode", terms.waitingMode.map { .string($0.rawValue) }),
      ("lossDays", terms.lossDays.map { .integer($0) }), ("lossLimitYen", terms.lossLimitYen.map { .integer($0) }),
      ("profitPerMille", terms.profitPerMille.map { .integer($0) }),
      ("covers", terms.covers.map { .array($0.map { .string($0.rawValue) }) }),
      ("excludes", terms.excludes.map { .array($0.map { .string($0.rawValue) }) }),
    ])
  }

  private static func total(_ total: ClaimAssessment.Total) -> JSONValue {
    [
      "costs": .integer(total.costsYen), "loss": .integer(total.lossYen), "sum": .integer(total.sumYen),
      "afterShare": .integer(total.shareYen), "afterDeductible": .integer(total.afterDeductibleYen),
      "asked": .integer(total.yen),
    ]
  }

  private static func loss(_ loss: LostSales) -> JSONValue {
    let days = loss.days.map { day -> JSONValue in
      [
        "day": .string(day.date.text), "usual": .integer(day.sales.usualYen), "actual": .integer(day.sales.actualYen),
        "stopped": .integer(day.stopped), "counted": .integer(day.counted), "lost": .integer(day.lostYen),
        "caughtUp": .integer(day.caughtUpYen),
      ]
    }
    let sum: LostSales.Sum? = if case .sum(let sum) = loss.result { sum } else { nil }
    let missing: [JSONValue]? =
      if case .incomplete(let missing) = loss.result { missing.map { .string(word(for: $0)) } } else { nil }
    return object([
      ("days", .array(days)), ("daysWithoutSales", .array(loss.daysWithoutSales.map { .string($0.text) })),
      ("lost", sum.map { .integer($0.lostYen) }), ("caughtUp", sum.map { .integer($0.caughtUpYen) }),
      ("profit", sum.map { .integer($0.profitYen) }), ("saved", sum.map { .integer($0.savedYen) }),
      ("loss", sum.map { .integer($0.yen) }), ("missing", missing.map { .array($0) }),
    ])
  }

  private static func word(for consent: AssessedCost.Consent) -> String {
    switch consent {
    case .notNeeded: "not-needed"
    case .granted: "granted"
    case .grantedLate: "granted-late"
    case .statedAfterwards: "stated-afterwards"
    case .declined: "declined"
    case .missing: "missing"
    }
  }

  private static func word(for missing: LostSales.Missing) -> String {
    switch missing {
    case .waitingHours: "waiting-hours"
    case .profitRate: "profit-rate"
    case .sales: "sales"
    }
  }
}
