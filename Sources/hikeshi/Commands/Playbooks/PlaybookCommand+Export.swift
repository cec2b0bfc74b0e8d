import ArgumentParser
import CACAO
import CivilTime
import PlaybookModel
import Runner
import Wording

extension PlaybookCommand {
  struct Export: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "export", abstract: tr("手順書をCACAO v2.0で書き出す", "write a playbook as CACAO v2.0"))
    }

    @Argument(help: ArgumentHelp(tr("名前かファイル", "name or file"), valueName: "playbook"))
    var name: String

    @Flag(name: .long, help: ArgumentHelp(tr("CACAO v2.0 (今はこの形式だけ)", "CACAO v2.0 (the only format for now)")))
    var cacao = false

    @Option(name: .long, help: ArgumentHelp(tr("書き出すファイル", "file to write"), valueName: "file"))
    var out: String?

    @Option(
      name: .long,
      help: ArgumentHelp(
        tr("署名する鍵 (PEM。RSA、P-256、Ed25519)", "key to sign with (PEM; RSA, P-256 or Ed25519)"), valueName: "file"))
    var signKey: String?

    @Option(name: .long, help: ArgumentHelp(tr("署名する人や会社の名前", "who signs"), valueName: "name"))
    var signee: String?

    @OptionGroup var common: HomeOptions

    func validate() throws {
      guard cacao else { throw ValidationError(tr("--cacao を付けてください", "say --cacao")) }
    }

    func run() throws {
      var json = CACAOExport(try PlaybookSource.named(name).playbook, in: Voice.language).json
      if let signKey {
        let pem = String(decoding: try InputBytes.read(signKey), as: UTF8.self)
        guard let key = PlaybookSigningKey(pem: pem) else {
          throw Stop(
            say("署名の鍵として読めません: \(signKey)", "not a key to sign with: \(signKey)"),
            hints: [
              say(
                "作り方: openssl genpkey -algorithm ed25519 -out 鍵.pem",
                "make one: openssl genpkey -algorithm ed25519 -out key.pem")
            ], ending: .badData)
        }
        let post = try common.commandPost()
        let company = try post.company()?.name
        json = try PlaybookSignatures.signing(
          json, with: key, signee: signee ?? company ?? "hikeshi", at: post.clock.read().now.utcText)
      }
      try NewFile.write(String(decoding: try CACAOExport.bytes(of: json), as: UTF8.self), to: out)
    }
  }
}
