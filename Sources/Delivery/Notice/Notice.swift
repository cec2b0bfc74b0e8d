package import CanonicalJSON

/// What a receiver is told, before a format puts it into its own form.
///
/// The outbox keeps it as the canonical JSON that a Standard Webhook carries; every format is made from these bytes and
/// from nothing else, so that a retry sends the same message again.
package struct Notice: Hashable, Sendable {
  package enum Refusal: Error, Equatable, Sendable {
    case notJSON
    /// The member is missing or of another type.
    case badMember(String)
  }

  /// The stored bytes.
  package let body: [UInt8]
  /// `incident.notice`.
  package let type: String
  /// RFC 3339 in UTC.
  package let timestamp: String
  package let data: JSONValue
  package let title: String
  package let text: String

  package init(body: [UInt8]) throws(Refusal) {
    guard let json = try? JSONValue(parsing: body) else { throw .notJSON }
    guard let type = json["type"]?.string else { throw .badMember("type") }
    guard let timestamp = json["timestamp"]?.string else { throw .badMember("timestamp") }
    guard let data = json["data"], data.object != nil else { throw .badMember("data") }
    self.body = body
    self.type = type
    self.timestamp = timestamp
    self.data = data
    title = data["title"]?.string ?? ""
    text = data["text"]?.string ?? ""
  }

  package var isDrill: Bool { data["drill"]?.bool ?? false }
  package var incident: String? { data["incident"]?.string }
  package var delivery: String? { data["delivery"]?.string }
  package var company: String? { data["company"]?.string }
  /// The signed checkpoint over everything recorded before this notice.
  package var checkpoint: String? { data["checkpoint"]?.string }
  package var isJapanese: Bool { data["language"]?.string != "en" }
}
