import ArgumentParser
import PlaybookModel
import RunEngine
import Runner
import Wording

struct Notify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "notify", abstract: tr("代理店などへ通知を送る", "queue and send a notice"))
  }

  @Argument(
    help: ArgumentHelp(tr("送り先の役割 (省略時は agent = 代理店)", "the roles to tell (default: agent)"), valueName: "role"))
  var roles: [String] = ["agent"]

  @Option(name: .long, help: ArgumentHelp(tr("伝えること", "what to say"), valueName: "text"))
  var message: String?

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    let desk = try recording.desk()
    let file = try desk.post.open(desk.id)
    let language = try desk.post.company()?.language ?? Voice.language
    let words = message ?? SituationText(state: file.state, zone: file.zone).text[language]
    for role in roles {
      let order = NoticeOrder(to: RoleID(role), words: words)
      try recording.record(.notify(order))
    }
  }
}

struct Ack: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ack", abstract: tr("相手の人が通知の受領を確認したことを記録する", "record that a person there confirmed a notice"))
  }

  @Argument(
    help: ArgumentHelp(
      tr("通知の番号 (hikeshi deliveries list)", "the delivery (hikeshi deliveries list)"), valueName: "delivery"))
  var delivery: String

  @Option(name: .long, help: ArgumentHelp(tr("相手の受付番号", "their receipt number"), valueName: "number"))
  var ref: String

  @Option(name: .long, help: ArgumentHelp(tr("ひとこと", "a few words"), valueName: "text"))
  var note: String?

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    try recording.record(.acknowledge(DeliveryID(delivery), reference: ref, note: note))
  }
}
