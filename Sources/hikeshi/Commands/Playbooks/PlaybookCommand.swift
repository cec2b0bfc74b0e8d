import ArgumentParser
import CanonicalJSON
import PlaybookModel
import Runner
import Wording

struct PlaybookCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "playbook", abstract: tr("手順書を見る・確かめる", "look at playbooks and check them"),
      subcommands: [List.self, Show.self, Check.self, Graph.self, Simulate.self, Print.self, Import.self, Export.self],
      defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: tr("手順書の一覧", "list the playbooks"))
    }

    @OptionGroup var output: JSONOption
    @OptionGroup var common: HomeOptions

    func run() throws {
      let sources = try PlaybookSource.shipped()
      if output.json {
        let rows = sources.map { source in
          JSONReport.object([
            ("id", .string(source.playbook.id.rawValue)), ("title", JSONReport.text(source.playbook.title)),
            ("version", .string(source.playbook.version)), ("steps", .integer(source.playbook.steps.count)),
          ])
        }
        return Voice.out(json: try JSONValue.array(rows).canonicalString())
      }
      for source in sources {
        Voice.out("\(source.playbook.id)  \(source.playbook.title[Voice.language])")
        Voice.out("    \(source.playbook.summary[Voice.language])")
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: tr("手順書の中身を読む", "read a playbook"))
    }

    @Argument(help: ArgumentHelp(tr("名前かファイル", "name or file"), valueName: "playbook"))
    var name: String

    @OptionGroup var common: HomeOptions

    func run() throws {
      PlaybookSheet(playbook: try PlaybookSource.named(name).playbook).show()
    }
  }
}
