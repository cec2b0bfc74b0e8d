import ArgumentParser
import PlaybookModel
import RunEngine
import Runner
import Wording

struct Delegate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "delegate", abstract: tr("役割の担当者を決める・代える", "name who acts in a role, or somebody else from now on"))
  }

  @Argument(help: ArgumentHelp(tr("役割 (hikeshi playbook show の名前)", "the role"), valueName: "role"))
  var role: String

  @Option(name: .long, help: ArgumentHelp(tr("担当する人の名前", "who acts in it"), valueName: "name"))
  var to: String

  @Option(name: .long, help: ArgumentHelp(tr("その人の電話番号など", "how that person is reached"), valueName: "text"))
  var contact: String?

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    try recording.record(.delegate(RoleID(role), to: to, contact: contact))
  }
}
