import CCurl

/// One running attempt: the easy handle, everything it borrows, and what its callbacks collect.
///
/// Borrowed memory (header list, error buffer, this object as callback context) lives until `deinit`, which frees the
/// handle first. The owner keeps the object alive while the handle is in a multi handle.
final class Transfer {
  let ticket: TransferLoop.Ticket
  let request: OutboundRequest
  let rule: AddressRule
  let easy: UnsafeMutableRawPointer
  let errorBuffer: UnsafeMutablePointer<CChar>
  private(set) var headerList: UnsafeMutablePointer<curl_slist>?
  private(set) var recipientList: UnsafeMutablePointer<curl_slist>?
  /// What is left to hand to libcurl of a mail.
  var mailRest: ArraySlice<UInt8> = []
  /// libcurl has taken a mail to its end, and may have told the server so.
  var mailWasHandedIn = false

  var head = ResponseHead()
  var headersOverLimit = false
  var bodyStart: [UInt8] = []
  var bodyByteCount = 0
  var bodyOverLimit = false
  var tlsVersion: String?
  var certificate: CertificateDigest?
  var refusedAddress: AddressRefusal?
  var openedSocket = false
  /// The second address check passed, and libcurl may have written request bytes since.
  var releasedRequest = false

  init(ticket: TransferLoop.Ticket, request: OutboundRequest) throws(SetupFault) {
    if request.proxy != nil, let literal = request.url.literalAddress,
      case .refused(let refusal) = request.receiverRule.decide(literal)
    {
      throw .addressBehindProxy(refusal)
    }
    guard let easy = curl_easy_init() else { throw .noHandle }
    self.ticket = ticket
    self.request = request
    self.rule = request.firstHopRule
    self.easy = easy
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    try setOptions()
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headerList)
    curl_slist_free_all(recipientList)
    errorBuffer.deallocate()
  }

  /// Adds a line to the list that CURLOPT_HTTPHEADER borrows.
  func appendHeaderLine(_ line: String) throws(SetupFault) {
    guard let longer = curl_slist_append(headerList, line) else { throw .noHandle }
    headerList = longer
  }

  /// Adds one to the list that CURLOPT_MAIL_RCPT borrows.
  func appendRecipient(_ address: String) throws(SetupFault) {
    guard let longer = curl_slist_append(recipientList, address) else { throw .noHandle }
    recipientList = longer
  }

  /// The callbacks' context; valid while this object lives.
  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
