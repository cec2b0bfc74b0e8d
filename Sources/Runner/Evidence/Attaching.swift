package import CivilTime
package import ClaimBundle
import EvidenceLog
package import Foundation
package import PlaybookModel
package import RunEngine
package import RunStore

/// What somebody says of a file that they hand in. Everything but the file may be missing.
package struct CustodyStatement: Hashable, Sendable {
  package var description: String?
  package var source: String?
  package var method: String?
  package var witness: String?
  package var tool: String?
  package var power: AttachmentCollected.Custody.Power?
  package var location: String?
  package var seal: String?

  package init(
    description: String? = nil, source: String? = nil, method: String? = nil, witness: String? = nil,
    tool: String? = nil, power: AttachmentCollected.Custody.Power? = nil, location: String? = nil, seal: String? = nil
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

extension CommandPost {
  /// Copies a file into the evidence and records it. The file itself is only read.
  ///
  /// The copy is on disk, under its SHA-256, before the entry that speaks of it; what is left of a copy whose entry
  /// never came is content without a record, and harmless.
  ///
  /// - Parameter collected: when it was taken, as stated.
  package func attach(
    _ path: String, to step: StepID?, custody: CustodyStatement, by actor: Actor?,
    collected: StatedTime? = nil, on id: IncidentID, meter: WorkMeter? = nil
  ) throws(PostFault) -> Recorded {
    let content = try copyIn(path, meter)
    let order = CollectOrder(
      size: content.size, sha256: .hash(content.sha256.hex),
      fileName: .file(URL(fileURLWithPath: path).lastPathComponent),
      custody: AttachmentCollected.Custody(
        description: custody.description.map(Disclosable.text),
        source: custody.source.map(Disclosable.text), method: custody.method.map(Disclosable.text),
        witness: custody.witness.map(Disclosable.name),
        tool: custody.tool.map(Disclosable.text), power: custody.power,
        location: custody.location.map(Disclosable.text), seal: custody.seal.map(Disclosable.text)))
    return try perform(Command(.collect(order, for: step), actor: actor, occurred: collected), on: id)
  }

  /// Where the content with this hash lies.
  package func contentFile(_ sha256: String) -> URL {
    home.attachments.appending(path: String(sha256.prefix(2))).appending(path: sha256)
  }
}
