package import PlaybookModel

/// What the short causes of the ledger mean for a person who has to do something about them.
package enum CauseText {
  package static func text(of cause: String) -> LocalizedText {
    if let known = words[cause] { return known }
    for (prefix, text) in families where cause.hasPrefix(prefix) {
      let rest = cause.dropFirst(prefix.count)
      return say(text.ja.replacing("%", with: rest), text.en.replacing("%", with: rest))
    }
    return say("原因 \(cause)", "cause \(cause)")
  }

  private static let words: [String: LocalizedText] = [
    "accepted": say("相手のサーバーが受け取った", "their server took it"),
    "accepted-long-answer": say("受け取った。返事が長いので途中まで読んだ", "taken; the answer was too long to be read to its end"),
    "accepted-answer-cut": say("受け取った。返事が途中で切れた", "taken; the answer broke off"),
    "accepted-may-still-fail": say("引き受けた。このあと相手側で失敗することがある", "taken on; it can still fail on their side"),
    "network-down": say("このパソコンがネットワークにつながっていない", "this machine has no network"),
    "name-not-found": say("サーバー名が見つからない", "the name of the server is not found"),
    "connection-refused": say("相手のサーバーが動いていない", "no server answers there"),
    "not-connected": say("相手につながらない", "no connection to them"),
    "timeout-name-lookup": say("サーバー名を調べても返事がない", "looking up the name took too long"),
    "timeout-connecting": say("相手につながらないまま時間切れ", "connecting took too long"),
    "timeout-tls": say("暗号化の準備が終わらず時間切れ", "setting up encryption took too long"),
    "timeout-sending": say("つながったが送れないまま時間切れ", "connected, and sending took too long"),
    "tls-handshake": say("暗号化の方式が合わない", "no encryption that both sides know"),
    "not-http": say("相手がWebサーバーとして答えない", "what answers there is no web server"),
    "endless-headers": say("返事が終わらない", "the answer does not end"),
    "closed-before-sending": say("送る前に切れた", "it broke off before anything was sent"),
    "closed-before-status": say("送ったあと、返事の前に切れた", "it broke off after sending and before an answer"),
    "no-status-in-time": say("送ったが、時間内に返事がない", "sent, and no answer in time"),
    "sender-died": say("送っている途中でこのプログラムが止まった", "this program stopped while it was sending"),
    "called-off": say("送る前に取りやめた", "called off before it was sent"),
    "called-off-while-sending": say("送っている途中で取りやめた", "called off while it was being sent"),
    "proxy": say("間に立つプロキシが通さない(相手の問題ではない)", "the proxy in between refuses or is dead (not the receiver)"),
    "proxy-name-not-found": say(
      "間に立つプロキシの名前が見つからない(相手の問題ではない)", "the proxy in between is not found (not the receiver)"),
    "proxy-not-connected": say("間に立つプロキシが動いていない(相手の問題ではない)", "the proxy in between is dead (not the receiver)"),
    "proxy-handshake": say("間に立つプロキシが途中で切れた(相手の問題ではない)", "the proxy in between broke off (not the receiver)"),
    "proxy-refused-407": say("間に立つプロキシが利用者名を求めている", "the proxy in between wants a user name"),
    "setup": say("このパソコンで送信を始められない", "this machine could not start sending"),
    "address-forbidden": say("宛先が、安全のため送らない種類のアドレス", "the address is of a kind that nothing is sent to"),
    "endpoint-removed": say("宛先が登録から除かれた", "the endpoint was removed"),
    "bad-endpoint": say("宛先の設定が使えない", "the endpoint cannot be used as it is set up"),
    "certificate-expired": say("相手の証明書の期限が切れている", "their certificate has expired"),
    "certificate-not-yet-valid": say(
      "相手の証明書がまだ有効でない。このパソコンの時計も確認", "their certificate is not valid yet; check this clock too"),
    "certificate-unknown-issuer": say("相手の証明書の発行元が信頼できない", "nobody we trust issued their certificate"),
    "certificate-wrong-host": say("証明書が別のサーバーのもの", "the certificate is another server's"),
    "certificate-other-key": say("登録した鍵と違う", "not the key that was pinned"),
    "tls-not-offered": say("メールサーバーが暗号化に対応していない", "the mail server offers no encryption"),
    "ca-file": say("認証局の証明書ファイルが読めない", "the authority's certificate file cannot be read"),
    "http-401": say("鍵や署名が違うと言われた", "they say that the key or signature is wrong"),
    "http-403": say("受け付けを拒まれた", "they refuse us"),
    "http-404": say("その宛先はないと言われた", "they say that there is no such address"),
    "http-408": say("相手が時間切れと答えた", "they say that it took too long"),
    "http-410": say("相手が受信をやめた", "they want no more"),
    "http-413": say("大きすぎると言われた", "they say that it is too large"),
    "http-429": say("送りすぎと言われた", "they say that it is too many at once"),
    "smtp-535": say("メールのログインに失敗した", "the mail server refuses the login"),
    "smtp-550": say("メールの宛先がないと言われた", "the mail server says that there is no such mailbox"),
  ]

  private static let families: [(String, LocalizedText)] = [
    ("proxy-refused-", say("間に立つプロキシが断った(%。相手の問題ではない)", "the proxy in between refuses (%, not the receiver)")),
    ("redirect-", say("別の場所へ回された(%)。安全のため追わない", "sent elsewhere (%); that is not followed, for safety")),
    ("unexpected-answer-", say("答え(%)が、受け取った時のものと違う", "the answer (%) is not the one for a message taken")),
    ("certificate-", say("相手の証明書に問題がある(%)", "something is wrong with their certificate (%)")),
    ("smtp-", say("メールサーバーの答え %", "the mail server answered %")),
    ("http-5", say("相手のサーバーの不調(5%)", "their server has trouble (5%)")),
    ("http-", say("相手のサーバーの答え %", "their server answered %")),
    ("curl-", say("通信の不調(%)", "trouble with the connection (%)")),
  ]
}
