import RunStore

/// A standing as two columns: a word, and a time in milliseconds. The words are part of the file's layout.
extension Standing {
  var kind: String {
    switch self {
    case .waiting: "waiting"
    case .sending: "sending"
    case .accepted: "accepted"
    case .acknowledged: "acknowledged"
    case .uncertain: "uncertain"
    case .exhausted: "exhausted"
    case .stopped: "stopped"
    case .needsPerson: "needs-person"
    }
  }

  var milliseconds: Int64 {
    switch self {
    case .waiting(let time), .sending(let time), .accepted(let time), .acknowledged(let time), .uncertain(let time),
      .exhausted(let time), .stopped(let time), .needsPerson(let time):
      time
    }
  }

  init(kind: String, milliseconds: Int64) throws(StoreError) {
    switch kind {
    case "waiting": self = .waiting(notBefore: milliseconds)
    case "sending": self = .sending(since: milliseconds)
    case "accepted": self = .accepted(at: milliseconds)
    case "acknowledged": self = .acknowledged(at: milliseconds)
    case "uncertain": self = .uncertain(retryNotBefore: milliseconds)
    case "exhausted": self = .exhausted(at: milliseconds)
    case "stopped": self = .stopped(at: milliseconds)
    case "needs-person": self = .needsPerson(at: milliseconds)
    default: throw .corrupt("outbox standing")
    }
  }
}
