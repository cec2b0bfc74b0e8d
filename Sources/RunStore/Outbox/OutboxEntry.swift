/// A message that is owed, or was.
package struct OutboxEntry: Hashable, Sendable {
  /// The same at every attempt, and in no other message.
  package let deliveryID: String
  package let incident: IncidentID
  /// By name. The endpoint may have been removed since.
  package let endpoint: String
  /// Since 1970-01-01T00:00:00Z.
  package let queuedMilliseconds: Int64
  package let messageType: String
  /// Sent as it stands, at every attempt.
  package let body: [UInt8]
  package let standing: Standing
  /// Attempts that count against the schedule.
  package let attempts: Int

  package init(
    deliveryID: String, incident: IncidentID, endpoint: String, queuedMilliseconds: Int64, body: [UInt8],
    messageType: String, standing: Standing, attempts: Int
  ) {
    self.deliveryID = deliveryID
    self.incident = incident
    self.endpoint = endpoint
    self.queuedMilliseconds = queuedMilliseconds
    self.body = body
    self.messageType = messageType
    self.standing = standing
    self.attempts = attempts
  }
}
