import ArgumentParser
import CACAO
import CivilTime
import PlaybookModel
import RunEngine
import RunStore
import Runner
import RunnerWording
import Wording

struct Start: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "start", abstract: tr("事故への対応を始める", "begin an incident"))
  }

  @Argument(
    help: ArgumentHelp(
      tr("手順書の名前、またはファイル (YAMLかCACAOのJSON)", "a playbook's name, or a file (YAML or CACAO JSON)"), valueName: "playbook"
    ))
  var playbook: String

  @Option(
    name: .long,
    help: ArgumentHelp(tr("最初に気づいた時刻 (省略時は今)", "when it was first noticed (default: now)"), valueName: "time"))
  var discovered: String?

  @Flag(name: .long, help: ArgumentHelp(tr("訓練として始める", "this is a drill")))
  var drill = false

  @Option(name: .long, help: ArgumentHelp(tr("この事故の呼び名", "what you call this incident"), valueName: "text"))
  var name: String?

  @Flag(
    name: .long,
    help: ArgumentHelp(tr("誤りのある手順書でも始める (記録に残る)", "begin even with a playbook that breaks rules (stays on record)")))
  var unchecked = false

  @Option(name: .long, help: ArgumentHelp(tr("始めた人の名前", "who starts it"), valueName: "name"))
  var by: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr(
        "手順書の秘密の値をファイルから読む (何度でも。値そのものは書けません)",
        "read a secret of the playbook from a file (as often as needed; never the value itself)"),
      valueName: "name=@file"))
  var secret: [String] = []

  @OptionGroup var output: JSONOption
  @OptionGroup var common: HomeOptions

  func run() throws {
    let post = try common.commandPost()
    let source = try post.playbook(playbook)
    let zone = try post.company()?.zone ?? .ofThisMachine()
    let stated = try discovered.map { try typedTime($0, at: post.clock.read().now, in: zone) }
    if let foreign = source.foreign, let reading = try? CACAOReading(source.bytes, .lenient) {
      CACAOView(reading: reading, fileName: source.fileName, file: foreign).tellBeforeStart()
    }
    let secrets = try StatedSecrets(options: secret, of: source).values()
    let recorded = try begin(source, discovered: stated, secrets: secrets, at: post, in: zone)
    let desk = Desk(post: post, id: recorded.file.id)
    if output.json {
      try Receipt(desk: desk, recorded: recorded, json: true).give()
      return
    }
    try greet(desk, recorded)
    try NextView(desk: desk, role: nil, limit: 1).show()
    try SendingReport(desk: desk).sendAndTell(recorded: recorded)
  }

  private func begin(
    _ source: PlaybookSource, discovered: StatedTime?, secrets: [String: String], at post: CommandPost, in zone: Zone
  ) throws -> Recorded {
    let actor = by.map { Actor(role: nil, name: .name($0)) }
    do {
      return try post.start(
        source, discovered: discovered, isDrill: drill, name: name, actor: actor,
        acceptsFaults: unchecked, secrets: secrets)
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      throw Stop(refusal.advice(in: source.playbook, zone: zone))
    }
  }

  private func greet(_ desk: Desk, _ recorded: Recorded) throws {
    let file = recorded.file
    let opening = drill ? tr("【訓練】", "[DRILL] ") : ""
    Voice.out(Voice.bold("\(opening)\(file.playbook.title[Voice.language]) — \(file.id.rawValue)"))
    if let discovered = file.state.instant(of: .discovered) {
      let at = TimeText(zone: file.zone).moment(discovered)
      Voice.out(tr("気づいた時刻を \(at.ja) と記録しました。落ち着いて、一つずつ進めます。", "Noticed \(at.en): on record. One step at a time."))
    }
    Voice.out()
    if !file.playbook.doNot.isEmpty { Voice.out(Voice.bold(tr("してはいけないこと", "Do not"))) }
    for line in file.playbook.doNot { Voice.out("  × \(line[Voice.language])") }
  }
}
