import ArgumentParser
import CanonicalJSON
import ClaimBundle
import Runner
import Wording

struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: tr("保険会社に渡す証拠資料を書き出す", "write the claim file for the insurer"))
  }

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr("書き出す場所 (.zip で終わる名前、またはフォルダ)", "where to (a name that ends in .zip, or a folder)"), valueName: "path"))
  var out: String

  @Flag(
    name: .long,
    help: ArgumentHelp(tr("TLP:REDの手順書でも資料に入れる", "hand a playbook on that is marked TLP:RED")))
  var includeRed = false

  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let form: BundleWriter.Form = out.lowercased().hasSuffix(".zip") ? .zip : .folder
    try desk.post.export(desk.id, as: form, to: out, allowsRed: includeRed)
    let report = try CommandPost.verify(out, outside: nil)
    if output.json {
      Voice.out(try JSONReport.verification(report, of: out).canonicalString())
    } else {
      let size = report.subject?.size ?? 0
      Voice.tell(
        say(
          "✔ 書き出しました: \(out)(記録\(size)件、確かめ済み)", "✔ written and verified: \(out) (\(size) entries)"))
      Voice.tell(
        say("名前や電話番号が入っています。渡す相手を選んでください。", "it holds names and telephone numbers; choose whom you give it to"))
    }
    guard report.holds else { throw ExitCode(Advice.Ending.programFault.rawValue) }
  }
}

struct Verify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: tr("書き出した資料が正しいままか確かめる", "check a claim file"))
  }

  @Argument(help: ArgumentHelp(tr("zipファイルかフォルダ", "zip file or folder"), valueName: "path"))
  var path: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr("外に残っていた控え (受け取った通知の本文でもよい)", "a checkpoint that somebody kept, or a notice with one in it"),
      valueName: "file"))
  var checkpoint: String?

  @Option(name: .long, help: ArgumentHelp(tr("表示する言語 (ja / en)", "language (ja / en)"), valueName: "ja|en"))
  var lang: String?

  @OptionGroup var output: JSONOption

  func run() throws {
    let report = try CommandPost.verify(path, outside: checkpoint)
    if output.json {
      Voice.out(try JSONReport.verification(report, of: path).canonicalString())
    } else {
      VerificationView(report: report).show()
    }
    guard report.holds else { throw ExitCode(Advice.Ending.badData.rawValue) }
  }
}
