import ArgumentParser
import PlaybookModel
import RunEngine
import Runner

struct Join: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "join",
      abstract: tr("別の種類の事故でもあるとわかった時に、その手順書を加える", "take in a second playbook when the incident is another one too"))
  }

  @Argument(help: ArgumentHelp(tr("加える手順書", "the playbook"), valueName: "playbook"))
  var playbook: String

  @Option(name: .long, help: ArgumentHelp(tr("そうとわかった理由", "what showed it"), valueName: "text"))
  var reason: String = ""

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    try recording.record(.join(PlaybookID(playbook), reason: reason))
  }
}
