import ArgumentParser
import PlaybookModel
import RunEngine

struct Skip: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "skip", abstract: tr("手順を、理由を書いてとばす", "skip a step, with a reason"))
  }

  @Argument(help: ArgumentHelp(tr("手順の名前", "the step"), valueName: "step"))
  var step: String

  @Option(name: .long, help: ArgumentHelp(tr("理由", "why"), valueName: "text"))
  var reason: String = ""

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    try recording.record(.skip(StepID(step), reason: reason))
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

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    try recording.record(.override(StepID(step), reason: reason))
  }
}
