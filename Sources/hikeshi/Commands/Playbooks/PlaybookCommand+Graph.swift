import ArgumentParser
import PlaybookDrawing
import Runner
import Wording

extension PlaybookCommand {
  struct Graph: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "graph", abstract: tr("手順書を図にする", "draw a playbook"))
    }

    @Argument(help: ArgumentHelp(tr("名前かファイル", "name or file"), valueName: "playbook"))
    var name: String

    @Option(
      name: .long,
      help: ArgumentHelp(
        tr("形式", "format") + " (\(GraphFormats.all.map { $0.name }.joined(separator: ", ")))", valueName: "format"))
    var format = SVGGraph.name

    @Option(name: .long, help: ArgumentHelp(tr("書き出すファイル", "file to write"), valueName: "file"))
    var out: String?

    @OptionGroup var common: HomeOptions

    func run() throws {
      let known = GraphFormats.all.map { $0.name }.joined(separator: ", ")
      guard let format = GraphFormats.named(format) else {
        throw Stop(
          say("「\(self.format)」という形式はありません", "there is no format \"\(self.format)\""),
          hints: [say("使える形式: \(known)", "formats: \(known)")], ending: .usage)
      }
      let playbook = try PlaybookSource.named(name).playbook
      try NewFile.write(format.text(of: PlaybookGraph(playbook, in: Voice.language)), to: out)
    }
  }
}
