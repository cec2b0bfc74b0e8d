/// Standard Webhooks 1.0.0: the stored notice as it is, signed.
package struct StandardWebhookFormat: NoticeFormat {
  package let name = "standard-webhooks"
  package let needs = EndpointNeeds(carrier: .web, secret: .signingKey)
  package let isIdempotent = true

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    let keys = try SigningKey.all(of: endpoint)
    let headers = StandardWebhook.headers(id: id, timestamp: timestamp, body: notice.body, keys: keys)
    return .post(to: endpoint.url, headers: headers, body: notice.body)
  }
}

extension SigningKey {
  /// At least one.
  static func all(of endpoint: FormatEndpoint) throws(FormatRefusal) -> [SigningKey] {
    guard !endpoint.secrets.isEmpty else { throw .secretMissing }
    var keys: [SigningKey] = []
    for secret in endpoint.secrets {
      guard let key = try? SigningKey(secret.revealed) else { throw .badSecret }
      keys.append(key)
    }
    return keys
  }
}
