/// Where a message stands; every time in milliseconds since 1970-01-01T00:00:00Z.
///
/// Owed are the messages that wait, are being sent or are uncertain; the others hold nobody up.
package enum Standing: Hashable, Sendable {
  case waiting(notBefore: Int64)
  /// An attempt has begun and its outcome is not recorded.
  case sending(since: Int64)
  case accepted(at: Int64)
  case acknowledged(at: Int64)
  /// It may have arrived; it goes out again with the same id.
  case uncertain(retryNotBefore: Int64)
  case exhausted(at: Int64)
  case stopped(at: Int64)
  case needsPerson(at: Int64)
}
