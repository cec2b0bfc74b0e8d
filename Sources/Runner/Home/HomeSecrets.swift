package import CACAO
import CanonicalJSON
import Foundation
import Glibc
package import RunStore

/// The secrets of foreign playbooks: `secrets/INCIDENT.json` in the home, an object of texts by their names, for its
/// owner only. Nothing signs them and no record refers to them: without them the steps show masks.
extension Home {
  func keep(secrets: [String: String], of incident: IncidentID) throws(PostFault) {
    guard !secrets.isEmpty else { return }
    guard mkdir(self.secrets.path, 0o700) == 0 || errno == EEXIST, chmod(self.secrets.path, 0o700) == 0 else {
      throw .homeUnusable(self.secrets.path, code: errno)
    }
    let json = JSONValue.object(JSONObject(secrets.map { ($0.key, .string($0.value)) }))
    guard let bytes = try? json.canonicalBytes() else { throw .homeUnusable(self.secrets.path, code: EINVAL) }
    try writeDurably(bytes, to: file(of: incident))
    syncFolder(self.secrets)
  }

  func secrets(of incident: IncidentID) -> [String: String] {
    guard let bytes = try? Data(contentsOf: file(of: incident)), let json = try? JSONValue(parsing: bytes) else {
      return [:]
    }
    let pairs = (json.object?.members ?? []).compactMap { member in member.value.string.map { (member.key, $0) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private func file(of incident: IncidentID) -> URL { secrets.appending(path: "\(incident.rawValue).json") }
}

extension CommandPost {
  /// What the secrets of the incident's playbook are, as far as this home has them.
  package func secrets(of id: IncidentID) throws(PostFault) -> [String: String] { home.secrets(of: id) }

  /// Where secrets stand in the playbook that an incident is pinned to: only in one that began before they were taken out.
  package func secretsInPinnedPlaybook(of id: IncidentID) throws(PostFault) -> [ForeignSecret] {
    let pinned = try stored { () throws(StoreError) in try store.playbook(of: id) }
    return CACAOReading.isJSON(pinned) ? StrippedPlaybook(pinned).secrets : []
  }
}
