import Foundation

/// Signs and checks one message by Standard Webhooks 1.0.0, symmetric signatures (`v1`).
///
/// The signed bytes are `id "." timestamp "." body`: the timestamp as decimal Unix seconds, the body exactly as sent.
///
/// | field | value |
/// |---|---|
/// | `content-type` | `application/json` |
/// | `webhook-id` | the delivery's identifier, stable over retries |
/// | `webhook-timestamp` | Unix seconds of this attempt |
/// | `webhook-signature` | `v1,BASE64(HMAC-SHA256)`, one for each key, separated by a space |
package enum StandardWebhook {
  /// Seconds by which a timestamp may differ from the receiver's clock.
  package static let defaultTolerance = 300

  /// The header fields of one attempt. With `previous`, the key being rotated out, both keys sign; the new one first.
  package static func headers(
    id: DeliveryIdentifier, timestamp: Int, body: [UInt8], secret: WebhookSecret, previous: WebhookSecret? = nil
  ) -> [HeaderField] {
    let content = signedContent(id: id.text, timestamp: String(timestamp), body: body)
    let signatures = [secret, previous].compactMap { $0 }.map { key in
      "v1," + Data(key.authenticationCode(for: content)).base64EncodedString()
    }
    return [
      HeaderField(trustedName: "content-type", value: "application/json"),
      HeaderField(trustedName: "webhook-id", value: id.text),
      HeaderField(trustedName: "webhook-timestamp", value: String(timestamp)),
      HeaderField(trustedName: "webhook-signature", value: signatures.joined(separator: " ")),
    ]
  }

  static func signedContent(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
    Array("\(id).\(timestamp).".utf8) + body
  }
}
