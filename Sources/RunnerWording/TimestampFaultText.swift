import Runner
package import Wording

extension TimestampFault {
  package var advice: Advice {
    switch self {
    case .missing(let path):
      Advice(say("ファイルがありません: \(path)", "there is no file \(path)"), ending: .noInput)
    case .unreadable(let path): Advice(say("読めません: \(path)", "cannot read \(path)"), ending: .noInput)
    case .noCertificate(let path):
      Advice(
        say("証明書(PEM)が入っていません: \(path)", "there is no certificate (PEM) in \(path)"), ending: .badData)
    case .notARequest(let path):
      Advice(say("時刻印の要求(.tsq)ではありません: \(path)", "\(path) is not a timestamp request (.tsq)"), ending: .badData)
    case .badAuthority(let address):
      Advice(
        say("時刻認証局のアドレスとして使えません: \(address)", "not an address of a timestamp authority: \(address)"),
        hints: [say("https:// で始まるアドレスを指定してください", "give an address that begins with https://")], ending: .badData)
    case .unknownAuthority(let name, let known):
      Advice(
        say("時刻認証局「\(name)」は登録されていません", "there is no timestamp authority \"\(name)\""),
        hints: known.map { say($0, $0) }, ending: .noInput)
    case .noAuthority:
      Advice(
        say("時刻認証局がまだ登録されていません", "no timestamp authority is set up yet"),
        hints: [
          say(
            "登録して時刻印を取る: hikeshi anchor --tsa https://… --ca 認証局の証明書.pem",
            "set one up and ask it: hikeshi anchor --tsa https://… --ca AUTHORITY.pem")
        ], ending: .noInput)
    }
  }
}
