import ArgumentParser
import CanonicalJSON
import CivilTime
import Export
import RunEngine
import Runner
import Wording

struct Downtime: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "downtime", abstract: tr("止まっていた時間と売上を記録する", "record how long work stood still, and sales"),
      subcommands: [Start.self, End.self, Redate.self, Sales.self, Withdraw.self, List.self],
      defaultSubcommand: List.self)
  }

  struct Start: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "start",
        abstract: tr("止まったことを記録する (今、または --occurred の時刻)", "work stands still (now, or --occurred)"))
    }

    @Argument(help: ArgumentHelp(tr("止まったもの (受注システム、店のレジ…)", "what stands still (orders, tills…)"), valueName: "what"))
    var system: String

    @Flag(name: .long, help: ArgumentHelp(tr("一部だけ止まった", "only in part")))
    var partial = false

    @OptionGroup var recording: RecordingOptions

    func run() throws {
      let order = ClaimOrder.beginOutage(system: system, extent: partial ? .partial : .full)
      try recording.record(.claim(order))
    }
  }

  struct End: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "end", abstract: tr("また動いたことを記録する", "it works again"))
    }

    @Argument(
      help: ArgumentHelp(tr("停止の番号 (1つだけなら不要)", "the outage (not needed when there is one)"), valueName: "outage-1"))
    var outage: String?

    @OptionGroup var recording: RecordingOptions

    func run() throws {
      try recording.record(.claim(.endOutage(outage.map { typedItem($0, "outage") })))
    }
  }

  struct Redate: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "redate", abstract: tr("止まり始めの、より正しい時刻を記録する", "record a better time for when it began"))
    }

    @Argument(help: ArgumentHelp(tr("停止の番号", "the outage"), valueName: "outage-1"))
    var outage: String

    @OptionGroup var recording: RecordingOptions

    func validate() throws {
      if recording.actor.time.occurred == nil {
        throw ValidationError(tr("正しい時刻を --occurred で書いてください", "say the better time with --occurred"))
      }
    }

    func run() throws {
      try recording.record(.claim(.redateOutage(typedItem(outage, "outage"))))
    }
  }

  struct Sales: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "sales", abstract: tr("1日の売上を記録する", "record a day's sales"))
    }

    @Argument(
      help: ArgumentHelp(
        tr("日 (2026-11-24、11/24、今日、昨日)", "day (2026-11-24, 11/24, today, yesterday)"), valueName: "day"))
    var day: String

    @Option(
      name: .long,
      help: ArgumentHelp(tr("ふだんの売上 (去年の同じ日など)", "what is usual (the same day last year)"), valueName: "yen"))
    var usual: String

    @Option(name: .long, help: ArgumentHelp(tr("実際の売上", "what was sold"), valueName: "yen"))
    var actual: String

    @Option(name: .long, help: ArgumentHelp(tr("止まったために払わずに済んだ費用", "what did not have to be paid"), valueName: "yen"))
    var saved: String?

    @OptionGroup var recording: RecordingOptions

    func run() throws {
      let desk = try recording.desk()
      let file = try desk.post.open(desk.id)
      let today = file.zone.local(at: desk.post.clock.read().now).date
      let sales = SalesStated(
        day: try typedDay(day, today: today).text, usualYen: try typedYen(usual), actualYen: try typedYen(actual),
        savedYen: try saved.map(typedYen))
      try recording.record(.claim(.stateSales(sales)))
    }
  }

  struct Withdraw: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "withdraw",
        abstract: tr("まちがって記録した停止を、数えないことにする", "no longer count an outage that was recorded by mistake"))
    }

    @Argument(help: ArgumentHelp(tr("停止の番号", "the outage"), valueName: "outage-1"))
    var outage: String

    @OptionGroup var withdrawal: WithdrawalOptions

    func run() throws { try withdrawal.withdraw(typedItem(outage, "outage")) }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: tr("止まっていた時間と売上を見る", "show outages and sales"))
    }

    @OptionGroup var output: JSONOption
    @OptionGroup var options: IncidentOptions

    func run() throws {
      let report = try options.desk().claimReport()
      if output.json { return Voice.out(json: try JSONReport.downtime(report).canonicalString()) }
      let view = ClaimView(report: report)
      for section in [report.standstill, report.sales, report.loss] { view.show(section) }
    }
  }
}
