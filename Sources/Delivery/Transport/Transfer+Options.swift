import CCurl
import Foundation

extension Transfer {
  /// Every option of an attempt. What libcurl's default already says is said again where safety hangs on it, so that no
  /// other build's default can change it.
  func setOptions() throws(SetupFault) {
    try setSafety()
    try setRequest()
    try setLimits()
    try setTrust()
    try setRoute()
    try setCallbacks()
  }

  private func setSafety() throws(SetupFault) {
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_PROTOCOLS_STR, request.url.scheme.rawValue)
    try set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_MAXREDIRS, 0)
    try set(CURLOPT_UNRESTRICTED_AUTH, 0)
    try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    try set(CURLOPT_COOKIEFILE, nil)
    try set(CURLOPT_HTTP09_ALLOWED, 0)
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    // A POST on a reused connection that has died is sent again silently: unless the receiver drops repetitions, every
    // attempt gets its own connection.
    try set(CURLOPT_FRESH_CONNECT, request.reusesConnection ? 0 : 1)
    try set(CURLOPT_FORBID_REUSE, request.reusesConnection ? 0 : 1)
  }

  private func setRequest() throws(SetupFault) {
    switch request.message {
    case .post(let url, let headers, let body): try setPost(to: url, headers: headers, body: body)
    case .mail(let envelope, let body): try setMail(envelope, body: body)
    case .question(let url, let headers):
      try set(CURLOPT_URL, url.revealed)
      try set(CURLOPT_HTTPGET, 1)
      try setHeaders(headers)
    case .probe(let url):
      try set(CURLOPT_URL, url.revealed)
      try set(CURLOPT_CONNECT_ONLY, 1)
    }
  }

  private func setPost(to url: EndpointURL, headers: [HeaderField], body: [UInt8]) throws(SetupFault) {
    try set(CURLOPT_URL, url.revealed)
    try set(CURLOPT_POST, 1)
    // An empty array has no address, and a null body would mean "read it from stdin".
    let bytes = body.isEmpty ? [0] : body
    try check(ccurl_set_copied_body(easy, bytes, Int64(body.count)), CURLOPT_COPYPOSTFIELDS)
    try setHeaders(headers)
  }

  private func setHeaders(_ headers: [HeaderField]) throws(SetupFault) {
    try set(CURLOPT_USERAGENT, "Hikeshi")
    for header in headers {
      // "Name;" is libcurl's way of writing a field without a value; "Name:" would remove the field.
      try appendHeaderLine(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    try appendHeaderLine("Expect:")
    try check(ccurl_set_list(easy, CURLOPT_HTTPHEADER, headerList), CURLOPT_HTTPHEADER)
    try set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
  }

  /// Nothing but EHLO and STARTTLS is said in the clear: without TLS libcurl ends with CURLE_USE_SSL_FAILED.
  private func setMail(_ envelope: MailEnvelope, body: [UInt8]) throws(SetupFault) {
    try set(CURLOPT_URL, envelope.serverURL)
    try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    if let login = envelope.login {
      try set(CURLOPT_USERNAME, login.user)
      try set(CURLOPT_PASSWORD, login.password)
    }
    try set(CURLOPT_MAIL_FROM, "<\(envelope.route.from)>")
    for recipient in envelope.route.to { try appendRecipient("<\(recipient)>") }
    try check(ccurl_set_list(easy, CURLOPT_MAIL_RCPT, recipientList), CURLOPT_MAIL_RCPT)
    // One refused recipient is a failure: half a notice would be taken for a whole one.
    try set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 0)
    mailRest = body[...]
    try check(ccurl_set_read(easy, handOverMail, context), CURLOPT_READFUNCTION)
    try check(ccurl_set_offset(easy, CURLOPT_INFILESIZE_LARGE, Int64(body.count)), CURLOPT_INFILESIZE_LARGE)
    try set(CURLOPT_UPLOAD, 1)
  }

  private func setLimits() throws(SetupFault) {
    try set(CURLOPT_CONNECTTIMEOUT_MS, request.limits.connectMilliseconds)
    try set(CURLOPT_TIMEOUT_MS, request.limits.totalMilliseconds)
    try set(CURLOPT_LOW_SPEED_LIMIT, request.limits.slowBytesPerSecond)
    try set(CURLOPT_LOW_SPEED_TIME, request.limits.slowSeconds)
  }

  private func setTrust() throws(SetupFault) {
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    try set(CURLOPT_PROXY_SSL_VERIFYPEER, 1)
    try set(CURLOPT_PROXY_SSL_VERIFYHOST, 2)
    try set(CURLOPT_PROXY_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    try set(CURLOPT_CERTINFO, 1)
    try set(CURLOPT_SSL_SESSIONID_CACHE, 0)
    if let caFile = request.trust.caFile {
      try set(CURLOPT_CAINFO, caFile)
      try set(CURLOPT_CAPATH, nil)
    }
    if let pinnedKey = request.trust.pinnedKey {
      try set(CURLOPT_PINNEDPUBLICKEY, pinnedKey.text)
    }
  }

  /// An empty proxy and an empty exception list keep libcurl from asking the environment for either.
  private func setRoute() throws(SetupFault) {
    try set(CURLOPT_PROXY, request.proxy?.url.revealed ?? "")
    try set(CURLOPT_NOPROXY, "")
    try set(CURLOPT_HTTPPROXYTUNNEL, request.proxy == nil ? 0 : 1)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  }

  private func setCallbacks() throws(SetupFault) {
    try check(ccurl_set_error_buffer(easy, errorBuffer), CURLOPT_ERRORBUFFER)
    try check(ccurl_set_open_socket(easy, openCheckedSocket, context), CURLOPT_OPENSOCKETFUNCTION)
    try check(ccurl_set_prerequest(easy, checkBeforeRequest, context), CURLOPT_PREREQFUNCTION)
    try check(ccurl_set_header(easy, collectHeader, context), CURLOPT_HEADERFUNCTION)
    try check(ccurl_set_write(easy, collectBody, context), CURLOPT_WRITEFUNCTION)
  }

  private func set(_ option: CURLoption, _ value: Int) throws(SetupFault) {
    try check(ccurl_set_long(easy, option, value), option)
  }

  private func set(_ option: CURLoption, _ value: String?) throws(SetupFault) {
    try check(ccurl_set_string(easy, option, value), option)
  }

  private func check(_ code: CURLcode, _ option: CURLoption) throws(SetupFault) {
    guard code == CURLE_OK else { throw .option(number: Int(option.rawValue), code: Int(code.rawValue)) }
  }
}
