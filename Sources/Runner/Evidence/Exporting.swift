import CACAO
import CivilTime
package import ClaimBundle
import EvidenceLog
import Foundation
import PlaybookModel
import RunEngine
package import RunStore
import Timestamping

extension CommandPost {
  /// Writes the claim file of an incident. Records nothing: the same record gives the same file, whenever it is asked
  /// for.
  ///
  /// - Returns: whether it has pages for paper.
  /// - Parameter allowsRed: a playbook marked TLP:RED is for its receivers alone, and goes along only when that was said.
  @discardableResult
  package func export(
    _ id: IncidentID, as form: BundleWriter.Form, to path: String, leavingOut redaction: Redaction = .nothing,
    allowsRed: Bool = false, meter: WorkMeter? = nil
  ) throws(PostFault) -> Printing {
    let file = try open(id)
    let key = VerifierKey(name: file.origin, publicKey: try home.publicKey(of: file.origin))
    // What is on record can be handed over when the key is lost, too; it says so then.
    let signingKey = try? home.signingKey(of: file.origin)
    let playbook = try stored { () throws(StoreError) in try store.playbook(of: id) }
    if !allowsRed, isRed(playbook) { throw .playbookIsRed(file.playbook.title) }
    let heads = try stored { () throws(StoreError) in try store.checkpoints(of: id) }
    let size = file.state.size
    let source = ClaimSource(
      key: key, signingKey: signingKey, playbook: playbook,
      heads: heads.filter { $0.size <= size }.map { ClaimSource.StoredHead(size: $0.size, note: $0.note) },
      // What others record meanwhile belongs to the next export.
      forEachEntry: { body in
        try store.forEachLeaf(of: id) { leaf in
          guard leaf.sequence < size else { return }
          try body(ClaimSource.StoredEntry(bytes: leaf.bytes, disclosures: leaf.disclosures))
        }
      },
      attachmentPath: { contentFile($0).path },
      timestampPath: { timestampFolder(of: id).appending(path: $0).path },
      redaction: redaction, zone: { Zone(named: $0) })
    do throws(BundleFault) {
      return try BundleWriter(source, meter: meter).write(form, to: path)
    } catch { throw .bundle(error) }
  }

  private func isRed(_ playbook: [UInt8]) -> Bool {
    guard CACAOReading.isJSON(playbook), let reading = try? CACAOReading(playbook, .lenient) else { return false }
    return reading.markings.contains(.tlp(.red))
  }

  /// Checks a claim file from anywhere. Needs no home.
  ///
  /// - Parameters:
  ///   - outside: the path of a checkpoint, or of a notice with one in it, that somebody kept; or its short form.
  ///   - key: the key that the reader expects: its fingerprint as it was said or written, or the path of a file with it.
  ///   - disclosed: paths of lines of another copy, handed over later.
  ///   - authorities: the path of certificates of timestamp authorities that the reader trusts.
  package static func verify(
    _ path: String, outside: String?, key: String? = nil, authorities: String? = nil, disclosed: [String] = [],
    meter: WorkMeter? = nil
  ) throws(PostFault) -> VerificationReport {
    let trusted = try authorities.map { (file) throws(PostFault) in try certificates(in: file) } ?? []
    var kept: (bytes: [UInt8], name: String)?
    if let outside {
      if let data = FileManager.default.contents(atPath: outside) {
        kept = ([UInt8](data), outside)
      } else if ShortCheckpoint(typed: outside) != nil {
        kept = (Array(outside.utf8), outside)
      } else {
        throw .bundle(.missing(outside))
      }
    }
    let pinned = try key.map { (typed) throws(PostFault) in try fingerprint(typed) }
    let later = try disclosed.map { (file) throws(PostFault) -> (bytes: [UInt8], name: String) in
      guard let data = FileManager.default.contents(atPath: file) else { throw .bundle(.missing(file)) }
      return ([UInt8](data), file)
    }
    do throws(BundleFault) {
      return try BundleVerifier.verify(
        path, outside: kept, pinned: pinned, authorities: TrustedAuthorities(trusted: trusted), disclosed: later,
        meter: meter, zone: { Zone(named: $0) })
    } catch { throw .bundle(error) }
  }

  private static func fingerprint(_ typed: String) throws(PostFault) -> KeyFingerprint {
    let text = FileManager.default.contents(atPath: typed).flatMap { String(validating: $0, as: UTF8.self) } ?? typed
    guard let fingerprint = KeyFingerprint(typed: text) else { throw .notAFingerprint(typed) }
    return fingerprint
  }
}
