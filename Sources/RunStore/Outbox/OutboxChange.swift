/// What becomes of one message.
package struct OutboxChange: Hashable, Sendable {
  package let deliveryID: String
  package let standing: Standing
  /// Attempts that count against the schedule, from now on.
  package let attempts: Int

  package init(deliveryID: String, standing: Standing, attempts: Int) {
    self.deliveryID = deliveryID
    self.standing = standing
    self.attempts = attempts
  }
}
