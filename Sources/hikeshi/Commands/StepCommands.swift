import ArgumentParser
import PlaybookModel
import RunEngine
import Runner

struct Skip: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "skip", abstract: tr("手順を、理由を書いてとばす", "skip a step, with a reason"))
  }

  @Argument(help: ArgumentHelp(tr("手順の名前", "the step"), valueName: "step"))
  var step: String

  @Option(name: .long, help: ArgumentHelp(tr("理由", "why"), valueName: "text"))
  var reason: String = ""

  @OptionGroup var actor: ActorOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let action = Command.Action.skip(StepID(step), reason: reason)
    try Receipt(desk: desk, recorded: try desk.perform(action, by: actor), json: output.json).give()
  }
}

struct Override: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "override", abstract: tr("同意を待たずに進める (理由が記録に残る)", "go on without a consent (stays on record)"))
  }

  @Argument(help: ArgumentHelp(tr("手順の名前", "the step"), valueName: "step"))
  var step: String

  @Option(name: .long, help: ArgumentHelp(tr("理由", "why"), valueName: "text"))
  var reason: String = ""

  @OptionGroup var actor: ActorOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let action = Command.Action.override(StepID(step), reason: reason)
    try Receipt(desk: desk, recorded: try desk.perform(action, by: actor), json: output.json).give()
  }
}

extension Desk {
  func perform(_ action: Command.Action, by options: ActorOptions) throws -> Recorded {
    let file = try post.open(id)
    let stated = try options.stated(at: post.clock.read().now, in: file.zone)
    return try perform(Command(action, actor: try options.actor(in: file.playbook), occurred: stated))
  }
}
