/// How long and how much one attempt may take. All limits apply at once; the first one reached ends the transfer.
package struct TransferLimits: Hashable, Sendable {
  /// Milliseconds for name resolution, connection and TLS together.
  package let connectMilliseconds: Int
  /// Milliseconds for everything.
  package let totalMilliseconds: Int
  /// Below this rate for `slowSeconds` on end the transfer is given up.
  package let slowBytesPerSecond: Int
  package let slowSeconds: Int
  /// Bytes of response body that are read before the connection is closed.
  package let bodyBytes: Int
  /// Bytes of response head, all interim responses included.
  package let headerBytes: Int

  /// Bytes of the response body that a report keeps, at most `bodyBytes`.
  package let keptBody: Int

  /// Bytes of the response body that a report keeps unless it is asked for more.
  package static let keptBodyBytes = 1024

  /// Every number must be positive: zero would switch a limit off in libcurl.
  package init(
    connectMilliseconds: Int = 4_000, totalMilliseconds: Int = 12_000, slowBytesPerSecond: Int = 16,
    slowSeconds: Int = 8, bodyBytes: Int = 64 * 1024, headerBytes: Int = 32 * 1024,
    keptBody: Int = TransferLimits.keptBodyBytes
  ) {
    let numbers = [connectMilliseconds, totalMilliseconds, slowBytesPerSecond, slowSeconds, bodyBytes, headerBytes]
    precondition(numbers.allSatisfy { $0 > 0 && $0 <= Int32.max }, "a transfer limit is not positive: \(numbers)")
    self.connectMilliseconds = connectMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.slowBytesPerSecond = slowBytesPerSecond
    self.slowSeconds = slowSeconds
    self.bodyBytes = bodyBytes
    self.headerBytes = headerBytes
    self.keptBody = keptBody
  }
}
