/// What came of one signature of a playbook (CACAO v2.0, 11 and appendix A).
package struct SignatureFinding: Hashable, Sendable {
  package let path: JSONPath
  /// `jss--…`, when it has one.
  package let id: String?
  /// Who is said to have signed; nothing proves that it was they.
  package let signee: String?
  package let verdict: Verdict
  /// Until when the signer stands by it, if a time is given (`valid_until`).
  package let validUntil: String?

  init(path: JSONPath, id: String?, signee: String?, verdict: Verdict, validUntil: String? = nil) {
    self.path = path
    self.id = id
    self.signee = signee
    self.verdict = verdict
    self.validUntil = validUntil
  }

  package enum Verdict: Hashable, Sendable {
    /// The playbook is as it was signed with the key of this SHA-256. Whose key it is, the file cannot say.
    case intact(keySHA256: String)
    /// The playbook or the signature was changed.
    case broken(keySHA256: String)
    case revoked
    /// Made for another playbook, or another version of it.
    case ofAnotherPlaybook
    case unknownAlgorithm(String)
    case unknownHash(String)
    /// The key is not in the file, but in a certificate, behind a link or known by its thumbprint.
    case keyElsewhere
    case unreadableKey
    /// Not an object, or without what a signature has.
    case malformed
  }

  package var isIntact: Bool { if case .intact = verdict { true } else { false } }
}
