import CCurl
import Foundation

extension AttemptVerdict {
  /// Judges one attempt by DELIVERY's table of failures. `now` is Unix seconds, for a Retry-After that names a date.
  ///
  /// The order matters: refusals of our own first, then trust, then the proxy, so that none of them is ever blamed on the
  /// receiver or the network; then the status when its response head is whole; and else libcurl's result.
  package init(of report: TransferReport, now: Int) {
    switch report.end {
    case .notStarted(.addressBehindProxy(let refusal)):
      self = .blocked(refusal)
    case .notStarted(let fault):
      self = .retry(.setup(fault), after: nil)
    case .cancelled:
      if let status = report.status, report.headComplete {
        self.init(status: status, report: report, now: now)
      } else {
        self = report.sentAnyByte ? .uncertain(.cancelled) : .retry(.cancelled, after: nil)
      }
    case .ran(let code, _):
      self.init(of: report, code: CURLcode(UInt32(truncatingIfNeeded: code)), now: now)
    }
  }

  private init(of report: TransferReport, code: CURLcode, now: Int) {
    if let refusal = report.refusedAddress, !report.openedSocket || code == CURLE_ABORTED_BY_CALLBACK {
      self = .blocked(refusal)
    } else if report.headersOverLimit {
      self = .retry(.endlessHeaders, after: nil)
    } else if let trouble = TrustTrouble(code: code, chainVerdict: report.chainVerdict) {
      self = .alertRetry(trouble)
    } else if let trouble = ProxyTrouble(report, code: code) {
      self = .retry(.proxy(trouble), after: nil)
    } else if report.isMail {
      self.init(ofMail: report, code: code)
    } else if let status = report.status, report.headComplete {
      self.init(status: status, report: report, now: now)
    } else if report.sentAnyByte {
      self.init(sentWithCode: code)
    } else {
      self = .retry(RetryReason(unsent: report, code: code), after: nil)
    }
  }

  /// A mail is taken when its end was answered with 250, and before its end it cannot have been taken.
  private init(ofMail report: TransferReport, code: CURLcode) {
    switch report.mailReply ?? 0 {
    case _ where code == CURLE_OK: self = .accepted(nil)
    case let reply where (400...499).contains(reply): self = .retry(.mailReply(reply), after: nil)
    case let reply where reply >= 500: self = .rejected(.mailReply(reply))
    case _ where report.sentAnyByte: self.init(sentWithCode: code)
    case _: self = .retry(RetryReason(unsent: report, code: code), after: nil)
    }
  }

  private init(status: Int, report: TransferReport, now: Int) {
    switch status {
    case 200...299:
      switch report.bodyEnd {
      case .complete, .absent: self = .accepted(nil)
      case .overLimit: self = .accepted(.bodyOverLimit)
      case .brokenOff: self = .accepted(.bodyBrokenOff)
      }
    case 300...399:
      self = .rejected(.redirect(status: status, target: report.header("location")))
    case 410:
      self = .stopped
    case 408, 429, 500...599:
      self = .retry(.status(status), after: report.header("retry-after").flatMap { RetryAfter.seconds($0, now: now) })
    default:
      self = .rejected(.status(status))
    }
  }

  /// CURLE_TOO_LARGE, since libcurl 8.6.
  private static let tooLarge = CURLcode(100)

  /// Part of the request was sent and no whole response head came back.
  private init(sentWithCode code: CURLcode) {
    switch code {
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      self = .retry(.notHTTP, after: nil)
    case CURLE_OUT_OF_MEMORY, Self.tooLarge:
      // What libcurl says about one header line of more than 100 kB, which never reaches our own limit.
      self = .retry(.endlessHeaders, after: nil)
    case CURLE_OPERATION_TIMEDOUT:
      self = .uncertain(.timedOutBeforeStatus)
    case CURLE_OK, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE:
      self = .uncertain(.brokenBeforeStatus)
    default:
      self = .uncertain(.other(curl: Int(code.rawValue)))
    }
  }
}

extension RetryReason {
  fileprivate init(unsent report: TransferReport, code: CURLcode) {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      self = .nameNotResolved
    case CURLE_COULDNT_CONNECT:
      let error = report.connectError ?? 0
      self = error == ECONNREFUSED ? .connectionRefused : .notConnected(error)
    case CURLE_OPERATION_TIMEDOUT:
      self = .timedOut(report.unfinishedPhase)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER:
      self = .tlsHandshake
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING:
      self = .brokenBeforeSending
    default:
      self = .other(curl: Int(code.rawValue))
    }
  }
}

extension TransferReport {
  /// The phase in which an attempt that sent nothing ran out of time.
  var unfinishedPhase: TransferPhase {
    if durations.dns == nil { return .dns }
    if remoteAddress == nil { return .connect }
    return durations.tls == nil && chainVerdict != nil ? .tls : .waitingToSend
  }
}

extension TrustTrouble {
  /// Nil when `code` has nothing to do with trust. `chainVerdict` is one of OpenSSL's X509_V_ERR_* numbers; libcurl itself
  /// compares the host name, after OpenSSL found the chain good and before libcurl fetches that result (still 1).
  fileprivate init?(code: CURLcode, chainVerdict: Int?) {
    switch code {
    case CURLE_PEER_FAILED_VERIFICATION:
      switch chainVerdict ?? 1 {
      case 0, 1, 62: self = .wrongHost
      case 9: self = .notYetValid
      case 10: self = .expired
      case 2, 18, 19, 20, 21: self = .unknownIssuer
      case let other: self = .other(other)
      }
    case CURLE_SSL_ISSUER_ERROR: self = .unknownIssuer
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH: self = .pinnedKeyMismatch
    case CURLE_SSL_CACERT_BADFILE: self = .caFile
    case CURLE_USE_SSL_FAILED: self = .notOffered
    case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CLIENTCERT, CURLE_SSL_INVALIDCERTSTATUS: self = .other(chainVerdict ?? 1)
    default: return nil
    }
  }
}

extension ProxyTrouble {
  /// Nil when no proxy was used or it did its part.
  fileprivate init?(_ report: TransferReport, code: CURLcode) {
    guard report.firstHop.isProxy, !report.sentAnyByte else { return nil }
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY: self = .nameNotResolved
    case CURLE_COULDNT_CONNECT: self = .notConnected
    case CURLE_OPERATION_TIMEDOUT where report.remoteAddress == nil: self = .notConnected
    default:
      if let status = report.proxyStatus {
        // Behind an established tunnel the trouble is the receiver's.
        guard !(200...299).contains(status) else { return nil }
        self = .refused(status)
      } else {
        self = .handshake
      }
    }
  }
}
