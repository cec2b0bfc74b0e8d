/// What a receiver said, as far as it is worth keeping: headers that are known to be harmless, how the body begins, and
/// where a redirect points. Bounded, without the endpoint's secrets, and without anything that could act on a terminal.
package struct ResponseExcerpt: Hashable, Sendable {
  /// Lines of `name: value`; nil when there are none.
  package let headers: String?
  package let body: String?
  package let location: String?

  package init(of report: TransferReport, mask: SecretMask) {
    let lines = report.headers.compactMap { field -> String? in
      let name = field.name.lowercased()
      guard Self.harmless.contains(name) else { return nil }
      return "\(name): \(Self.shown(field.value, mask, upTo: Self.longestValue))"
    }
    headers = Self.text(lines.prefix(Self.mostHeaders).joined(separator: "\n"))
    // Cut after masking, or half a secret could stay.
    body = Self.text(Self.shown(String(decoding: report.bodyStart, as: UTF8.self), mask, upTo: Self.longestBody))
    let isRedirect = report.status.map { (300...399).contains($0) } ?? false
    location =
      isRedirect
      ? report.header("location").flatMap { Self.text(Self.shown($0, mask, upTo: Self.longestLocation)) } : nil
  }

  package var isEmpty: Bool { headers == nil && body == nil && location == nil }

  /// What tells servers, proxies and requests apart, and nothing that identifies or admits anybody: no cookies, no
  /// challenges, no links.
  private static let harmless: Set<String> = [
    "allow", "cf-ray", "content-length", "content-type", "date", "request-id", "retry-after", "server", "via",
    "x-amzn-requestid", "x-cache", "x-correlation-id", "x-ms-request-id", "x-request-id", "x-slack-req-id",
    "x-trace-id",
  ]
  private static let mostHeaders = 12
  // In characters.
  private static let longestValue = 120
  private static let longestBody = 300
  private static let longestLocation = 300

  private static func text(_ text: String) -> String? { text.contains { !$0.isWhitespace } ? text : nil }

  private static func shown(_ text: String, _ mask: SecretMask, upTo limit: Int) -> String {
    let masked = mask.masked(text)
    var scalars = String.UnicodeScalarView()
    for scalar in masked.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar == "\n": scalars.append(scalar)
      case .control: scalars.append(" ")
      // Direction marks and the like would let a line read otherwise than it is.
      case .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    let clean = String(scalars)
    return clean.count <= limit ? clean : clean.prefix(limit) + "…"
  }
}
