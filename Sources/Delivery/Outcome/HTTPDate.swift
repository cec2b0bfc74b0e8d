import CCurl

/// The date of an HTTP field (RFC 9110, 5.6.7), in any of its three forms.
package enum HTTPDate {
  /// Unix seconds; nil for anything else, also for what libcurl's generous parser would still read as a date.
  package static func seconds(_ value: String) -> Int? {
    guard value.count >= 24, value.first?.isLetter == true else { return nil }
    let date = curl_getdate(value, nil)
    return date >= 0 ? date : nil
  }
}
