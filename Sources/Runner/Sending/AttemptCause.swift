import Delivery
import RunEngine

/// How the ledger speaks of a verdict: a closed word for what follows, and a short cause that machines can rely on.
extension AttemptVerdict {
  var recorded: AttemptFinished.Verdict {
    switch self {
    case .accepted: .accepted
    case .retry, .alertRetry: .retrying
    case .uncertain: .uncertain
    case .blocked: .blocked
    case .stopped, .rejected: .refused
    }
  }

  var isUncertain: Bool { if case .uncertain = self { true } else { false } }

  /// Whether we ended it ourselves.
  var isCalledOff: Bool {
    switch self {
    case .retry(.cancelled, _), .uncertain(.cancelled): true
    case .accepted, .retry, .uncertain, .blocked, .alertRetry, .stopped, .rejected: false
    }
  }

  /// Seconds that the receiver asked us to wait.
  var retryAfter: Int? { if case .retry(_, let after) = self { after } else { nil } }

  /// What it is called when no try is left.
  var endsAs: DeliveryEnded.Why {
    switch self {
    case .accepted, .retry, .uncertain, .alertRetry: .exhausted
    case .blocked: .blocked
    case .stopped: .stopped
    case .rejected: .refused
    }
  }

  /// Whether this alone could be a machine without a network; only the whole batch can tell.
  static func mayBeOutage(_ report: TransferReport) -> Bool {
    !report.firstHop.isLoopback && report.status == nil && !report.sentAnyByte && report.refusedAddress == nil
  }

  var cause: String {
    switch self {
    case .accepted(nil): "accepted"
    case .accepted(.bodyOverLimit): "accepted-long-answer"
    case .accepted(.bodyBrokenOff): "accepted-answer-cut"
    case .accepted(.mayStillFail): "accepted-may-still-fail"
    case .retry(let reason, _): reason.cause
    case .uncertain(.brokenBeforeStatus): "closed-before-status"
    case .uncertain(.timedOutBeforeStatus): "no-status-in-time"
    case .uncertain(.cancelled): "called-off-while-sending"
    case .uncertain(.other(let code)): "curl-\(code)"
    case .blocked: "address-forbidden"
    case .alertRetry(let trouble): trouble.cause
    case .stopped: "http-410"
    case .rejected(.status(let status)): "http-\(status)"
    case .rejected(.redirect(let status, _)): "redirect-\(status)"
    case .rejected(.mailReply(let reply)): "smtp-\(reply)"
    case .rejected(.unexpectedAnswer(let status)): "unexpected-answer-\(status)"
    }
  }
}

extension RetryReason {
  fileprivate var cause: String {
    switch self {
    case .nameNotResolved: "name-not-found"
    case .connectionRefused: "connection-refused"
    case .notConnected: "not-connected"
    case .timedOut(.dns): "timeout-name-lookup"
    case .timedOut(.connect): "timeout-connecting"
    case .timedOut(.tls): "timeout-tls"
    case .timedOut(.waitingToSend): "timeout-sending"
    case .tlsHandshake: "tls-handshake"
    case .status(let status): "http-\(status)"
    case .mailReply(let reply): "smtp-\(reply)"
    case .notHTTP: "not-http"
    case .endlessHeaders: "endless-headers"
    case .brokenBeforeSending: "closed-before-sending"
    case .proxy(.nameNotResolved): "proxy-name-not-found"
    case .proxy(.notConnected): "proxy-not-connected"
    case .proxy(.handshake): "proxy-handshake"
    case .proxy(.refused(let status)): "proxy-refused-\(status)"
    case .setup: "setup"
    case .cancelled: "called-off"
    case .other(let code): "curl-\(code)"
    }
  }
}

extension TrustTrouble {
  fileprivate var cause: String {
    switch self {
    case .expired: "certificate-expired"
    case .notYetValid: "certificate-not-yet-valid"
    case .unknownIssuer: "certificate-unknown-issuer"
    case .wrongHost: "certificate-wrong-host"
    case .pinnedKeyMismatch: "certificate-other-key"
    case .notOffered: "tls-not-offered"
    case .caFile: "ca-file"
    case .other(let code): "certificate-\(code)"
    }
  }
}
