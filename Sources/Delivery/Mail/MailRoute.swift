import CCurl
import Foundation

/// From whom and to whom an endpoint's mail goes, as its address says: `smtps://host?from=a@b.example&to=c@d.example`.
package struct MailRoute: Hashable, Sendable {
  package enum Refusal: Error, Hashable, Sendable {
    /// There is no `from`, or no `to`.
    case missing(String)
    case repeated(String)
    case unknownField(String)
    case badAddress(String)
    case tooMany(limit: Int)
  }

  static let mostRecipients = 10

  package let server: EndpointURL
  package let from: MailAddress
  /// Never empty.
  package let to: [MailAddress]

  package init(_ url: EndpointURL) throws(Refusal) {
    var from: MailAddress?
    var to: [MailAddress] = []
    for (name, value) in Self.fields(of: url.revealed) {
      guard let address = MailAddress(value) else { throw .badAddress(value) }
      switch name {
      case "from" where from != nil: throw .repeated(name)
      case "from": from = address
      case "to": to.append(address)
      default: throw .unknownField(name)
      }
    }
    guard let from else { throw .missing("from") }
    guard !to.isEmpty else { throw .missing("to") }
    guard to.count <= Self.mostRecipients else { throw .tooMany(limit: Self.mostRecipients) }
    server = url
    self.from = from
    self.to = to
  }

  private static func fields(of url: String) -> [(String, String)] {
    guard let question = url.firstIndex(of: "?") else { return [] }
    return url[url.index(after: question)...].split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]).removingPercentEncoding ?? "" : "")
    }
  }
}

/// An ASCII mailbox (RFC 5321, 4.1.2) without quoting: what companies really have, and nothing that could break out of a
/// command line.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count), !parts[1].isEmpty,
      parts[0].utf8.allSatisfy({ Self.isAtomByte($0) }), !parts[0].hasPrefix("."), !parts[0].hasSuffix("."),
      parts[1].utf8.allSatisfy({ Self.isHostByte($0) }), !parts[1].hasPrefix("."), !parts[1].hasPrefix("-")
    else { return nil }
    self.text = text
  }

  package var domain: String { String(text.drop { $0 != "@" }.dropFirst()) }
  package var description: String { text }

  private static func isAtomByte(_ byte: UInt8) -> Bool {
    isHostByte(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
