import CCurl

/// One running attempt: the easy handle, everything it borrows, and what its callbacks collect.
///
/// Borrowed memory (header list, error buffer, this object as callback context) lives until `deinit`, which frees the
/// handle first. The owner keeps the object alive while the handle is in a multi handle.
final class Transfer {
  let index: Int
  let request: OutboundRequest
  let rule: AddressRule
  let easy: UnsafeMutableRawPointer
  let errorBuffer: UnsafeMutablePointer<CChar>
  private(set) var headerList: UnsafeMutablePointer<curl_slist>?

  var head = ResponseHead()
  var headersOverLimit = false
  var bodyStart: [UInt8] = []
  var bodyByteCount = 0
  var bodyOverLimit = false
  var tlsVersion: String?
  var refusedAddress: AddressRefusal?
  var openedSocket = false
  /// The second address check passed, and libcurl may have written request bytes since.
  var releasedRequest = false

  init(index: Int, request: OutboundRequest) throws(SetupFault) {
    if request.proxy != nil, let literal = request.url.literalAddress,
      case .refused(let refusal) = request.receiverRule.decide(literal)
    {
      throw .addressBehindProxy(refusal)
    }
    guard let easy = curl_easy_init() else { throw .noHandle }
    self.index = index
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
    errorBuffer.deallocate()
  }

  /// Adds a line to the list that CURLOPT_HTTPHEADER borrows.
  func appendHeaderLine(_ line: String) throws(SetupFault) {
    guard let longer = curl_slist_append(headerList, line) else { throw .noHandle }
    headerList = longer
  }

  /// The callbacks' context; valid while this object lives.
  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
