import ArgumentParser
import CanonicalJSON
import Export
import Wording

extension Cost {
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: tr("記録した費用を見る", "show the costs"))
    }

    @OptionGroup var output: JSONOption
    @OptionGroup var options: IncidentOptions

    func run() throws {
      let report = try options.desk().claimReport()
      if output.json { return Voice.out(json: try JSONReport.costs(report.assessment).canonicalString()) }
      ClaimView(report: report).show(report.costs)
    }
  }
}
