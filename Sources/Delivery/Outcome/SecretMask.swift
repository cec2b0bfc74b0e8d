/// Takes an endpoint's secrets out of what its receiver says. A receiver that echoes a request would otherwise put a chat
/// tool's address, or a token, into a record that others come to read.
package struct SecretMask: Sendable {
  /// Longest first, so that a part of a secret does not hide the rest of it.
  private let secrets: [String]

  /// - Parameters:
  ///   - url: its path and query may be a password; every longer piece of them counts as one.
  ///   - secrets: keys, tokens, logins.
  package init(url: EndpointURL?, secrets: [EndpointSecret]) {
    var found: Set<String> = []
    for secret in secrets.map(\.revealed) {
      found.insert(secret)
      // `whsec_…` without its prefix, and both halves of a login.
      found.formUnion(secret.split(separator: "_", maxSplits: 1).map(String.init))
      found.formUnion(secret.split(separator: ":", maxSplits: 1).map(String.init))
    }
    if let url, let path = Self.pathAndQuery(of: url.revealed) {
      found.insert(path)
      found.formUnion(path.split { "/?&=#".contains($0) }.map(String.init))
    }
    let spellings = found.flatMap { [$0, $0.removingPercentEscapes, $0.replacing("/", with: "\\/")] }
    self.secrets = Set(spellings).filter { $0.utf8.count >= Self.shortest }.sorted {
      ($0.utf8.count, $0) > ($1.utf8.count, $1)
    }
  }

  /// The text with "…" wherever one of them stood.
  package func masked(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "…") }
  }

  /// Shorter pieces, "v2" or "rooms", are words that anybody may say.
  private static let shortest = 6

  private static func pathAndQuery(of url: String) -> String? {
    guard let scheme = url.firstRange(of: "://"),
      let slash = url[scheme.upperBound...].firstIndex(where: { $0 == "/" || $0 == "?" })
    else { return nil }
    return String(url[slash...])
  }
}

extension String {
  fileprivate var removingPercentEscapes: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let escaped = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
        rest.count >= 2
      {
        bytes.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
