import CCurl
import Foundation

extension AttemptVerdict {
  /// Whether the attempts of one batch say that this machine has no network, so that they spend no retries.
  ///
  /// An attempt is *evidence for* an outage when it sent nothing and ended in a failed name look-up, a time-out while
  /// resolving or connecting, or "unreachable" or "down" from connect. It is *evidence against* when anything answered:
  /// a connection, a refusal (a RST has to come from somewhere), a TLS or proxy error, a status. It is *no evidence* when
  /// its first hop is loopback, which works without any network, or when it was refused by rule or never started.
  ///
  /// Down means: some evidence for, none against, and either this machine has no network interface besides loopback or
  /// attempts at two or more different hosts fail alike. One receiver that cannot be found while the machine has a
  /// network is that receiver's trouble, and its retries are spent.
  package static func networkIsDown(_ reports: [TransferReport]) -> Bool {
    var silentHosts: Set<String> = []
    var isIsolated = false
    for report in reports where !report.firstHop.isLoopback {
      switch Evidence(report) {
      case .none: continue
      case .against: return false
      case .for:
        silentHosts.insert(report.firstHop.host)
        isIsolated = isIsolated || !report.hasNetwork
      }
    }
    return silentHosts.count >= 2 || (silentHosts.count == 1 && isIsolated)
  }

  private enum Evidence {
    case none
    case `for`
    case against

    init(_ report: TransferReport) {
      guard case .ran(let code, _) = report.end else {
        self = .none
        return
      }
      if report.refusedAddress != nil, !report.openedSocket {
        self = .none
        return
      }
      let isSilent =
        switch CURLcode(UInt32(truncatingIfNeeded: code)) {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: true
        case CURLE_COULDNT_CONNECT: report.connectError.map(Self.unreachable.contains) ?? false
        case CURLE_OPERATION_TIMEDOUT: report.remoteAddress == nil
        default: false
        }
      self = isSilent ? .for : .against
    }

    private static let unreachable: Set<Int32> = [
      ENETUNREACH, ENETDOWN, EHOSTUNREACH, EHOSTDOWN, EADDRNOTAVAIL, ETIMEDOUT,
    ]
  }
}
