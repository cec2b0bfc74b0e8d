/// Why nothing could be asked or judged about timestamps.
package enum TimestampFault: Error, Hashable, Sendable {
  case missing(String)
  case unreadable(String)
  case noCertificate(String)
  case notARequest(String)
  /// Not an address that may be asked.
  case badAuthority(String)
  case unknownAuthority(String, known: [String])
  /// No authority is set up, and none was named.
  case noAuthority
}
