import ArgumentParser
import CACAO
import CanonicalJSON
import ClaimBundle
import Runner
import RunnerWording
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

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr(
        "伏せるもの: names(名前)、contacts(連絡先)、text(書いた言葉)、files(ファイル名)、attachments(証拠ファイル)、facts(答え)、addresses(送り先のアドレス)、amounts(費用・売上・停止)、記録の番号(12、20-25)。コンマで区切る",
        "what to leave out: names, contacts, text, files, attachments, facts, addresses, amounts (costs, sales, outages), entries by number (12, 20-25); with commas between"
      ),
      valueName: "what"))
  var redact: String?

  @Flag(
    name: .long,
    help: ArgumentHelp(tr("TLP:REDの手順書でも資料に入れる", "hand a playbook on that is marked TLP:RED")))
  var includeRed = false

  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func run() throws {
    let redaction = try redact.map { try wanted($0) } ?? .nothing
    let desk = try options.desk()
    if desk.post.isAnchoringDue(try desk.post.open(desk.id), on: .export) {
      _ = try? desk.post.anchor(desk.id, on: .export, limits: .onTheWay)
    }
    try warnOfSecrets(at: desk)
    let form: BundleWriter.Form = out.lowercased().hasSuffix(".zip") ? .zip : .folder
    let printing = try underBar(tr("書き出し中", "writing"), json: output.json) {
      try desk.post.export(desk.id, as: form, to: out, leavingOut: redaction, allowsRed: includeRed, meter: $0)
    }
    let report = try underBar(tr("確認中", "checking"), json: output.json) {
      try CommandPost.verify(out, outside: nil, meter: $0)
    }
    if output.json {
      Voice.out(json: try JSONReport.verification(report, of: out).canonicalString())
    } else {
      let size = report.subject?.size ?? 0
      Voice.tell(
        say(
          "✔ 書き出しました: \(out)(記録\(size)件、確かめ済み)", "✔ written and verified: \(out) (\(size) entries)"))
      if let advice = PrintingText.advice(on: printing) {
        Voice.tell(advice.what)
        for hint in advice.hints { Voice.tell(hint) }
      }
      if redaction == .nothing {
        Voice.tell(
          say("名前や電話番号が入っています。渡す相手を選んでください。", "it holds names and telephone numbers; choose whom you give it to"))
      }
      for case .words(_, let withheld) in report.held where withheld > 0 {
        Voice.tell(say("伏せた言葉: \(withheld)個", "words withheld: \(withheld)"))
      }
      for case .withheldEntries(let count) in report.held {
        Voice.tell(say("まるごと伏せた記録: \(count)件", "entries withheld whole: \(count)"))
      }
    }
    guard report.holds else { throw ExitCode(Advice.Ending.programFault.rawValue) }
  }
}

extension ExportCommand {
  /// A run that began before secrets were taken out has them in the playbook that it is pinned to. They cannot be left
  /// out there: the record names the SHA-256 of exactly these bytes.
  private func warnOfSecrets(at desk: Desk) throws {
    let secrets = try desk.post.secretsInPinnedPlaybook(of: desk.id)
    guard !secrets.isEmpty else { return }
    Voice.tell(
      Voice.warning(
        tr(
          "この事故の手順書 (playbook.yaml) には、パスワードや鍵が\(secrets.count)か所、そのまま入っています",
          "the playbook of this incident (playbook.yaml) holds passwords or keys as they are, in \(secrets.count) place(s)"
        )))
    for secret in secrets { Voice.tell("  \(secret.path)") }
    Voice.tell(
      tr(
        "記録はこのファイルのハッシュに結ばれているため、伏せると検証できなくなります。渡す前にこれらのパスワードや鍵を変えてください",
        "the record is bound to the hash of this file, so that leaving them out would break its proof; change these passwords and keys before you hand it over"
      ))
  }

  private func wanted(_ text: String) throws -> Redaction {
    do {
      return try Redaction(typed: text)
    } catch {
      throw Stop(
        say("「\(error.part)」は伏せるものの指定ではありません", "\"\(error.part)\" is nothing that can be left out"),
        hints: [
          say(
            "使える言葉: names、contacts、text、files、attachments、facts、addresses、amounts、または記録の番号",
            "one of names, contacts, text, files, attachments, facts, addresses, amounts, or numbers of entries")
        ], ending: .usage)
    }
  }
}

struct Verify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "verify", abstract: tr("書き出した資料が正しいままか確かめる", "check a claim file"))
  }

  @Argument(help: ArgumentHelp(tr("zipファイルかフォルダ", "zip file or folder"), valueName: "path"))
  var path: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr("外に残っていた控え (受け取った通知の本文でもよい)", "a checkpoint that somebody kept, or a notice with one in it"),
      valueName: "file"))
  var checkpoint: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr(
        "この会社の鍵だと聞いているもの (電話で読み上げた形、または鍵のファイル)",
        "the company's key as you know it (as it was read out, or a file with it)"), valueName: "key"))
  var key: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr("信頼する時刻認証局の証明書 (PEM)", "certificates of timestamp authorities that you trust (PEM)"), valueName: "file"))
  var ca: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr(
        "後から示された、伏せてあった分 (ledger.jsonl か disclosures.jsonl の行)",
        "what was withheld and handed over later (lines of ledger.jsonl or disclosures.jsonl)"), valueName: "file"))
  var disclosed: [String] = []

  @Option(name: .long, help: ArgumentHelp(tr("表示する言語 (ja / en)", "language (ja / en)"), valueName: "ja|en"))
  var lang: String?

  @OptionGroup var output: JSONOption

  func run() throws {
    let report = try underBar(tr("確認中", "checking"), json: output.json) {
      try CommandPost.verify(
        path, outside: checkpoint, key: key, authorities: ca, disclosed: disclosed, meter: $0)
    }
    if output.json {
      Voice.out(json: try JSONReport.verification(report, of: path).canonicalString())
    } else {
      VerificationView(report: report).show()
    }
    guard report.holds else { throw ExitCode(Advice.Ending.badData.rawValue) }
  }
}
