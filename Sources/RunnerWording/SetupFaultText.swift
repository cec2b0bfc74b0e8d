import Delivery
import Foundation
import PlaybookModel
import Runner
import Wording

extension AttachmentFault {
  func advice(_ path: String) -> Advice {
    switch self {
    case .missing:
      Advice(say("ファイルがありません: \(path)", "there is no file \(path)"), ending: .noInput)
    case .isFolder:
      Advice(
        say("フォルダは添付できません: \(path)", "a folder cannot be attached: \(path)"),
        hints: [say("中のファイルを一つずつ添付するか、zipにまとめてください", "attach its files one by one, or make a zip of it")],
        ending: .noInput)
    case .unreadable(let code):
      Advice(
        say("ファイルが読めません: \(path) (\(reason(code)))", "cannot read \(path) (\(reason(code)))"), ending: .noInput)
    case .changedWhileCopied:
      Advice(
        say("写している間に中身が変わりました: \(path)", "the file changed while it was copied: \(path)"),
        hints: [
          say("書き込みが終わってから、もう一度お試しください。記録は前のままです", "try again when nothing writes to it; the record is as it was")
        ],
        ending: .tryLater)
    case .cannotStore(let code):
      Advice(
        say("証拠の置き場所に書けません (\(reason(code)))", "cannot write to the evidence folder (\(reason(code)))"),
        hints: [say("記録は前のままです", "the record is as it was")], ending: .inputOutput)
    }
  }
}

extension EndpointFault {
  var advice: Advice {
    switch self {
    case .badName(let name):
      Advice(say("宛先の呼び名に使えません: 「\(name)」", "not a name for an endpoint: \"\(name)\""), ending: .badData)
    case .badURL(let url, let refusal): refusal.advice(url)
    case .badSecret:
      Advice(
        say("署名の鍵の形が違います", "that is not a signing secret"),
        hints: [say("whsec_ で始まる文字です", "it begins with whsec_")], ending: .badData)
    case .badNetwork(let text):
      Advice(
        say("ネットワークの書き方が違います: \(text)", "not a network: \(text)"),
        hints: [say("例: 192.168.1.0/24", "example: 192.168.1.0/24")],
        ending: .badData)
    case .missingCAFile(let path):
      Advice(say("証明書ファイルが読めません: \(path)", "cannot read the certificate file \(path)"), ending: .noInput)
    case .taken(let name):
      Advice(
        say("宛先「\(name)」はもうあります", "there is already an endpoint \"\(name)\""),
        hints: [
          say("入れ替えるなら先に: hikeshi endpoint remove \(name)", "to replace it, first: hikeshi endpoint remove \(name)")
        ],
        ending: .badData)
    }
  }
}

extension EndpointURL.Refusal {
  fileprivate func advice(_ url: String) -> Advice {
    let what: LocalizedText =
      switch self {
      case .forbiddenCharacter, .unreadable: say("アドレスとして読めません", "not an address")
      case .schemeNotAllowed: say("https で始まるアドレスだけが使えます", "only https addresses can be used")
      case .plainHTTP: say("http は暗号化されません。https を使ってください", "http is not encrypted; use https")
      case .userInformation: say("アドレスに名前やパスワードを入れないでください", "no user name or password in the address")
      case .fragment: say("アドレスに # は使えません", "no # in the address")
      case .badHost: say("サーバー名が正しくありません", "the host is not right")
      case .badPort: say("ポート番号が正しくありません", "the port is not right")
      }
    return Advice(
      what, hints: [say("例: https://agent.example/webhook", "example: https://agent.example/webhook")], ending: .badData
    )
  }
}

extension CompanyFault {
  var advice: Advice {
    switch self {
    case .missing(let path):
      Advice(say("ファイルがありません: \(path)", "there is no file \(path)"), ending: .noInput)
    case .malformed(let line, let text):
      Advice(
        say(
          "YAMLとして読めません\(line.map { "(\($0)行目)" } ?? ""): \(text)",
          "not YAML\(line.map { " (line \($0))" } ?? ""): \(text)"),
        ending: .badData)
    case .unknownKey(let key, let known):
      Advice(
        say("「\(key)」という項目はありません", "there is no key \"\(key)\""),
        hints: [say("使える項目: \(known.joined(separator: "、"))", "keys: \(known.joined(separator: ", "))")],
        ending: .badData)
    case .notText(let path):
      Advice(say("「\(path)」の形が違います", "\"\(path)\" is not of the right form"), ending: .badData)
    case .unknownLanguage(let text):
      Advice(say("language は ja か en です(\(text))", "language is ja or en (\(text))"), ending: .badData)
    case .unknownZone(let text):
      Advice(
        say("「\(text)」という時間帯はありません", "there is no time zone \"\(text)\""),
        hints: [say("例: Asia/Tokyo", "example: Asia/Tokyo")],
        ending: .badData)
    case .endpointIncomplete(let index):
      Advice(
        say("endpoints の\(index + 1)番目には name と url が必要です", "endpoint \(index + 1) needs a name and a url"),
        ending: .badData)
    case .storedUnreadable:
      Advice(
        say("登録した会社の情報が読めません", "the stored company data cannot be read"),
        hints: [say("もう一度: hikeshi init", "once more: hikeshi init")], ending: .badData)
    }
  }
}
