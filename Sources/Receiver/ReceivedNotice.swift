package import Delivery

/// One request to the hook, as the receiver took it.
package struct ReceivedNotice: Equatable, Sendable {
  package enum Handling: Hashable, Sendable {
    /// Genuine, and the first of its id.
    case accepted
    /// Genuine, with an id that was accepted before; answered like the first, and not to be acted on again.
    case duplicate
    /// Answered by the script with this status, genuine or not.
    case putOff(status: Int)
    /// Not genuine, or too old or new.
    case refused
  }

  /// As the sender stated it; nil when it was missing or malformed. Trusted only when the verification says so.
  package let id: DeliveryIdentifier?
  /// Unix seconds by the receiver's clock.
  package let receivedAt: Int
  package let verification: WebhookVerification
  package let handling: Handling
  package let body: [UInt8]
}
