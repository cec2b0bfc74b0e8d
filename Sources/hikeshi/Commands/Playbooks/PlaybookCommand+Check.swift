import ArgumentParser
import CanonicalJSON
import PlaybookCheck
import PlaybookModel
import Runner
import RunnerWording
import Wording

extension PlaybookCommand {
  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "check",
        abstract: tr("手順書に誤りがないか、あらゆる進み方を調べて確かめる", "prove that a playbook holds, whatever people do"))
    }

    @Argument(help: ArgumentHelp(tr("名前かファイル", "name or file"), valueName: "playbook"))
    var name: String

    @Option(
      name: .long,
      help: ArgumentHelp(tr("加えられる手順書を加えた形でも調べる", "also as it is with this playbook taken in"), valueName: "playbook"))
    var with: [String] = []

    @OptionGroup var output: JSONOption
    @OptionGroup var common: HomeOptions

    func run() throws {
      let source = try PlaybookSource.named(name)
      let others = try with.map { try source.playbook.other(named: $0).id }
      let proven = ProvenPlaybook(source, with: others)
      if output.json {
        Voice.out(json: try JSONReport.proof(proven).canonicalString())
      } else {
        show(proven)
      }
      guard proven.isSound else { throw ExitCode(Advice.Ending.badData.rawValue) }
    }

    private func show(_ proven: ProvenPlaybook) {
      for (line, found) in zip(FindingLine.lines(of: proven), proven.findings) {
        Voice.out(Voice.warning("✖ \(line[Voice.language])"))
        let walk = found.finding.walk(in: found.part.playbook)
        for (index, move) in walk.enumerated() { Voice.out("    \(index + 1). \(move[Voice.language])") }
      }
      for part in proven.parts {
        let playbook = part.playbook
        let with = part.with.map { tr(" + \($0)", " + \($0)") } ?? ""
        let (states, rules) = ("\(part.report.states)", part.report.rules.count)
        Voice.out(
          tr(
            "\(mark(part)) \(playbook.title.ja)\(with): \(playbook.tracks.count)トラック、\(playbook.steps.count)手順、同意\(playbook.consents.count)件、\(states)通りの状態を\(rules)の規則で調べました",
            "\(mark(part)) \(playbook.title.en)\(with): \(playbook.tracks.count) tracks, \(playbook.steps.count) steps, \(playbook.consents.count) consents; \(states) states held against \(rules) rules"
          ))
      }
    }

    private func mark(_ part: ProvenPlaybook.Part) -> String { part.report.isSound ? "✔" : "✖" }
  }
}
