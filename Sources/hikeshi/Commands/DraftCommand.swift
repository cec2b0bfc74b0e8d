import ArgumentParser
import PlaybookModel
import Runner
import Wording

struct DraftCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "draft",
      abstract: tr("手紙や通知の下書きを、わかっていることで埋めて出す", "print a letter or notice, filled in with what is known"))
  }

  @Argument(help: ArgumentHelp(tr("下書きの名前 (省略時は一覧)", "the draft (default: list them)"), valueName: "draft"))
  var name: String?

  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let file = try desk.post.open(desk.id)
    guard let name else {
      for message in file.playbook.messages { Voice.out("[\(message.id)] \(message.title[Voice.language])") }
      return
    }
    guard let message = file.playbook.message(MessageID(name)) else {
      throw Stop(
        say("「\(name)」という下書きはありません", "there is no draft \"\(name)\""),
        hints: file.playbook.messages.map { message in
          say("\(message.id)  \(message.title.ja)", "\(message.id)  \(message.title.en)")
        }, ending: .noInput)
    }
    let placeholders = Placeholders(file: file, company: try desk.post.company() ?? Company())
    Voice.out(Voice.bold(placeholders.fill(message.title, in: Voice.language)))
    Voice.out()
    Voice.out(lines: placeholders.fill(message.text, in: Voice.language))
    Voice.tell(
      say(
        "下書きです。送る前に、手順で求められている確認と同意を済ませてください。",
        "This is a draft. Before it goes out, get the checks and consents that the step asks for."))
  }
}
