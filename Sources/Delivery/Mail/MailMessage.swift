import Foundation

/// A notice as an e-mail (RFC 5322, MIME): ASCII only, lines of at most 76 characters, CRLF.
///
/// ```
/// From, To, Subject (RFC 2047), Date, Message-ID, Auto-Submitted, MIME-Version
/// multipart/mixed
///   text/plain; charset=utf-8, base64       what a person reads
///   application/json, base64                the stored notice, byte for byte
/// ```
///
/// Two attempts make the same bytes: the date is the notice's, the Message-ID and the boundary come from its id.
struct MailMessage {
  let bytes: [UInt8]

  init(_ notice: Notice, route: MailRoute, id: DeliveryIdentifier) {
    let text = NoticeText(notice)
    let sender = notice.company.map { EncodedText.phrase($0, after: "From: ".count) + "\r\n " } ?? ""
    let boundary = "=_\(id.text)"
    let file = notice.isJapanese ? "通知-\(id.text).json" : "notice-\(id.text).json"
    let words = text.heading + "\n\n" + text.body(atMost: .max) + "\n"
    let lines =
      [
        "From: \(sender)<\(route.from)>",
        "To: " + route.to.map { "<\($0)>" }.joined(separator: ",\r\n "),
        "Subject: " + EncodedText.words(text.heading, after: "Subject: ".count),
        "Date: " + Self.date(notice.timestamp),
        "Message-ID: <\(id.text)@\(route.from.domain)>",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed;\r\n boundary=\"\(boundary)\"",
        "",
        "--\(boundary)",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
      ] + Self.base64(Array(words.replacing("\n", with: "\r\n").utf8)) + [
        "--\(boundary)",
        "Content-Type: application/json;\r\n name=\"notice.json\"",
        "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment;" + EncodedText.fileName(file),
        "",
      ] + Self.base64(notice.body) + ["--\(boundary)--", ""]
    bytes = Array(lines.joined(separator: "\r\n").utf8)
  }

  private static func base64(_ bytes: [UInt8]) -> [String] {
    let text = Data(bytes).base64EncodedString()
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(String(rest.prefix(76)))
      rest = rest.dropFirst(76)
    }
    return lines
  }

  /// `Tue, 24 Nov 2026 12:05:00 +0000` (RFC 5322, 3.3) for an RFC 3339 instant in UTC.
  static func date(_ timestamp: String) -> String {
    let parser = ISO8601DateFormatter()
    parser.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let plain = ISO8601DateFormatter()
    let date = parser.date(from: timestamp) ?? plain.date(from: timestamp) ?? Date(timeIntervalSince1970: 0)
    let writer = DateFormatter()
    writer.locale = Locale(identifier: "en_US_POSIX")
    writer.timeZone = TimeZone(secondsFromGMT: 0)
    writer.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    return writer.string(from: date)
  }
}
