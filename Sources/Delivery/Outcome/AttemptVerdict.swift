/// What an attempt means for its delivery.
///
/// `uncertain` and `retry` both lead to another attempt with the same id; the difference is what may be said meanwhile:
/// after `retry` the receiver did not take the message, after `uncertain` it may have.
package enum AttemptVerdict: Hashable, Sendable {
  /// 2xx: taken. It does not say that anybody read it.
  case accepted(AcceptanceNote?)
  /// `after`: seconds that the receiver asked to wait, 0 to 86,400.
  case retry(RetryReason, after: Int?)
  case uncertain(UncertainReason)
  /// Refused by rule before anything was sent; never a network error, and never tried again by itself.
  case blocked(AddressRefusal)
  /// Someone has to look at the certificate now; slow attempts go on meanwhile.
  case alertRetry(TrustTrouble)
  /// 410: the receiver wants no more.
  case stopped
  /// A person has to decide; few attempts.
  case rejected(Rejection)
}

package enum AcceptanceNote: Hashable, Sendable {
  /// The answer was longer than the limit and not read to its end.
  case bodyOverLimit
  /// The answer broke off after its status.
  case bodyBrokenOff
  /// The receiver promised to try, and can still fail without telling us.
  case mayStillFail
}

package enum RetryReason: Hashable, Sendable {
  case nameNotResolved
  case connectionRefused
  /// The connection failed otherwise; errno.
  case notConnected(Int32)
  case timedOut(TransferPhase)
  /// The peer does not speak TLS, or no acceptable version or cipher; also a reset inside the handshake.
  case tlsHandshake
  /// 408, 429 or 5xx.
  case status(Int)
  /// A mail server's 4yz.
  case mailReply(Int)
  /// The answer is not HTTP/1.x.
  case notHTTP
  case endlessHeaders
  /// The connection broke before a byte of the request was sent.
  case brokenBeforeSending
  case proxy(ProxyTrouble)
  /// This machine could not start the transfer.
  case setup(SetupFault)
  /// Called off before anything was sent.
  case cancelled
  /// Another libcurl result before anything was sent.
  case other(curl: Int)
}

package enum TransferPhase: Hashable, Sendable {
  case dns
  case connect
  case tls
  case waitingToSend
}

package enum ProxyTrouble: Hashable, Sendable {
  case nameNotResolved
  case notConnected
  case handshake
  /// The proxy's status for CONNECT.
  case refused(Int)
}

package enum UncertainReason: Hashable, Sendable {
  /// Closed or reset after the request was sent at least in part, before a status.
  case brokenBeforeStatus
  case timedOutBeforeStatus
  /// Called off after the request was sent at least in part.
  case cancelled
  /// Another libcurl result after sending began.
  case other(curl: Int)
}

package enum TrustTrouble: Hashable, Sendable {
  case expired
  case notYetValid
  case unknownIssuer
  case wrongHost
  case pinnedKeyMismatch
  /// The mail server offers no TLS.
  case notOffered
  /// The endpoint's own CA file is missing or unreadable.
  case caFile
  /// OpenSSL's X509_V_ERR_* number.
  case other(Int)
}

package enum Rejection: Hashable, Sendable {
  case status(Int)
  /// Not followed. `target` is the Location field as the receiver wrote it.
  case redirect(status: Int, target: String?)
  /// A mail server's 5yz.
  case mailReply(Int)
  /// 2xx, and not what this receiver answers when it has taken a message.
  case unexpectedAnswer(Int)
}
