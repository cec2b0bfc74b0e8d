import CCurl
import Foundation

extension Transfer {
  /// Reads the facts of a transfer that libcurl has finished with `code`. Once, before the handle is freed.
  func report(code: CURLcode) -> TransferReport {
    report(code: code, end: .ran(code: Int(code.rawValue), message: message(for: code)))
  }

  /// The facts of a transfer that is called off while it runs.
  func cancelledReport() -> TransferReport { report(code: CURLE_ABORTED_BY_CALLBACK, end: .cancelled) }

  private func report(code: CURLcode, end: TransferEnd) -> TransferReport {
    let responseCode = long(CURLINFO_RESPONSE_CODE) ?? 0
    let status = !request.isMail && releasedRequest && responseCode >= 200 ? responseCode : nil
    let proxyStatus = request.proxy == nil ? nil : long(CURLINFO_HTTP_CONNECTCODE).flatMap { $0 > 0 ? $0 : nil }
    return TransferReport(
      delivery: request.delivery,
      firstHop: request.firstHop,
      end: end,
      status: status,
      mailReply: request.isMail && responseCode > 0 ? responseCode : nil,
      headComplete: status != nil && head.isComplete,
      proxyStatus: proxyStatus,
      remoteAddress: remoteAddress,
      tlsVersion: tlsVersion,
      certificate: certificate
        ?? ccurl_leaf_certificate(easy).flatMap { CertificateDigest(pem: String(cString: $0)) },
      chainVerdict: request.url.scheme == .http ? nil : long(CURLINFO_SSL_VERIFYRESULT),
      durations: durations,
      headers: head.fields,
      bodyStart: bodyStart,
      bodyEnd: bodyEnd(status: status, code: code),
      headersOverLimit: headersOverLimit,
      isMail: request.isMail,
      sentAnyByte: request.isMail
        ? mailWasHandedIn : releasedRequest && (long(CURLINFO_REQUEST_SIZE) ?? 1) > 0,
      connectError: code == CURLE_COULDNT_CONNECT ? long(CURLINFO_OS_ERRNO).map { Int32($0) } : nil,
      refusedAddress: refusedAddress,
      openedSocket: openedSocket,
      hasNetwork: code == CURLE_OK || LocalNetwork.isPresent
    )
  }

  private func bodyEnd(status: Int?, code: CURLcode) -> BodyEnd {
    if status == nil { return .absent }
    if bodyOverLimit { return .overLimit }
    return code == CURLE_OK ? .complete : .brokenOff
  }

  private func message(for code: CURLcode) -> String {
    if errorBuffer.pointee != 0 { return String(cString: errorBuffer) }
    return curl_easy_strerror(code).map { String(cString: $0) } ?? ""
  }

  /// libcurl clears both facts for each handle and sets them when a connection stands.
  private var remoteAddress: String? {
    guard let connections = long(CURLINFO_NUM_CONNECTS), connections > 0 || releasedRequest else { return nil }
    var text: UnsafePointer<CChar>?
    guard ccurl_get_string(easy, CURLINFO_PRIMARY_IP, &text) == CURLE_OK, let text, text.pointee != 0 else {
      return nil
    }
    let address = String(cString: text)
    return "\(address.contains(":") ? "[\(address)]" : address):\(long(CURLINFO_PRIMARY_PORT) ?? 0)"
  }

  /// libcurl counts microseconds from the start to the end of each phase; zero is a phase not reached.
  private var durations: PhaseDurations {
    let dns = microseconds(CURLINFO_NAMELOOKUP_TIME_T)
    let connect = microseconds(CURLINFO_CONNECT_TIME_T)
    let tls = microseconds(CURLINFO_APPCONNECT_TIME_T)
    let ready = microseconds(CURLINFO_PRETRANSFER_TIME_T)
    let firstByte = microseconds(CURLINFO_STARTTRANSFER_TIME_T)
    func between(_ start: Int?, _ end: Int?) -> Int? {
      end.map { max(0, $0 - (start ?? 0)) / 1000 }
    }
    return PhaseDurations(
      dns: between(0, dns), connect: between(dns, connect), tls: between(connect, tls),
      firstByte: between(ready, firstByte), total: (microseconds(CURLINFO_TOTAL_TIME_T) ?? 0) / 1000)
  }

  private func microseconds(_ fact: CURLINFO) -> Int? {
    var value: Int64 = 0
    guard ccurl_get_offset(easy, fact, &value) == CURLE_OK, value > 0 else { return nil }
    return Int(value)
  }

  private func long(_ fact: CURLINFO) -> Int? {
    var value = 0
    return ccurl_get_long(easy, fact, &value) == CURLE_OK ? value : nil
  }
}

extension OutboundRequest {
  var firstHop: FirstHop {
    let url = proxy?.url ?? self.url
    return FirstHop(host: url.host, isLoopback: url.isLoopback, isProxy: proxy != nil)
  }
}

extension TransferReport {
  /// The report of a request of which nothing left this machine.
  init(notStarted request: OutboundRequest, fault: SetupFault) {
    var refusal: AddressRefusal?
    if case .addressBehindProxy(let found) = fault { refusal = found }
    self.init(unsent: request, end: .notStarted(fault), refusal: refusal)
  }

  /// The report of a request that was called off before it began.
  init(cancelledUnsent request: OutboundRequest) { self.init(unsent: request, end: .cancelled, refusal: nil) }

  private init(unsent request: OutboundRequest, end: TransferEnd, refusal: AddressRefusal?) {
    self.init(
      delivery: request.delivery, firstHop: request.firstHop, end: end, connectError: nil, hasNetwork: true,
      refusedAddress: refusal, isMail: request.isMail)
  }
}
