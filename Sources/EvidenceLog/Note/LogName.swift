/// A company's logs are named by its key, so that no name has to be chosen, or told to anybody:
/// `hikeshi/LOGNAME/INCIDENT/v1`, LOGNAME being the first 16 digits of the SHA-256 of the public key.
package enum LogName {
  package static func of(_ publicKey: [UInt8]) -> String { String(Hash256.of(publicKey).hex.prefix(16)) }

  /// Nil for an origin that is not of this form.
  package static func inside(_ origin: String) -> String? {
    let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "hikeshi", parts[3] == "v1", !parts[1].isEmpty, !parts[2].isEmpty else {
      return nil
    }
    return String(parts[1])
  }

  package static func origin(_ publicKey: [UInt8], incident: String) -> String {
    "hikeshi/\(of(publicKey))/\(incident)/v1"
  }
}

extension VerifierKey {
  /// Whether the log's name says that it is this key's. A name can be chosen to be somebody else's; a key that gives the
  /// same 16 digits takes 2^64 tries, and its fingerprint is still another.
  package var isNamedByItsKey: Bool { LogName.inside(name) == LogName.of(publicKey) }
}
