package struct NoteTaken: Hashable, Sendable, Codable {
  package let note: Disclosable

  package init(note: Disclosable) { self.note = note }
}

/// A statement about an earlier entry, which itself stays as it is.
package struct EventCorrected: Hashable, Sendable, Codable {
  /// The sequence of the entry it speaks about.
  package let event: Int
  package let note: Disclosable

  package init(event: Int, note: Disclosable) {
    self.event = event
    self.note = note
  }
}

/// A file was taken into the incident's evidence: the first entry of its custody record.
package struct AttachmentCollected: Hashable, Sendable, Codable {
  /// `item-1`, counted per incident.
  package let item: String
  /// In bytes.
  package let size: Int
  /// SHA-256 of the content, 64 hexadecimal digits, equal before and after the copy.
  package let sha256: Disclosable
  package let fileName: Disclosable
  package let custody: Custody

  package init(item: String, size: Int, sha256: Disclosable, fileName: Disclosable, custody: Custody) {
    self.item = item
    self.size = size
    self.sha256 = sha256
    self.fileName = fileName
    self.custody = custody
  }

  /// How the item came into our hands. Whatever nobody stated is nil.
  package struct Custody: Hashable, Sendable, Codable {
    package let description: Disclosable?
    /// Where it was: host, serial number, path, account.
    package let source: Disclosable?
    /// By which means it was taken: a photograph, a copy, an export.
    package let method: Disclosable?
    package let witness: Disclosable?
    /// The program or device it was taken with.
    package let tool: Disclosable?
    /// Whether the machine it came from was running.
    package let power: Power?
    /// Where the original is kept.
    package let location: Disclosable?
    /// The number on its seal.
    package let seal: Disclosable?

    package enum Power: String, Hashable, Sendable, Codable, CaseIterable {
      case live
      case poweredOff = "powered-off"
    }

    package init(
      description: Disclosable? = nil, source: Disclosable? = nil, method: Disclosable? = nil,
      witness: Disclosable? = nil, tool: Disclosable? = nil, power: Power? = nil, location: Disclosable? = nil,
      seal: Disclosable? = nil
    ) {
      self.description = description
      self.source = source
      self.method = method
      self.witness = witness
      self.tool = tool
      self.power = power
      self.location = location
      self.seal = seal
    }
  }
}
