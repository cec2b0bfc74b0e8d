import Delivery
import Foundation
import PlaybookModel
import RunStore
import Runner
import Wording

/// Endpoints as they may be shown: path and query of an address can be a password.
enum EndpointText {
  /// Every format's name, for help.
  static let formats = NoticeFormats.all.map(\.name).joined(separator: ", ")

  static func masked(_ row: EndpointRow) -> String { (try? row.address())?.description ?? "?" }

  /// Host and port of the proxy on the way.
  static func proxy(_ row: EndpointRow) -> String? {
    row.proxy.flatMap { try? OutboundProxy($0) }.map { "\($0.url.host):\($0.url.port)" }
  }

  /// Keys that sign now.
  static func keyCount(_ row: EndpointRow) -> Int {
    NoticeFormats.named(row.format)?.needs.secret == .signingKey ? row.secrets.count : 0
  }

  /// The first line of standard input, which no process list shows.
  static func typedSecret() -> String { readLine()?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "" }

  static func tell(saved: SavedEndpoint) {
    let (name, address) = (saved.endpoint.name, masked(saved.endpoint))
    Voice.tell(say("✔ 宛先「\(name)」を登録しました: \(address)", "✔ endpoint \"\(name)\" saved: \(address)"))
    tellKey(saved.freshKey)
    Voice.tell(say("届くか試す: hikeshi endpoint test \(name)", "see whether it works: hikeshi endpoint test \(name)"))
  }

  /// The key that the receiver needs, on standard output and this once.
  static func tellKey(_ key: SigningKey?) {
    switch key {
    case nil: return
    case .shared:
      Voice.tell(
        say(
          "署名の鍵です。代理店に安全な方法で渡してください。ここで一度だけ表示します。",
          "the signing secret, shown this once; give it to the agent by a safe way"))
    case .pair:
      Voice.tell(say("署名を確かめるための公開鍵です。代理店に渡してください。", "the public key that checks our signatures; give it to the agent"))
    }
    if let key { Voice.out(key.receiverKey) }
  }
}
