import CCurl

/// libcurl's parser over one URL, which is read completely at creation.
struct URLParts {
  private let parts: [UInt32: String]
  /// The written port or the scheme's own.
  let port: Int?

  /// Nil when libcurl cannot read the text, or a part could not be fetched for lack of memory.
  init?(_ text: String) {
    guard let handle = curl_url() else { return nil }
    defer { curl_url_cleanup(handle) }
    guard curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK else { return nil }

    func part(_ part: CURLUPart, flags: UInt32 = 0) -> String? {
      var text: UnsafeMutablePointer<CChar>?
      guard ccurl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
      defer { curl_free(text) }
      return String(cString: text)
    }
    var parts: [UInt32: String] = [:]
    for which in [
      CURLUPART_URL, CURLUPART_SCHEME, CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_HOST, CURLUPART_FRAGMENT,
      CURLUPART_ZONEID,
    ] {
      parts[which.rawValue] = part(which)
    }
    self.parts = parts
    self.port = part(CURLUPART_PORT, flags: UInt32(CURLU_DEFAULT_PORT)).flatMap { Int($0) }
  }

  /// Nil when the URL lacks the part.
  subscript(_ part: CURLUPart) -> String? { parts[part.rawValue] }
}
