import ArgumentParser
import CanonicalJSON
import CivilTime
import Claim
import Export
import RunEngine
import Runner
import Wording

extension ClaimCommand {
  struct Policy: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "policy", abstract: tr("保険の条件を見る・記録する (保険証券や約款から)", "show or record the terms of the policy"))
    }

    @Option(name: .long, help: ArgumentHelp(tr("証券番号", "policy number"), valueName: "number"))
    var number: String?

    @Option(name: .long, help: ArgumentHelp(tr("保険期間の始め", "first day of the policy"), valueName: "day"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp(tr("保険期間の終わり", "last day of the policy"), valueName: "day"))
    var until: String?

    @Option(name: .long, help: ArgumentHelp(tr("支払限度額", "the most that is paid"), valueName: "yen"))
    var limit: String?

    @Option(name: .long, help: ArgumentHelp(tr("免責金額", "deductible"), valueName: "yen"))
    var deductible: String?

    @Option(
      name: .long, help: ArgumentHelp(tr("支払割合 (1から100)", "the share that is paid (1 to 100)"), valueName: "percent"))
    var paidPercent: String?

    @Option(
      name: .long,
      help: ArgumentHelp(
        tr("費用を数える日数 (保険会社への最初の連絡から)", "days in which costs count, from the first notice"), valueName: "days"))
    var costDays: String?

    @Option(name: .long, help: ArgumentHelp(tr("免責時間", "waiting period"), valueName: "hours"))
    var waitingHours: String?

    @Option(
      name: .long,
      help: ArgumentHelp(
        tr("免責時間の扱い: 差し引く、または超えれば初めから", "taken off, or once exceeded from the beginning"),
        valueName: "deducted|threshold"))
    var waitingMode: String?

    @Option(name: .long, help: ArgumentHelp(tr("売上の減少を数える日数", "days in which lost sales count"), valueName: "days"))
    var lossDays: String?

    @Option(name: .long, help: ArgumentHelp(tr("売上の減少の限度額", "the most that is paid for lost sales"), valueName: "yen"))
    var lossLimit: String?

    @Option(
      name: .long,
      help: ArgumentHelp(tr("売上に対する利益と固定費の割合 (35.0)", "insured share of sales (35.0)"), valueName: "percent"))
    var profitRate: String?

    @Option(name: .long, help: ArgumentHelp(tr("特約などで対象になる種類", "kinds that this policy pays"), valueName: "kind"))
    var covers: [String] = []

    @Option(name: .long, help: ArgumentHelp(tr("対象外の種類", "kinds that it does not pay"), valueName: "kind"))
    var excludes: [String] = []

    @OptionGroup var recording: RecordingOptions

    func validate() throws {
      if let waitingMode, PolicyStated.WaitingMode(rawValue: waitingMode) == nil {
        throw ValidationError(
          tr("--waiting-mode は deducted か threshold です", "--waiting-mode is deducted or threshold"))
      }
      if let profitRate, PolicyStated.perMille(typedPercent: profitRate) == nil {
        throw ValidationError(tr("--profit-rate は 35.0 のように書きます", "--profit-rate is a percentage such as 35.0"))
      }
    }

    func run() throws {
      let desk = try recording.desk()
      let file = try desk.post.open(desk.id)
      let known = file.state.claim.terms ?? .nothing
      let today = file.zone.local(at: desk.post.clock.read().now).date
      let terms = PolicyStated(
        number: number.map(Disclosable.reference) ?? known.number,
        from: try from.map { try typedDay($0, today: today).text } ?? known.from,
        until: try until.map { try typedDay($0, today: today).text } ?? known.until,
        limitYen: try limit.map(typedYen) ?? known.limitYen,
        deductibleYen: try deductible.map(typedYen) ?? known.deductibleYen,
        paidPercent: try paidPercent.map(typedCount) ?? known.paidPercent,
        costDays: try costDays.map(typedCount) ?? known.costDays,
        waitingHours: try waitingHours.map(typedCount) ?? known.waitingHours,
        waitingMode: waitingMode.flatMap { PolicyStated.WaitingMode(rawValue: $0) } ?? known.waitingMode,
        lossDays: try lossDays.map(typedCount) ?? known.lossDays,
        lossLimitYen: try lossLimit.map(typedYen) ?? known.lossLimitYen,
        profitPerMille: profitRate.flatMap { PolicyStated.perMille(typedPercent: $0) } ?? known.profitPerMille,
        covers: covers.isEmpty ? known.covers : try covers.map(typedKind),
        excludes: excludes.isEmpty ? known.excludes : try excludes.map(typedKind))
      guard terms != known else { return try show(at: desk) }
      let command = try recording.command(.claim(.statePolicy(terms)), in: file, at: desk)
      let recorded = try desk.worded {
        try desk.post.state(terms, by: command.actor, occurred: command.occurred, on: desk.id)
      }
      try recording.tell(recorded, at: desk)
    }

    private func show(at desk: Desk) throws {
      let report = try desk.claimReport()
      if recording.json { return Voice.out(json: try JSONReport.terms(report.assessment.terms).canonicalString()) }
      ClaimView(report: report).show(report.policy)
    }
  }
}
