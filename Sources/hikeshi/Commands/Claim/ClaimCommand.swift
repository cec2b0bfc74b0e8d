import ArgumentParser
import CanonicalJSON
import EvidenceLog
import Export
import Runner
import Wording

struct ClaimCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "claim",
      abstract: tr("保険請求のまとめ: 費用、損失、足りないもの", "the claim so far: costs, loss, and what is missing"),
      subcommands: [Show.self, Policy.self], defaultSubcommand: Show.self)
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: tr("まとめを見る", "show it"))
    }

    @Option(name: .long, help: ArgumentHelp(tr("HTMLファイルに書き出す", "write it to an HTML file"), valueName: "file"))
    var out: String?

    @OptionGroup var output: JSONOption
    @OptionGroup var options: IncidentOptions

    func run() throws {
      let report = try options.desk().claimReport()
      if let out { return try NewFile.write(HTMLClaim(report).text, to: out) }
      if output.json { return Voice.out(json: try JSONReport.claim(report).canonicalString()) }
      ClaimView(report: report).show()
    }
  }
}

extension Desk {
  /// As of the last entry.
  func claimReport() throws -> ClaimReport {
    let file = try post.open(id)
    return ClaimReport(of: file.state, zone: file.zone, root: file.frontier.root.hex)
  }
}
