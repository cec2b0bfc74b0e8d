/// How a receiver behaves before it accepts: for demonstrations and tests of retrying.
package struct ReceiverScript: Hashable, Sendable {
  /// The first requests to the hook, whatever they carry, that are put off.
  package let putOffFirst: Int
  /// The status they get.
  package let status: Int
  /// Seconds for their Retry-After field; nil for none.
  package let retryAfter: Int?

  /// Accepts from the first request on.
  package static let accepting = ReceiverScript(putOffFirst: 0, status: 503)

  package init(putOffFirst: Int, status: Int, retryAfter: Int? = nil) {
    precondition(putOffFirst >= 0, "a receiver cannot put off \(putOffFirst) requests")
    precondition((400...599).contains(status), "\(status) is no status that puts a sender off")
    self.putOffFirst = putOffFirst
    self.status = status
    self.retryAfter = retryAfter
  }
}
