import ArgumentParser
import CivilTime
import Delivery
import Foundation
import PlaybookModel
import Receiver
import RunEngine
import RunStore
import Runner
import Wording

struct Demo: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo", abstract: tr("訓練を最後まで自動で実演する", "play a whole incident as a drill, to a verified bundle"))
  }

  @Option(name: .long, help: ArgumentHelp(tr("書き出すフォルダ", "folder for what it makes"), valueName: "dir"))
  var out: String?

  @Option(name: .long, help: ArgumentHelp(tr("表示する言語 (ja / en)", "language (ja / en)"), valueName: "ja|en"))
  var lang: String?

  func run() throws {
    let folder = try DemoFolder(stated: out)
    let post = try Assembly.commandPost(home: folder.home.path)
    var random = SystemRandomNumberGenerator()
    let secret = WebhookSecret.generate(using: &random)
    let receiver = NoticeReceiver(secret: secret, script: ReceiverScript(putOffFirst: 1, status: 503))
    let port = try waiting { try await receiver.start() }
    defer { try? waiting { await receiver.stop() } }

    heading("1", say("準備", "Preparation"))
    try setUp(post, secret: secret, port: port)
    heading("2", say("ランサムウェアの訓練を始めます", "A ransomware drill begins"))
    let desk = try begin(post)
    var drill = Drill(desk: desk, script: .ransomware, photograph: try folder.drawPhotograph().path)
    try drill.play()
    heading("3", say("代理店側の受信記録", "What the agent's side received"))
    let notices = try waiting { await receiver.notices }
    tellReceived(notices)
    heading("4", say("証拠を書き出して、確かめます", "The evidence is exported and verified"))
    try exportAndVerify(desk, folder, outside: notices.last { $0.handling == .accepted })
    heading("5", say("できあがったもの", "What was made"))
    try tellFiles(desk, folder)
  }

  private func setUp(_ post: CommandPost, secret: WebhookSecret, port: Int) throws {
    try post.save(
      Company(
        name: "火消し製作所(訓練) / Hikeshi Works (drill)", language: Voice.language, zone: .tokyo,
        caller: .init(name: "火消 太郎 / Taro Hikeshi", phone: "03-0000-0000"),
        agent: .init(name: "町の保険 / Town Insurance", phone: "03-1111-1111"),
        insurer: .init(name: "みほん損保 / Sample Insurance", phone: "0120-000-000"), policyNumber: "CY-0000-417",
        terms: PolicyStated(limitYen: 30_000_000, deductibleYen: 100_000, waitingHours: 12, profitPerMille: 350)))
    let order = EndpointOrder(
      name: "agent", url: "http://127.0.0.1:\(port)/webhook", language: Voice.language, secret: secret.revealed,
      allowedNetworks: ["127.0.0.0/8"])
    _ = try post.add(order)
    line(say("代理店役の受信サーバーを 127.0.0.1:\(port) で動かしました", "a receiver plays the agent on 127.0.0.1:\(port)"))
    line(say("その最初の応答は、わざと 503(失敗)にします", "its first answer is made to fail (503)"))
  }

  private func begin(_ post: CommandPost) throws -> Desk {
    let source = try post.playbook("ransomware")
    let recorded = try post.start(
      source, discovered: nil, isDrill: true, name: tr("実演", "demonstration"), actor: nil)
    line(say("事故番号 \(recorded.file.id.rawValue)", "incident \(recorded.file.id.rawValue)"))
    for warning in source.playbook.doNot { line(warning.map { "× \($0)" }) }
    return Desk(post: post, id: recorded.file.id)
  }

  private func tellReceived(_ notices: [ReceivedNotice]) {
    for notice in notices {
      let id = notice.id?.text ?? "?"
      switch (notice.handling, notice.verification) {
      case (.accepted, _): line(say("✔ \(id) 署名は正しい。受け取りました", "✔ \(id) signature valid; taken"))
      case (.duplicate, _): line(say("✔ \(id) 署名は正しい。前にも届いたもの", "✔ \(id) signature valid; had come before"))
      case (.putOff(let status), .valid):
        line(say("… \(id) 署名は正しいが \(status) と答えた", "… \(id) signature valid; answered \(status)"))
      case (.putOff(let status), .refused): line(say("✖ \(id) \(status)", "✖ \(id) \(status)"))
      case (.refused, _): line(say("✖ \(id) 署名が正しくない", "✖ \(id) signature not valid"))
      }
    }
  }

  private func heading(_ number: String, _ text: LocalizedText) {
    Voice.out()
    Voice.out(Voice.bold("\(number). \(text[Voice.language])"))
  }

  func line(_ text: LocalizedText) { Voice.out("  \(text[Voice.language])") }
}
