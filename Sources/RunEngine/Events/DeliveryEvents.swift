package import PlaybookModel

/// The run wants a role to be told something, whether or not there is an endpoint for it.
package struct NoticeRequested: Hashable, Sendable, Codable {
  package let to: RoleID
  /// Nil when a person wrote the message.
  package let message: MessageID?
  package let words: Disclosable?

  package init(to: RoleID, message: MessageID?, words: Disclosable? = nil) {
    self.to = to
    self.message = message
    self.words = words
  }
}

/// One message to one endpoint is owed.
package struct NoticeQueued: Hashable, Sendable, Codable {
  package let delivery: DeliveryID
  /// The company's name for the receiver; its address stays out of the ledger.
  package let endpoint: String
  package let to: RoleID
  /// Nil when a person wrote the message, and for a warning.
  package let message: MessageID?
  /// The company's own people are warned of something, and nobody outside is told anything.
  package let warning: Warning?

  package enum Warning: String, Hashable, Sendable, Codable, CaseIterable {
    /// A deadline is near.
    case reminder
    /// A clock ran out.
    case overdue
    /// Somebody has to telephone.
    case escalation
  }

  package init(
    delivery: DeliveryID, endpoint: String, to: RoleID, message: MessageID?, warning: Warning? = nil
  ) {
    self.delivery = delivery
    self.endpoint = endpoint
    self.to = to
    self.message = message
    self.warning = warning
  }
}

package struct AttemptStarted: Hashable, Sendable, Codable {
  package let delivery: DeliveryID
  /// 1 for the first try.
  package let number: Int
  /// An earlier try may have arrived without our knowing.
  package let mayBeDuplicate: Bool

  package init(delivery: DeliveryID, number: Int, mayBeDuplicate: Bool) {
    self.delivery = delivery
    self.number = number
    self.mayBeDuplicate = mayBeDuplicate
  }
}

/// How one try ended, as seen from this side.
package struct AttemptFinished: Hashable, Sendable, Codable {
  package enum Verdict: String, Hashable, Sendable, Codable {
    /// Answered 2xx: the receiver's machine took it. Not that anybody read it.
    case accepted
    /// Not taken; it will be tried again.
    case retrying
    /// Nobody knows whether it arrived; it will be tried again with the same id.
    case uncertain
    /// Not taken, and somebody has to look.
    case refused
    /// Our own rules forbid the address.
    case blocked
  }

  package let delivery: DeliveryID
  package let number: Int
  package let verdict: Verdict
  /// A short word for the cause, `http-503`, `dns-failure`; stable, for machines.
  package let cause: String
  package let httpStatus: Int?
  package let curlCode: Int?
  package let remoteAddress: String?
  package let tlsVersion: String?
  /// Of the receiver's certificate (DER), hexadecimal.
  package let certificateSHA256: String?
  package let milliseconds: Phases
  /// The receiver's `Date` header minus this machine's clock, in seconds.
  package let dateSkewSeconds: Int?
  /// What the receiver said; nil when it said nothing worth keeping.
  package let response: Response?

  /// Their words, masked where they may hold secrets, and short.
  package struct Response: Hashable, Sendable, Codable {
    /// Lines of `name: value`, of headers that are known to be harmless.
    package let headers: Disclosable?
    /// How the body begins.
    package let body: Disclosable?
    /// Where a redirect points; it was not followed.
    package let location: Disclosable?

    package init(headers: Disclosable?, body: Disclosable?, location: Disclosable?) {
      self.headers = headers
      self.body = body
      self.location = location
    }
  }

  package struct Phases: Hashable, Sendable, Codable {
    package let nameLookup: Int
    package let connect: Int
    package let tls: Int
    package let firstByte: Int
    package let total: Int

    package init(nameLookup: Int, connect: Int, tls: Int, firstByte: Int, total: Int) {
      self.nameLookup = nameLookup
      self.connect = connect
      self.tls = tls
      self.firstByte = firstByte
      self.total = total
    }
  }

  package init(
    delivery: DeliveryID, number: Int, verdict: Verdict, cause: String, httpStatus: Int?, curlCode: Int?,
    remoteAddress: String?, tlsVersion: String?, certificateSHA256: String?, milliseconds: Phases,
    dateSkewSeconds: Int?, response: Response? = nil
  ) {
    self.delivery = delivery
    self.number = number
    self.verdict = verdict
    self.cause = cause
    self.httpStatus = httpStatus
    self.curlCode = curlCode
    self.remoteAddress = remoteAddress
    self.tlsVersion = tlsVersion
    self.certificateSHA256 = certificateSHA256
    self.milliseconds = milliseconds
    self.dateSkewSeconds = dateSkewSeconds
    self.response = response
  }
}

/// No further try will be made by itself.
package struct DeliveryEnded: Hashable, Sendable, Codable {
  package enum Why: String, Hashable, Sendable, Codable {
    case exhausted, stopped, refused, blocked
  }

  package let delivery: DeliveryID
  package let why: Why

  package init(delivery: DeliveryID, why: Why) {
    self.delivery = delivery
    self.why = why
  }
}

/// A person on the other side confirmed that they have it.
package struct DeliveryAcknowledged: Hashable, Sendable, Codable {
  package let delivery: DeliveryID
  package let reference: Disclosable?
  package let note: Disclosable?

  package init(delivery: DeliveryID, reference: Disclosable?, note: Disclosable? = nil) {
    self.delivery = delivery
    self.reference = reference
    self.note = note
  }
}
