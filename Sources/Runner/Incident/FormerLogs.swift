import EvidenceLog
import RunEngine
import RunStore

extension CommandPost {
  /// What a first record under a new key commits to: the last checkpoint of every record under another one. Nil when the
  /// key has records already, or there are none under another.
  func formerLogs(before logName: String) throws(PostFault) -> [FormerLog]? {
    let rows = try incidents()
    guard !rows.isEmpty, !rows.contains(where: { LogName.inside($0.origin) == logName }) else { return nil }
    var logs: [FormerLog] = []
    // The newest ones, as many as one entry can hold beside its other words.
    for row in rows.suffix(200) {
      guard let head = try stored({ () throws(StoreError) in try store.latestCheckpoint(of: row.id) }),
        let checkpoint = try? VerifierKey(name: row.origin, publicKey: home.publicKey(of: row.origin)).open(head.note)
      else { continue }
      logs.append(
        FormerLog(
          origin: row.origin, size: checkpoint.size, root: checkpoint.root.hex,
          isKeyLost: !home.canSign(for: row.origin)))
    }
    return logs.isEmpty ? nil : logs
  }
}
