import ArgumentParser
import PlaybookModel
import RunEngine
import Runner
import Wording

struct Note: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "note", abstract: tr("気づいたことを書き残す", "write something down"))
  }

  @Argument(help: ArgumentHelp(tr("書き残すこと", "what to record"), valueName: "text"))
  var text: String

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    try recording.record(.note(text))
  }
}

struct Fact: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "fact", abstract: tr("わかったことを答える (項目=内容)", "state facts (field=value)"))
  }

  @Argument(help: ArgumentHelp(tr("項目=内容", "field=value"), valueName: "k=v"))
  var facts: [String]

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    try recording.record(.state(try fields(facts)))
  }
}

struct Correct: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "correct",
      abstract: tr("前の記録の訂正を書き足す (元の記録は残る)", "add a correction to an earlier entry (which stays)"))
  }

  @Argument(help: ArgumentHelp(tr("訂正する記録の番号", "the entry's number"), valueName: "number"))
  var event: Int

  @Option(name: .long, help: ArgumentHelp(tr("正しい内容", "what is right"), valueName: "text"))
  var note: String = ""

  @Option(name: .long, help: ArgumentHelp(tr("正しい値 (項目=内容)", "the right value (field=value)"), valueName: "k=v"))
  var field: [String] = []

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    let order = CorrectionOrder(event: event, note: note, facts: try fields(field))
    try recording.record(.correct(order))
  }
}

struct Consent: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "consent", abstract: tr("保険会社・弁護士・経営者などの同意を記録する", "record the consent of insurer, counsel or owner"))
  }

  @Argument(
    help: ArgumentHelp(
      tr("何への同意か (hikeshi status の[ ]の中)", "what it is for (in [ ] in hikeshi status)"), valueName: "for"))
  var consent: String

  @Option(name: .long, help: ArgumentHelp(tr("同意した側の役割", "the role that decided"), valueName: "role"))
  var from: String

  @Option(name: .long, help: ArgumentHelp(tr("同意した人の名前", "who gave it"), valueName: "name"))
  var by: String

  @Option(name: .long, help: ArgumentHelp(tr("相手の受付番号など", "their reference"), valueName: "number"))
  var ref: String?

  @Option(name: .long, help: ArgumentHelp(tr("認められた上限額(円)", "the most that may be spent, in yen"), valueName: "yen"))
  var limit: Int?

  @Option(name: .long, help: ArgumentHelp(tr("条件など", "conditions"), valueName: "text"))
  var note: String?

  @Flag(name: .long, help: ArgumentHelp(tr("断られた", "they declined")))
  var declined = false

  @OptionGroup var time: OccurredOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError(tr("--limit は0以上の円です", "--limit is in yen, 0 or more")) }
  }

  func run() throws {
    let desk = try options.desk()
    let file = try desk.post.open(desk.id)
    let order = DecisionOrder(
      consent: ConsentID(consent), from: RoleID(from), decision: declined ? .declined : .granted, givenBy: by,
      limitYen: limit, reference: ref, note: note)
    let stated = try time.stated(at: desk.post.clock.read().now, in: file.zone)
    let recorded = try desk.perform(Command(.decide(order), occurred: stated))
    try Receipt(desk: desk, recorded: recorded, json: output.json).give()
  }
}
