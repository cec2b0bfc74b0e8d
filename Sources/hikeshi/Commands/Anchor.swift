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
      commandName: "anchor",
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

  @Option(
    name: .long,
    help: ArgumentHelp(tr("時刻認証局のアドレス (覚えておきます)", "address of a timestamp authority (remembered)"), valueName: "url"))
  var tsa: String?

  @Option(name: .long, help: ArgumentHelp(tr("時刻認証局の呼び名", "a name for the authority"), valueName: "name"))
  var name: String?

  @Option(name: .long, help: ArgumentHelp(tr("許可する内部ネットワーク", "allow this private network"), valueName: "cidr"))
  var allowNetwork: [String] = []

  @Flag(name: .long, help: ArgumentHelp(tr("暗号化なしの http を許す (送るのは要約だけです)", "allow plain http (only a hash is sent)")))
  var allowPlainHttp = false

  @Option(name: .long, help: ArgumentHelp(tr("登録した時刻認証局を除く", "forget an authority"), valueName: "name"))
  var remove: String?

  @Flag(name: .long, help: .hidden)
  var due = false

  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func validate() throws {
    if check != nil, data == nil {
      throw ValidationError(tr("--check には --data が要ります", "--check needs --data"))
    }
    if check == nil, data != nil || query != nil || intermediates != nil {
      throw ValidationError(
        tr("--data、--intermediates、--query は --check と使います", "--data, --intermediates and --query go with --check"))
    }
  }

  func run() throws {
    if let check, let data { return try judge(check, data) }
    if let remove {
      try options.common.commandPost().removeAuthority(remove)
      return Voice.tell(say("✔ 時刻認証局「\(remove)」を除きました", "✔ authority \"\(remove)\" removed"))
    }
    let desk = try options.desk()
    if due {
      _ = try desk.post.anchor(desk.id, on: .recording, limits: .patient)
      return
    }
    let order = tsa.map {
      AuthorityOrder(
        url: $0, name: name, certificateFile: ca, allowedNetworks: allowNetwork, allowsPlainHTTP: allowPlainHttp)
    }
    let added = try order.map { try desk.post.add($0) }
    let pass = try desk.post.anchor(desk.id, only: added?.name ?? name, on: .asked, limits: .patient)
    try AnchoringView(pass: pass, file: try desk.post.open(desk.id)).show(json: output.json)
  }

  private func judge(_ token: String, _ data: String) throws {
    let verdict = try CommandPost.judge(
      TokenCheck(token: token, data: data, authorities: ca, intermediates: intermediates, query: query))
    if output.json {
      Voice.out(json: try JSONReport.verdict(verdict, of: token).canonicalString())
    } else {
      let mark = verdict.isTrusted ? "✔" : Voice.warning("✖")
      Voice.out(mark + " \(TimestampText.text(of: verdict)[Voice.language])")
    }
    guard verdict.isTrusted else { throw ExitCode(Advice.Ending.badData.rawValue) }
  }
}
