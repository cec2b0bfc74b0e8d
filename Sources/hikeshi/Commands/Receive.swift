import ArgumentParser
import Delivery
import Foundation
import PlaybookModel
import Receiver
import Runner
import Wording

struct Receive: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "receive",
      abstract: tr("通知を受け取る側になる (代理店・試験用)", "be the receiver of notices (for the agent, and for trying)"),
      subcommands: [Run.self, List.self, Confirm.self], defaultSubcommand: Run.self)
  }

  struct Run: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "run", abstract: tr("受信を始める", "begin to receive"))
    }

    @Option(name: .long, help: ArgumentHelp(tr("ポート番号 (0は空きを選ぶ)", "the port (0 picks a free one)"), valueName: "n"))
    var port = 8_799

    @Flag(
      name: .long,
      help: ArgumentHelp(tr("署名を確かめる鍵を標準入力から読む", "read the key that checks signatures from standard input")))
    var secretStdin = false

    @OptionGroup var common: HomeOptions

    func run() throws {
      let home = try common.commandPost().home
      let key = try secretStdin ? EndpointText.typedSecret() : home.receiverKey().revealed
      guard let checking = CheckingKey(key) else { throw PostFault.badEndpoint(.badSecret) }
      let archive = try home.noticeArchive()
      let receiver = NoticeReceiver(keys: [checking], archive: archive) { notice in
        let text = (try? Notice(body: notice.body)).map { ["\($0.title)"] + $0.text.ownLines } ?? [""]
        let id = notice.id?.text ?? "?"
        switch notice.handling {
        case .accepted:
          Voice.out("● \(id)  \(text[0])")
          for line in text.dropFirst() { Voice.out("  \(line)") }
        case .duplicate: Voice.tell(say("・\(id) は受け取り済みです", "・\(id) had come before"))
        case .refused: Voice.tell(say("! 署名か時刻が正しくない通知を断りました", "! a message with a bad signature or time was refused"))
        case .putOff: break
        }
      }
      let opened = try waiting { try await receiver.start(port: port) }
      Voice.tell(
        say(
          "受信中: http://127.0.0.1:\(opened)/webhook (やめるには Ctrl-C)",
          "receiving at http://127.0.0.1:\(opened)/webhook (Ctrl-C ends it)"))
      if !secretStdin {
        Voice.tell(
          say(
            "送る側での登録 (鍵はファイル receiver/key にあります):",
            "on the sending side (the key is in the file receiver/key):"))
        Voice.tell(
          "  hikeshi endpoint add agent http://127.0.0.1:\(opened)/webhook --allow-network 127.0.0.0/8 --secret-stdin < \(home.receiverKeyFile.path)"
        )
      }
      try waiting { await receiver.untilStopped() }
    }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: tr("受け取った通知の一覧", "list what was received"))
    }

    @OptionGroup var common: HomeOptions

    func run() throws {
      for notice in try common.commandPost().home.noticeArchive().kept {
        let confirmed = notice.reference.map { tr("受付番号 \($0)", "confirmed as \($0)") } ?? tr("未確認", "not confirmed")
        Voice.out("\(notice.id)  \(confirmed)")
      }
    }
  }

  struct Confirm: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "confirm", abstract: tr("通知を確認し、受付番号を返す", "confirm a notice with a receipt number"))
    }

    @Argument(help: ArgumentHelp(tr("通知の番号", "the notice"), valueName: "id"))
    var id: String

    @Option(name: .long, help: ArgumentHelp(tr("受付番号", "the receipt number"), valueName: "number"))
    var ref: String

    @OptionGroup var common: HomeOptions

    func run() throws {
      let archive = try common.commandPost().home.noticeArchive()
      do throws(NoticeArchive.Fault) {
        guard let named = try? DeliveryIdentifier(id) else { throw .unknown(id) }
        try archive.confirm(named, reference: ref)
      } catch {
        switch error {
        case .unknown: throw Stop(say("通知 \(id) は受け取っていません", "notice \(id) was not received"), ending: .noInput)
        case .alreadyConfirmed:
          throw Stop(say("通知 \(id) は確認済みです", "notice \(id) is confirmed already"), ending: .badData)
        case .badReference: throw Stop(say("受付番号として使えません", "not a receipt number"), ending: .badData)
        case .cannotKeep(let code): throw PostFault.homeUnusable(archive.folder.path, code: code)
        }
      }
      Voice.tell(say("✔ 確認しました。相手が次に問い合わせたときに伝わります", "✔ confirmed; the sender learns of it when it asks next"))
    }
  }
}

extension Home {
  /// What the receiver in this home keeps.
  fileprivate func noticeArchive() throws -> NoticeArchive {
    let folder = try preparedReceiver()
    do throws(NoticeArchive.Fault) { return try NoticeArchive(folder: folder) } catch {
      throw PostFault.homeUnusable(folder.path, code: EACCES)
    }
  }
}
