/// What a receiver found when it checked a message.
package enum WebhookVerification: Equatable, Sendable {
  case valid(id: DeliveryIdentifier, timestamp: Int)
  case refused(WebhookRefusal)
}

/// Why a received message is not trusted.
package enum WebhookRefusal: Error, Equatable, Sendable {
  case missingHeader(String)
  /// The field is present more than once, so sender and receiver could read different ones.
  case repeatedHeader(String)
  case badIdentifier(DeliveryIdentifier.ParsingError)
  /// Not canonical decimal Unix seconds.
  case badTimestamp(String)
  /// Older than the tolerance, by this many seconds in all.
  case tooOld(Int)
  /// Ahead of the receiver's clock by this many seconds in all.
  case tooNew(Int)
  /// No signature of a known version was made with one of the keys.
  case noMatchingSignature
}

extension StandardWebhook {
  /// Checks signature and age. `now` is Unix seconds; any of `keys` may have signed. Signatures of unknown versions
  /// are passed over, as the standard asks. The signature is judged before the age, so that an age is never reported
  /// about a message that nobody signed.
  package static func verify(
    headers: [HeaderField], body: [UInt8], keys: [CheckingKey], now: Int, tolerance: Int = defaultTolerance
  ) -> WebhookVerification {
    do {
      let (id, timestamp) = try checked(headers: headers, body: body, keys: keys, now: now, tolerance: tolerance)
      return .valid(id: id, timestamp: timestamp)
    } catch {
      return .refused(error)
    }
  }

  /// The same for shared secrets.
  package static func verify(
    headers: [HeaderField], body: [UInt8], secrets: [WebhookSecret], now: Int, tolerance: Int = defaultTolerance
  ) -> WebhookVerification {
    verify(headers: headers, body: body, keys: secrets.map(CheckingKey.shared), now: now, tolerance: tolerance)
  }

  private static func checked(
    headers: [HeaderField], body: [UInt8], keys: [CheckingKey], now: Int, tolerance: Int
  ) throws(WebhookRefusal) -> (DeliveryIdentifier, Int) {
    let id: DeliveryIdentifier
    let idText = try single("webhook-id", in: headers)
    do { id = try DeliveryIdentifier(idText) } catch { throw .badIdentifier(error) }

    let timestampText = try single("webhook-timestamp", in: headers)
    guard let timestamp = Int(timestampText), timestamp >= 0, String(timestamp) == timestampText else {
      throw .badTimestamp(timestampText)
    }

    let signatures = try single("webhook-signature", in: headers)
    let content = signedContent(id: idText, timestamp: timestampText, body: body)
    var isSigned = false
    // A field as long as this was made to keep us busy: 32 signatures are more than any rotation has.
    for signature in signatures.split(separator: " ").prefix(32) {
      for key in keys where key.accepts(signature, for: content) { isSigned = true }
    }
    guard isSigned else { throw .noMatchingSignature }

    let (age, overflow) = now.subtractingReportingOverflow(timestamp)
    guard !overflow, age <= tolerance else { throw .tooOld(age) }
    guard age >= -tolerance else { throw .tooNew(-age) }
    return (id, timestamp)
  }

  private static func single(_ name: String, in headers: [HeaderField]) throws(WebhookRefusal) -> String {
    let found = headers.filter { $0.isNamed(name) }
    guard let first = found.first else { throw .missingHeader(name) }
    guard found.count == 1 else { throw .repeatedHeader(name) }
    return first.value
  }
}
