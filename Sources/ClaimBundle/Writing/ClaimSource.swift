package import CivilTime
package import EvidenceLog

/// Where a bundle's content comes from: one incident's record as it is kept.
package struct ClaimSource {
  /// One entry as it is stored.
  package struct StoredEntry {
    package let bytes: [UInt8]
    package let disclosures: [String]

    package init(bytes: [UInt8], disclosures: [String]) {
      self.bytes = bytes
      self.disclosures = disclosures
    }
  }

  /// A signed tree head as it is stored.
  package struct StoredHead {
    /// How many entries it speaks for.
    package let size: Int
    package let note: [UInt8]

    package init(size: Int, note: [UInt8]) {
      self.size = size
      self.note = note
    }
  }

  let key: VerifierKey
  /// Nil where the key was lost: such a claim file holds only where all of it can be made anew from the record.
  let signingKey: LogSigningKey?
  let playbook: [UInt8]
  /// By size; the last one speaks for every entry.
  let heads: [StoredHead]
  /// Hands over the entries in order. May be called more than once.
  let forEachEntry: (_ body: (StoredEntry) throws -> Void) throws -> Void
  /// Where the evidence with this SHA-256 (hexadecimal) lies.
  let attachmentPath: (String) -> String
  /// Where a request to a timestamp authority, its answer, or certificates with this SHA-256 (hexadecimal) lie.
  let timestampPath: (String) -> String
  let redaction: Redaction
  /// The zone of an IANA name.
  let zone: (String) -> Zone?

  package init(
    key: VerifierKey, signingKey: LogSigningKey?, playbook: [UInt8], heads: [StoredHead],
    forEachEntry: @escaping (_ body: (StoredEntry) throws -> Void) throws -> Void,
    attachmentPath: @escaping (String) -> String, timestampPath: @escaping (String) -> String,
    redaction: Redaction = .nothing, zone: @escaping (String) -> Zone?
  ) {
    self.key = key
    self.signingKey = signingKey
    self.playbook = playbook
    self.heads = heads
    self.forEachEntry = forEachEntry
    self.attachmentPath = attachmentPath
    self.timestampPath = timestampPath
    self.redaction = redaction
    self.zone = zone
  }
}
