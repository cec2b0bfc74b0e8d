import ArgumentParser
import CanonicalJSON
import Delivery
import Foundation
import PlaybookModel
import RunStore
import Runner
import Wording

struct Endpoint: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "endpoint", abstract: tr("自動通知の宛先を管理する", "where notices are sent"),
      subcommands: [Add.self, List.self, Test.self, Warnings.self, Rotate.self, Remove.self],
      defaultSubcommand: List.self)
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: tr("宛先を加える", "add an endpoint"),
        discussion: tr(
          """
          形式ごとの宛先と秘密:
            standard-webhooks, cloudevents  https://… 署名の鍵は作って一度だけ表示 (--key-pair で公開鍵方式)
            slack, teams, line-works, google-chat, discord  Webhook の URL そのものが秘密。表示されません
            chatwork  https://api.chatwork.com/v2/rooms/番号/messages と、標準入力のAPIトークン (--secret-stdin)
            email  'smtps://サーバー?from=差出人&to=宛先' または smtp://サーバー:587?… (STARTTLS必須)、
                   ログインが要れば 利用者名:パスワード を標準入力から
          """,
          """
          Address and secret of each format:
            standard-webhooks, cloudevents  https://… the signing key is made and shown once (--key-pair for v1a)
            slack, teams, line-works, google-chat, discord  the webhook URL is the secret; it is never shown
            chatwork  https://api.chatwork.com/v2/rooms/N/messages, and the API token with --secret-stdin
            email  'smtps://server?from=…&to=…', or smtp://server:587?… (STARTTLS is required);
                   user:password with --secret-stdin where the server wants a login
          """))
    }

    @Argument(help: ArgumentHelp(tr("宛先の呼び名", "its name"), valueName: "name"))
    var name: String

    @Argument(help: ArgumentHelp(tr("アドレス", "its address"), valueName: "url"))
    var url: String

    @Option(
      name: .long,
      help: ArgumentHelp(
        tr("形式: \(EndpointText.formats)", "its format: \(EndpointText.formats)"), valueName: "format"))
    var format = "standard-webhooks"

    @Option(
      name: .long, help: ArgumentHelp(tr("送り先の役割 (省略時は agent)", "whom it reaches (default: agent)"), valueName: "role"))
    var role = "agent"

    @Flag(name: .long, help: ArgumentHelp(tr("鍵・トークン・パスワードを標準入力から読む", "read the secret from standard input")))
    var secretStdin = false

    @Flag(name: .long, help: ArgumentHelp(tr("公開鍵方式 (v1a) の鍵を作る", "make an Ed25519 key (v1a)")))
    var keyPair = false

    @Option(name: .long, help: ArgumentHelp(tr("許可する内部ネットワーク", "allow this private network"), valueName: "cidr"))
    var allowNetwork: [String] = []

    @Option(
      name: .long, help: ArgumentHelp(tr("認証局の証明書ファイル", "file with the authority's certificate"), valueName: "file"))
    var caFile: String?

    @Option(name: .long, help: ArgumentHelp(tr("通知の言語", "language of the notices"), valueName: "ja|en"))
    var messages: String?

    @Flag(name: .long, help: ArgumentHelp(tr("暗号化なしの http を許す", "allow plain http")))
    var allowPlainHttp = false

    @Option(
      name: .long,
      help: ArgumentHelp(tr("間に立つプロキシ (環境変数は使わない)", "the proxy on the way (never the environment's)"), valueName: "url")
    )
    var proxy: String?

    @Flag(
      name: .long,
      help: ArgumentHelp(tr("社内の人に、期限や電話の必要も知らせる", "warn our own people there of deadlines and calls to make")))
    var warnings = false

    @OptionGroup var common: HomeOptions

    func run() throws {
      let post = try common.commandPost()
      let secret = secretStdin ? EndpointText.typedSecret() : nil
      let language = try messages.flatMap { Language(rawValue: $0) } ?? post.company()?.language ?? Voice.language
      let order = EndpointOrder(
        name: name, url: url, format: format, role: RoleID(role), language: language, secret: secret,
        wantsKeyPair: keyPair, allowedNetworks: allowNetwork, caFile: caFile, allowsPlainHTTP: allowPlainHttp,
        proxy: proxy, receivesWarnings: warnings)
      EndpointText.tell(saved: try post.add(order))
    }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: tr("宛先の一覧", "list the endpoints"))
    }

    @OptionGroup var output: JSONOption
    @OptionGroup var common: HomeOptions

    func run() throws {
      let endpoints = try common.commandPost().endpoints()
      if output.json {
        let rows = endpoints.map { row in
          JSONReport.object([
            ("name", .string(row.name)), ("role", .string(row.role)), ("format", .string(row.format)),
            ("address", .string(EndpointText.masked(row))), ("stopped", .bool(row.isStopped)),
            ("keys", .integer(EndpointText.keyCount(row))), ("warnings", .bool(row.receivesWarnings)),
            ("proxy", EndpointText.proxy(row).map { .string($0) }),
          ])
        }
        return Voice.out(json: try JSONValue.array(rows).canonicalString())
      }
      if endpoints.isEmpty { Voice.tell(say("宛先はまだありません", "there are no endpoints yet")) }
      for row in endpoints {
        let stopped = row.isStopped ? tr("  停止中", "  stopped") : ""
        let proxy = EndpointText.proxy(row).map { tr("  プロキシ \($0)", "  by the proxy \($0)") } ?? ""
        let warned = row.receivesWarnings ? tr("  期限も知らせる", "  warned of deadlines") : ""
        let keys = EndpointText.keyCount(row) > 1 ? tr("  鍵の交換中", "  keys are being changed") : ""
        Voice.out(
          "\(row.name)  \(row.role)  \(row.format)  \(EndpointText.masked(row))\(stopped)\(keys)\(warned)\(proxy)")
      }
    }
  }

  struct Test: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "test", abstract: tr("試験のメッセージを一通送る (記録には残りません)", "send one test message (nothing is recorded)"))
    }

    @Argument(help: ArgumentHelp(tr("宛先の呼び名", "its name"), valueName: "name"))
    var name: String

    @OptionGroup var common: HomeOptions

    func run() throws {
      let trial = try common.commandPost().tryEndpoint(name)
      let facts = [
        trial.report.remoteAddress, trial.report.tlsVersion,
        trial.report.certificate.map { "SHA-256 \($0.description.prefix(16))…" },
        trial.report.status.map { "HTTP \($0)" }, "\(trial.report.durations.total) ms",
      ].compactMap(\.self).joined(separator: "  ")
      let meaning = CauseText.text(of: trial.cause)
      guard trial.isAccepted else {
        throw Stop(
          say("「\(name)」に届きませんでした: \(meaning.ja)", "\"\(name)\" was not reached: \(meaning.en)"),
          hints: [say("[\(trial.cause)] \(facts)", "[\(trial.cause)] \(facts)")], ending: .tryLater)
      }
      Voice.tell(
        say(
          "✔ 「\(name)」のサーバーが試験のメッセージを受け取りました: \(meaning.ja)",
          "✔ the server of \"\(name)\" took the test message: \(meaning.en)"))
      Voice.out(facts)
    }
  }

  struct Warnings: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "warnings",
        abstract: tr("社内の宛先に、期限や電話の必要も知らせる", "warn our own people there of deadlines and calls to make"))
    }

    @Argument(help: ArgumentHelp(tr("宛先の呼び名", "its name"), valueName: "name"))
    var name: String

    @Flag(name: .long, help: ArgumentHelp(tr("もう知らせない", "warn them no more")))
    var off = false

    @OptionGroup var common: HomeOptions

    func run() throws {
      _ = try common.commandPost().setWarnings(!off, of: name)
      Voice.tell(
        off
          ? say("✔ 「\(name)」には、もう期限を知らせません", "✔ \"\(name)\" is not warned any more")
          : say("✔ 「\(name)」にも、期限と電話の必要を知らせます", "✔ \"\(name)\" is warned of deadlines and calls to make"))
    }
  }

  struct Rotate: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "rotate",
        abstract: tr("署名の鍵を新しくする。終えるまでは両方の鍵で署名する", "change the signing key; both sign until --finish"))
    }

    @Argument(help: ArgumentHelp(tr("宛先の呼び名", "its name"), valueName: "name"))
    var name: String

    @Flag(name: .long, help: ArgumentHelp(tr("新しい鍵を標準入力から読む", "read the new key from standard input")))
    var secretStdin = false

    @Flag(name: .long, help: ArgumentHelp(tr("古い鍵をやめる", "stop using the old key")))
    var finish = false

    @OptionGroup var common: HomeOptions

    func run() throws {
      let post = try common.commandPost()
      if finish {
        _ = try post.finishKeyRotation(of: name)
        return Voice.tell(say("✔ これからは新しい鍵だけで署名します", "✔ from now on only the new key signs"))
      }
      let saved = try post.rotateKey(of: name, to: secretStdin ? EndpointText.typedSecret() : nil)
      Voice.tell(
        say(
          "✔ 新しい鍵を加えました。古い鍵でも署名を続けます。相手が替えたら: hikeshi endpoint rotate \(name) --finish",
          "✔ a new key was added and the old one goes on signing. Once they have changed: hikeshi endpoint rotate \(name) --finish"
        ))
      EndpointText.tellKey(saved.freshKey)
    }
  }

  struct Remove: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "remove", abstract: tr("宛先を除く", "remove an endpoint"))
    }

    @Argument(help: ArgumentHelp(tr("宛先の呼び名", "its name"), valueName: "name"))
    var name: String

    @OptionGroup var common: HomeOptions

    func run() throws {
      try common.commandPost().removeEndpoint(name)
      Voice.tell(say("✔ 宛先「\(name)」を除きました", "✔ endpoint \"\(name)\" removed"))
    }
  }
}
