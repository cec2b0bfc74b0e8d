import Delivery
import PlaybookModel
import RunStore
import Runner
import Wording

/// Endpoints as they may be shown: path and query of an address can be a password.
enum EndpointText {
  static func masked(_ row: EndpointRow) -> String {
    (try? EndpointURL(row.url, allowsPlainHTTP: row.allowsPlainHTTP))?.description ?? "?"
  }

  static func tell(_ saved: (endpoint: EndpointRow, freshSecret: WebhookSecret?)) {
    let (name, address) = (saved.endpoint.name, masked(saved.endpoint))
    Voice.tell(say("✔ 宛先「\(name)」を登録しました: \(address)", "✔ endpoint \"\(name)\" saved: \(address)"))
    guard let secret = saved.freshSecret else { return }
    Voice.tell(
      say(
        "署名の鍵です。代理店に安全な方法で渡してください。ここで一度だけ表示します。",
        "the signing secret, shown this once; give it to the agent by a safe way"))
    Voice.out(secret.revealed)
  }
}
