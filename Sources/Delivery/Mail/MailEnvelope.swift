/// Where a mail is handed in, by whom and for whom (RFC 5321).
package struct MailEnvelope: Hashable, Sendable {
  package let route: MailRoute
  package let login: MailLogin?

  package init(route: MailRoute, login: MailLogin?) {
    self.route = route
    self.login = login
  }

  /// The server for libcurl; the path is what this machine calls itself in EHLO. Its real name is nobody's business.
  var serverURL: String {
    let url = route.server
    let host = url.host.contains(":") ? "[\(url.host)]" : url.host
    return "\(url.scheme.rawValue)://\(host):\(url.port)/\(route.from.domain)"
  }
}

/// A user name and a password; shown as asterisks.
package struct MailLogin: Hashable, Sendable {
  let user: String
  let password: String

  /// `user:password`; nil when either is missing or holds a control character.
  package init?(_ secret: EndpointSecret) {
    let parts = secret.revealed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      secret.revealed.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    user = String(parts[0])
    password = String(parts[1])
  }
}

extension MailLogin: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "****" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
