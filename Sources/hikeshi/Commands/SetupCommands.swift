import ArgumentParser
import CanonicalJSON
import Foundation
import PlaybookModel
import RunStore
import Runner
import Wording

struct Init: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: tr("会社・保険・連絡先を登録する (なくても使えます)", "register company, policy and contacts (optional)"))
  }

  @Option(name: .long, help: ArgumentHelp(tr("YAMLファイルから読む", "read a YAML file"), valueName: "file"))
  var from: String?

  @OptionGroup var common: HomeOptions

  func run() throws {
    let post = try common.commandPost()
    if let from {
      let file: CompanyFile
      do throws(CompanyFault) { file = try CompanyFile(path: from) } catch { throw PostFault.companyFile(error) }
      // All endpoints are checked before anything is stored.
      for order in file.endpoints { try post.check(order) }
      try post.save(file.company)
      for order in file.endpoints { EndpointText.tell(try post.add(order)) }
    } else {
      try post.save(try asked(post))
    }
    Voice.tell(say("✔ 登録しました: \(post.home.folder.path)", "✔ registered in \(post.home.folder.path)"))
    Voice.tell(
      say(
        "代理店への自動通知: hikeshi endpoint add agent https://…",
        "automatic notice to the agent: hikeshi endpoint add agent https://…"))
  }

  /// One question at a time; an empty line leaves things as they are.
  private func asked(_ post: CommandPost) throws -> Company {
    var company = try post.company() ?? Company(language: Voice.language)
    company.name = Prompt.ask(say("会社の名前", "Name of the company"), now: company.name)
    company.caller.name = Prompt.ask(say("連絡を受ける人の名前", "Who takes calls about it"), now: company.caller.name)
    company.caller.phone = Prompt.ask(say("その人の電話番号", "Their telephone number"), now: company.caller.phone)
    company.policyNumber = Prompt.ask(say("保険の証券番号", "Policy number"), now: company.policyNumber)
    company.insurer.name = Prompt.ask(say("保険会社の名前", "Insurer"), now: company.insurer.name)
    company.insurer.phone = Prompt.ask(say("事故受付の電話番号", "The insurer's hotline"), now: company.insurer.phone)
    company.agent.name = Prompt.ask(say("保険代理店の名前", "Insurance agent"), now: company.agent.name)
    company.agent.phone = Prompt.ask(say("代理店の電話番号", "The agent's telephone number"), now: company.agent.phone)
    return company
  }
}

/// Asks a person at the terminal.
enum Prompt {
  /// What was typed; the present value for an empty line or at the end of the input.
  static func ask(_ question: LocalizedText, now value: String?) -> String? {
    let shown = value.map { " [\($0)]" } ?? ""
    FileHandle.standardError.write(Data("\(question[Voice.language])\(shown): ".utf8))
    guard let line = readLine()?.trimmingCharacters(in: .whitespaces), !line.isEmpty else { return value }
    return line
  }
}

struct Endpoint: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: tr("自動通知の宛先を管理する", "where notices are sent"), subcommands: [Add.self, List.self, Remove.self],
      defaultSubcommand: List.self)
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: tr("宛先を加える", "add an endpoint"))
    }

    @Argument(help: ArgumentHelp(tr("宛先の呼び名", "its name"), valueName: "name"))
    var name: String

    @Argument(help: ArgumentHelp(tr("https で始まるアドレス", "its https address"), valueName: "url"))
    var url: String

    @Option(
      name: .long, help: ArgumentHelp(tr("送り先の役割 (省略時は agent)", "whom it reaches (default: agent)"), valueName: "role"))
    var role = "agent"

    @Flag(name: .long, help: ArgumentHelp(tr("署名の鍵を標準入力から読む", "read the signing secret from standard input")))
    var secretStdin = false

    @Option(name: .long, help: ArgumentHelp(tr("許可する内部ネットワーク", "allow this private network"), valueName: "cidr"))
    var allowNetwork: [String] = []

    @Option(
      name: .long, help: ArgumentHelp(tr("認証局の証明書ファイル", "file with the authority's certificate"), valueName: "file"))
    var caFile: String?

    @Option(name: .long, help: ArgumentHelp(tr("通知の言語", "language of the notices"), valueName: "ja|en"))
    var messages: String?

    @Flag(name: .long, help: ArgumentHelp(tr("暗号化なしの http を許す", "allow plain http")))
    var allowPlainHttp = false

    @OptionGroup var common: HomeOptions

    func run() throws {
      let post = try common.commandPost()
      let secret = secretStdin ? readLine()?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "" : nil
      let language = try messages.flatMap { Language(rawValue: $0) } ?? post.company()?.language ?? Voice.language
      let order = EndpointOrder(
        name: name, url: url, role: RoleID(role), language: language, secret: secret, allowedNetworks: allowNetwork,
        caFile: caFile, allowsPlainHTTP: allowPlainHttp)
      EndpointText.tell(try post.add(order))
    }
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: tr("宛先の一覧", "list the endpoints"))
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
          ])
        }
        return Voice.out(try JSONValue.array(rows).canonicalString())
      }
      if endpoints.isEmpty { Voice.tell(say("宛先はまだありません", "there are no endpoints yet")) }
      for row in endpoints {
        let stopped = row.isStopped ? tr("  停止中", "  stopped") : ""
        Voice.out("\(row.name)  \(row.role)  \(EndpointText.masked(row))\(stopped)")
      }
    }
  }

  struct Remove: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: tr("宛先を除く", "remove an endpoint"))
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
