import ArgumentParser
import PlaybookDrawing
import PlaybookModel
import Runner
import Wording

extension PlaybookCommand {
  struct Print: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "print",
        abstract: tr("壁に貼る紙を作る (A4両面、ブラウザで印刷)", "make the sheet for the wall (A4, both sides; print it from a browser)")
      )
    }

    @Argument(help: ArgumentHelp(tr("名前かファイル", "name or file"), valueName: "playbook"))
    var name: String

    @Option(name: .long, help: ArgumentHelp(tr("書き出すファイル", "file to write"), valueName: "file"))
    var out: String?

    @OptionGroup var common: HomeOptions

    func run() throws {
      let post = try common.commandPost()
      let company = try post.company() ?? Company()
      var known: [String: String] = [:]
      known["company"] = company.name
      known["phone"] = company.caller.phone
      known["caller"] = company.caller.name
      known["policy"] = company.policyNumber
      let contacts = [
        WallSheet.Contact(title: say("経営者の携帯電話", "Owner's mobile")),
        WallSheet.Contact(title: say("IT担当・保守会社", "IT person or maintenance firm")),
        WallSheet.Contact(
          title: say("保険代理店", "Insurance agent"), name: company.agent.name, phone: company.agent.phone),
        WallSheet.Contact(
          title: say("保険会社の事故受付", "Insurer's incident line"), name: company.insurer.name,
          phone: company.insurer.phone),
        WallSheet.Contact(title: say("証券番号", "Policy number"), name: company.policyNumber, phone: ""),
        WallSheet.Contact(
          title: say("警察の相談電話", "Police consultation line"), name: say("警察相談専用電話", "national line")[Voice.language],
          phone: "#9110"),
      ]
      let sheet = WallSheet(
        try PlaybookSource.named(name).playbook, language: Voice.language, contacts: contacts, known: known)
      try NewFile.write(sheet.html, to: out)
    }
  }
}
