import ArgumentParser
import CanonicalJSON
import PlaybookModel
import Runner
import RunnerWording
import Timestamping
import Wording

struct Anchor: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: tr("記録の要約に外部の時刻印をもらう・時刻印を確かめる", "get an outside timestamp for the record, or judge one"))
  }

  @Option(
    name: .long,
    help: ArgumentHelp(tr("この時刻印(.tsr)を確かめる", "judge this token (.tsr)"), valueName: "token"))
  var check: String?

  @Option(
    name: .long,
    help: ArgumentHelp(tr("時刻印の対象のファイル", "the file that the token is about"), valueName: "file"))
  var data: String?

  @Option(
    name: .long,
    help: ArgumentHelp(tr("信頼する認証局の証明書 (PEM)", "certificates of authorities that you trust (PEM)"), valueName: "file"))
  var ca: String?

  @Option(
    name: .long,
    help: ArgumentHelp(tr("途中の証明書 (PEM)", "intermediate certificates (PEM)"), valueName: "file"))
  var intermediates: String?

  @Option(
    name: .long,
    help: ArgumentHelp(tr("時刻印の要求(.tsq)。nonceも比べる", "the request (.tsq), whose nonce has to match"), valueName: "file"))
  var query: String?

  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func validate() throws {
    if check != nil, data == nil {
      throw ValidationError(tr("--check には --data が要ります", "--check needs --data"))
    }
    if check == nil, data != nil || query != nil {
      throw ValidationError(tr("--data と --query は --check と使います", "--data and --query go with --check"))
    }
  }

  func run() throws {
    guard let check, let data else { throw PostFault.timestamp(.noAuthority) }
    let verdict = try CommandPost.judge(
      TokenCheck(token: check, data: data, authorities: ca, intermediates: intermediates, query: query))
    if output.json {
      Voice.out(try JSONReport.verdict(verdict, of: check).canonicalString())
    } else {
      let mark = verdict.isTrusted ? "✔" : Voice.warning("✖")
      Voice.out("\(mark) \(TimestampText.text(of: verdict)[Voice.language])")
    }
    guard verdict.isTrusted else { throw ExitCode(Advice.Ending.badData.rawValue) }
  }
}
