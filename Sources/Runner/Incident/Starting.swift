import CACAO
package import CivilTime
import EventCoding
import EvidenceLog
import Foundation
import PlaybookModel
package import RunEngine
import RunStore

extension CommandPost {
  /// A shipped playbook by its name, or a file by its path; with the shared files it uses.
  package func playbook(_ name: String) throws(PostFault) -> PlaybookSource {
    try PlaybookSource.named(name, on: shelf)
  }

  /// Begins an incident. Needs nothing configured.
  ///
  /// - Parameters:
  ///   - acceptsFaults: begins with a playbook that breaks the checker's rules, too; the record says so.
  ///   - secrets: what the playbook's secrets are, by name; they go before those that stood in its file. Kept in the
  ///     home for its owner only, and in no record.
  package func start(
    _ source: PlaybookSource, discovered: StatedTime?, isDrill: Bool, name: String?, actor: Actor?,
    acceptsFaults: Bool = false, secrets: [String: String] = [:]
  ) throws(PostFault) -> Recorded {
    let brokenRules = try requireSound(source, acceptsFaults: acceptsFaults)
    let reading = clock.read()
    let company = try company()
    let zone = company?.zone ?? .ofThisMachine()
    let id = try freshID(on: zone.local(at: reading.now).date)
    let publicKey = try home.signingKey().publicKey
    let origin = LogName.origin(publicKey, incident: id.rawValue)
    let sha256 = Hash256.of(source.bytes).hex
    let started = IncidentStarted(
      incident: id.rawValue, playbook: source.playbook.id, playbookSHA256: sha256, isDrill: isDrill,
      zone: zone.name, program: program, name: name.map { .text($0) },
      company: company?.name.map { .name($0) }, policyNumber: company?.policyNumber.map { .reference($0) },
      brokenRules: brokenRules, formerLogs: try formerLogs(before: LogName.of(publicKey)))
    let empty = IncidentFile(
      id: id, origin: origin, zone: zone, state: RunState(playbook: source.playbook), frontier: TreeFrontier(),
      lastReading: nil)
    let order = StartOrder(started: started, discovered: discovered)
    let terms = company?.terms.map { Command(.claim(.statePolicy($0))) }
    let draft = try drafted([Command(.start(order), actor: actor)] + [terms].compactMap(\.self), in: empty)
    let found = (source.foreign?.secrets ?? []).map { ($0.name, $0.value) }
    let kept = Dictionary(found, uniquingKeysWith: { first, _ in first }).merging(secrets) { _, given in given }
    try home.keep(secrets: kept, of: id)
    let incident = NewIncident(
      id: id, name: name, playbookID: source.playbook.id.rawValue, playbookSHA256: sha256,
      playbook: source.bytes, startedMilliseconds: reading.now.milliseconds, isDrill: isDrill, origin: origin)
    try stored { () throws(StoreError) in try store.create(incident, first: draft.batch) }
    return Recorded(file: draft.file, events: draft.events, queued: draft.queued)
  }

  /// `20261124-7k3f`: short enough to say on the telephone, without letters that sound or look alike.
  private func freshID(on day: CivilDate) throws(PostFault) -> IncidentID {
    let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")
    let tail = String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count)] })
    return IncidentID(rawValue: "\(day.text.replacing("-", with: ""))-\(tail)")
  }
}
