import ArgumentParser
import Foundation
import PlaybookModel
import RunStore
import Runner
import Wording

struct Init: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init", abstract: tr("会社・保険・連絡先を登録する (なくても使えます)", "register company, policy and contacts (optional)")
    )
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
      for order in file.endpoints { EndpointText.tell(saved: try post.add(order)) }
    } else {
      try post.save(try asked(post))
    }
    for id in try post.spreadTerms() {
      Voice.tell(
        say("✔ 保険の条件を \(id.rawValue) の記録に入れました", "✔ the policy's terms are on record in \(id.rawValue)"))
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
    Voice.ask("\(question[Voice.language])\(shown): ")
    guard let line = readLine()?.trimmingCharacters(in: .whitespaces), !line.isEmpty else { return value }
    return line
  }
}
