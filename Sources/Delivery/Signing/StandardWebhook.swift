import Foundation

/// Signs and checks one message by Standard Webhooks 1.0.0, by shared secrets (`v1`) and key pairs (`v1a`).
///
/// The signed bytes are `id "." timestamp "." body`: the timestamp as decimal Unix seconds, the body exactly as sent.
///
/// | field | value |
/// |---|---|
/// | `content-type` | `application/json`, or that of an envelope |
/// | `webhook-id` | the delivery's identifier, stable over retries |
/// | `webhook-timestamp` | Unix seconds of this attempt |
/// | `webhook-signature` | `v1,BASE64(HMAC-SHA256)` or `v1a,BASE64(Ed25519)`, one for each key, separated by a space |
package enum StandardWebhook {
  /// Seconds by which a timestamp may differ from the receiver's clock.
  package static let defaultTolerance = 300

  /// The header fields of one attempt. Every key signs, in their order: while a key is being changed the new one comes
  /// first, and the receiver may know either.
  package static func headers(
    id: DeliveryIdentifier, timestamp: Int, body: [UInt8], keys: [SigningKey], contentType: String = "application/json"
  ) -> [HeaderField] {
    let content = signedContent(id: id.text, timestamp: String(timestamp), body: body)
    return [
      HeaderField(trustedName: "content-type", value: contentType),
      HeaderField(trustedName: "webhook-id", value: id.text),
      HeaderField(trustedName: "webhook-timestamp", value: String(timestamp)),
      HeaderField(
        trustedName: "webhook-signature", value: keys.map { $0.signature(of: content) }.joined(separator: " ")),
    ]
  }

  /// The same for shared secrets.
  package static func headers(
    id: DeliveryIdentifier, timestamp: Int, body: [UInt8], secret: WebhookSecret, previous: WebhookSecret? = nil
  ) -> [HeaderField] {
    headers(
      id: id, timestamp: timestamp, body: body, keys: [secret, previous].compactMap { $0.map(SigningKey.shared) })
  }

  static func signedContent(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
    Array("\(id).\(timestamp).".utf8) + body
  }
}
