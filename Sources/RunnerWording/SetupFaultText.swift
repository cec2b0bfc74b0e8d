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
    case .unknownFormat(let name, let known):
      Advice(
        say("「\(name)」という形式はありません", "there is no format \"\(name)\""),
        hints: [say("使える形式: \(known.joined(separator: "、"))", "formats: \(known.joined(separator: ", "))")],
        ending: .badData)
    case .addressForbidden:
      Advice(
        say("そのアドレスには、安全のため送りません", "nothing is sent to that address, for safety"),
        hints: [
          say(
            "社内の受信サーバーなら、ネットワークを許可してください: --allow-network 192.168.1.0/24",
            "if the receiver is inside the company, allow its network: --allow-network 192.168.1.0/24")
        ], ending: .badData)
    case .badSecret:
      Advice(
        say("鍵やトークンの形が違います", "that is not a key or token of the right form"),
        hints: [say("署名の鍵は whsec_ か whsk_ で始まります", "a signing key begins with whsec_ or whsk_")], ending: .badData)
    case .tokenNeeded:
      Advice(
        say("この形式にはAPIトークンが必要です", "this format needs an API token"),
        hints: [say("標準入力から渡してください: --secret-stdin", "give it on standard input: --secret-stdin")],
        ending: .badData)
    case .secretNotTaken:
      Advice(
        say("この形式に鍵はありません。アドレスそのものが秘密です", "this format has no key; its address is the secret"), ending: .badData)
    case .badMailRoute(let refusal): refusal.advice
    case .badLogin:
      Advice(
        say("メールのログインの形が違います", "that is not a mail login"),
        hints: [say("利用者名:パスワード と書きます", "write user:password")], ending: .badData)
    case .hasNoKey(let name):
      Advice(say("宛先「\(name)」には署名の鍵がありません", "endpoint \"\(name)\" has no signing key"), ending: .badData)
    case .notChangingKeys(let name):
      Advice(
        say("宛先「\(name)」の鍵は交換中ではありません", "the keys of endpoint \"\(name)\" are not being changed"), ending: .badData)
    case .badNetwork(let text):
      Advice(
        say("ネットワークの書き方が違います: \(text)", "not a network: \(text)"),
        hints: [say("例: 192.168.1.0/24", "example: 192.168.1.0/24")],
        ending: .badData)
    case .missingCAFile(let path):
      Advice(say("証明書ファイルが読めません: \(path)", "cannot read the certificate file \(path)"), ending: .noInput)
    case .badProxy(let proxy):
      Advice(
        say("プロキシのアドレスとして使えません: \(proxy)", "not the address of a proxy: \(proxy)"),
        hints: [say("書き方: http://proxy.example:3128", "write http://proxy.example:3128")], ending: .badData)
    case .proxyToThisMachine:
      Advice(
        say("このパソコンの中の宛先には、プロキシを使えません", "no proxy can lead to a receiver on this machine"), ending: .badData)
    case .warningsLeaveCompany(let role):
      Advice(
        say("期限の知らせは社内の人だけに送ります。役割 \(role) は社外の人です", "warnings go to our own people only; \(role) is somebody outside"),
        hints: [
          say("社内の役割を指定してください: --role owner や --role it", "name a role of your own: --role owner or --role it")
        ], ending: .badData)
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

extension MailRoute.Refusal {
  fileprivate var advice: Advice {
    let what: LocalizedText =
      switch self {
      case .missing(let field): say("メールの宛先に \(field)= がありません", "the mail address has no \(field)=")
      case .repeated(let field): say("\(field)= が二つあります", "\(field)= is there twice")
      case .unknownField(let field): say("\(field)= は使えません", "\(field)= is not known")
      case .badAddress(let address): say("メールアドレスではありません: \(address)", "not a mail address: \(address)")
      case .tooMany(let limit): say("宛先は\(limit)件までです", "at most \(limit) recipients")
      }
    return Advice(
      what,
      hints: [
        say(
          "例: 'smtps://mail.example?from=hikeshi@company.example&to=agent@agent.example'",
          "example: 'smtps://mail.example?from=hikeshi@company.example&to=agent@agent.example'")
      ], ending: .badData)
  }
}

extension EndpointURL.Refusal {
  fileprivate func advice(_ url: String) -> Advice {
    let what: LocalizedText =
      switch self {
      case .forbiddenCharacter, .unreadable: say("アドレスとして読めません", "not an address")
      case .schemeNotAllowed:
        say("https で始まるアドレスだけが使えます(メールは smtps か smtp)", "only https addresses can be used (for mail smtps or smtp)")
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
    case .badTerm(let key, let typed):
      Advice(
        say("policy の \(key) に「\(typed)」とは書けません", "\"\(typed)\" cannot stand for \(key) under policy"),
        hints: [
          say(
            "金額と日数は数だけ、割合は 35.0 のように書きます。費用の種類: hikeshi cost kinds",
            "amounts and days are numbers, a rate is 35.0; kinds of costs: hikeshi cost kinds")
        ], ending: .badData)
    case .badTerms(let fault): Advice(fault.words.what, hints: fault.words.hints, ending: .badData)
    case .storedUnreadable:
      Advice(
        say("登録した会社の情報が読めません", "the stored company data cannot be read"),
        hints: [say("もう一度: hikeshi init", "once more: hikeshi init")], ending: .badData)
    }
  }
}
