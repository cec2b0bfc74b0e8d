/// What happened in one attempt, as facts without judgement; `AttemptVerdict` judges.
package struct TransferReport: Hashable, Sendable {
  package let delivery: DeliveryIdentifier
  package let firstHop: FirstHop
  package let end: TransferEnd
  /// The final status, 200 or above, as the status line said it; `headComplete` tells whether its head followed.
  package let status: Int?
  /// The last reply code of a mail server; nil for HTTP, and when it never said anything.
  package let mailReply: Int?
  /// The head of the final response was received to its end.
  package let headComplete: Bool
  /// The proxy's answer to CONNECT.
  package let proxyStatus: Int?
  /// Address and port of the first hop, "192.0.2.1:443" or "[2001:db8::1]:443"; nil when no connection stood.
  package let remoteAddress: String?
  /// "TLSv1.2" or "TLSv1.3"; nil when the handshake did not finish.
  package let tlsVersion: String?
  /// SHA-256 of the server's own certificate (DER).
  package let certificate: CertificateDigest?
  /// OpenSSL's verdict on the chain, X509_V_ERR_*: 0 is good, 1 not known. Nil without TLS.
  package let chainVerdict: Int?
  package let durations: PhaseDurations
  /// The head of the final response, up to the header limit. Bytes that a field cannot hold are replaced by "?".
  package let headers: [HeaderField]
  /// The first `TransferLimits.keptBodyBytes` of the response body.
  package let bodyStart: [UInt8]
  package let bodyEnd: BodyEnd
  /// The response head was longer than the limit, and reading stopped there.
  package let headersOverLimit: Bool
  package let isMail: Bool
  /// Whether the receiver may have got any byte of the request (of a mail: its end). False means that it certainly has
  /// nothing.
  package let sentAnyByte: Bool
  /// errno of the failed connect; only with curl code 7, it is stale otherwise.
  package let connectError: Int32?
  /// The last address that was refused by rule.
  package let refusedAddress: AddressRefusal?
  /// Whether any address was allowed and tried.
  package let openedSocket: Bool
  /// Whether this machine had a network besides loopback when the transfer ended in failure; true after a success.
  package let hasNetwork: Bool

  /// The receiver's clock as it stated it (`Date` field).
  package var date: String? { header("date") }

  package func header(_ name: String) -> String? {
    headers.first { $0.isNamed(name) }?.value
  }
}

/// How a transfer ended.
package enum TransferEnd: Hashable, Sendable {
  /// libcurl ran it: its result code (0 is success) and its own English message.
  case ran(code: Int, message: String)
  /// Nothing left this machine.
  case notStarted(SetupFault)
  /// It was called off while it ran.
  case cancelled
}

/// Why a transfer could not be started or carried on.
package enum SetupFault: Error, Hashable, Sendable {
  case noHandle
  /// libcurl refused an option.
  case option(number: Int, code: Int)
  /// The multi handle failed with this CURLMcode.
  case multi(code: Int)
  /// The receiver's address is refused by rule although a proxy would have connected to it.
  case addressBehindProxy(AddressRefusal)
}

/// Where the socket leads: the proxy when there is one, else the receiver.
package struct FirstHop: Hashable, Sendable {
  package let host: String
  package let isLoopback: Bool
  package let isProxy: Bool

  package init(host: String, isLoopback: Bool, isProxy: Bool) {
    self.host = host
    self.isLoopback = isLoopback
    self.isProxy = isProxy
  }
}

package enum BodyEnd: Hashable, Sendable {
  /// No final status was received.
  case absent
  case complete
  /// Longer than the limit; reading stopped there.
  case overLimit
  /// The connection ended or stalled inside.
  case brokenOff
}

/// Milliseconds of each phase, not counted from the start; nil for a phase that was not finished. libcurl tells the time
/// of connecting only once TLS, where there is any, has finished too.
package struct PhaseDurations: Hashable, Sendable {
  package let dns: Int?
  package let connect: Int?
  package let tls: Int?
  /// From the request's first byte to the response's.
  package let firstByte: Int?
  package let total: Int
}

extension TransferReport {
  /// The report of a transfer that never got as far as a connection.
  package init(
    delivery: DeliveryIdentifier, firstHop: FirstHop, end: TransferEnd, connectError: Int32?, hasNetwork: Bool,
    refusedAddress: AddressRefusal? = nil, isMail: Bool = false
  ) {
    self.init(
      delivery: delivery, firstHop: firstHop, end: end, status: nil, mailReply: nil, headComplete: false,
      proxyStatus: nil, remoteAddress: nil, tlsVersion: nil, certificate: nil, chainVerdict: nil,
      durations: PhaseDurations(dns: nil, connect: nil, tls: nil, firstByte: nil, total: 0), headers: [],
      bodyStart: [], bodyEnd: .absent, headersOverLimit: false, isMail: isMail, sentAnyByte: false,
      connectError: connectError, refusedAddress: refusedAddress, openedSocket: false, hasNetwork: hasNetwork)
  }
}
