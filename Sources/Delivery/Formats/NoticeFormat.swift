/// How one kind of receiver wants to be told. One type per file; adding one is a file and a line in `NoticeFormats`.
///
/// A format is a pure function of the stored notice and the endpoint: a retry sends the same message again, apart from
/// what a signature says about the time of the attempt.
package protocol NoticeFormat: Sendable {
  /// What is typed after `--format` and stored with the endpoint; never changed.
  var name: String { get }
  /// What address and secret an endpoint of this format has.
  var needs: EndpointNeeds { get }
  /// Whether the receiver drops a message that it has had, by its id. Only then may a connection be used again, since
  /// libcurl sends a POST a second time by itself when a reused connection turns out to be dead.
  var isIdempotent: Bool { get }
  /// The message of one attempt, begun at `timestamp` (Unix seconds).
  func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage
  /// What the attempt means: the general rules, and this receiver's own idea of success.
  func verdict(of report: TransferReport, now: Int) -> AttemptVerdict
}

extension NoticeFormat {
  package var isIdempotent: Bool { false }

  package func verdict(of report: TransferReport, now: Int) -> AttemptVerdict {
    AttemptVerdict(of: report, now: now)
  }

  /// The general verdict, where acceptance also takes `isSuccess`.
  func verdict(
    of report: TransferReport, now: Int, acceptedIf isSuccess: (_ status: Int, _ body: [UInt8]) -> Bool
  ) -> AttemptVerdict {
    let verdict = AttemptVerdict(of: report, now: now)
    guard case .accepted = verdict, let status = report.status else { return verdict }
    return isSuccess(status, report.bodyStart) ? verdict : .rejected(.unexpectedAnswer(status))
  }
}

/// An endpoint as a format sees it.
package struct FormatEndpoint: Sendable {
  package let url: EndpointURL
  /// The newest first.
  package let secrets: [EndpointSecret]

  package init(url: EndpointURL, secrets: [EndpointSecret]) {
    self.url = url
    self.secrets = secrets
  }
}

/// What an endpoint of a format has to have.
package struct EndpointNeeds: Hashable, Sendable {
  package enum Secret: Hashable, Sendable {
    /// `whsec_…` or `whsk_…`; one is made when none is given.
    case signingKey
    /// The receiver's API token.
    case token
    /// `user:password`, or nothing where the server asks for nothing.
    case login
    /// Whoever has the address may send: the address is the secret.
    case inAddress
  }

  package let carrier: EndpointURL.Carrier
  package let secret: Secret
}

/// Why a message cannot be made for an endpoint.
package enum FormatRefusal: Error, Hashable, Sendable {
  case secretMissing
  case badSecret
  case badAddress(MailRoute.Refusal)
  /// A name or token holds something that no header can carry.
  case badHeader(String)
  /// The form of the receiver leaves no room for it, in bytes.
  case tooLarge(limit: Int)
}

/// What leaves this machine in one attempt.
package enum OutboundMessage: Hashable, Sendable {
  case post(to: EndpointURL, headers: [HeaderField], body: [UInt8])
  case mail(MailEnvelope, body: [UInt8])
  /// A GET, for which nothing changes on either side.
  case question(to: EndpointURL, headers: [HeaderField])
  /// Connects and says nothing: whether anything answers there at all.
  case probe(EndpointURL)

  package var url: EndpointURL {
    switch self {
    case .post(let url, _, _), .question(let url, _): url
    case .mail(let envelope, _): envelope.route.server
    case .probe(let url): url
    }
  }

  /// Of a request; a mail has its headers in its body.
  package var headers: [HeaderField] {
    switch self {
    case .post(_, let headers, _), .question(_, let headers): headers
    case .mail, .probe: []
    }
  }
}
