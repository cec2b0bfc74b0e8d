package import RunStore

/// Rows to put into a store. What they mean is nobody's business here.
package enum Sample {
  package static let incident = IncidentID(rawValue: "20261124-7k3f")
  package static let otherIncident = IncidentID(rawValue: "20261125-m2xq")

  package static func newIncident(_ id: IncidentID = incident, started: Int64 = 1_795_000_000_000) -> NewIncident {
    NewIncident(
      id: id, name: "ランサムウェア 本社", playbookID: "ransomware", playbookSHA256: String(repeating: "a", count: 64),
      playbook: Array("id: ransomware\r\n\u{0}".utf8), startedMilliseconds: started, isDrill: false,
      origin: "hikeshi.example/\(id.rawValue)/1")
  }

  package static func leaf(_ sequence: Int, bytes: [UInt8]? = nil, disclosures: [String] = []) -> StoredLeaf {
    StoredLeaf(sequence: sequence, bytes: bytes ?? Array("{\"seq\":\(sequence)}".utf8), disclosures: disclosures)
  }

  package static func checkpoint(_ size: Int) -> StoredCheckpoint {
    StoredCheckpoint(size: size, note: Array("origin\n\(size)\nroot\n\n— name signature\n".utf8))
  }

  /// Leaves of these sequences and the checkpoint that they end in.
  package static func batch(
    _ sequences: Range<Int>, queued: [OutboxEntry] = [], standings: [OutboxChange] = [], isFinished: Bool? = nil
  ) -> Batch {
    Batch(
      leaves: sequences.map { leaf($0) }, checkpoint: checkpoint(sequences.upperBound), queued: queued,
      standings: standings, isFinished: isFinished)
  }

  package static func message(
    _ delivery: String, to endpoint: String = "agent", of incident: IncidentID = incident,
    standing: Standing = .waiting(notBefore: 0)
  ) -> OutboxEntry {
    OutboxEntry(
      deliveryID: delivery, incident: incident, endpoint: endpoint, queuedMilliseconds: 1_795_000_000_500,
      body: Array("{\"message\":\"\(delivery)\"}".utf8), messageType: "incident.opened", standing: standing, attempts: 0
    )
  }

  package static func change(_ delivery: String, to standing: Standing, attempts: Int = 1) -> OutboxChange {
    OutboxChange(deliveryID: delivery, standing: standing, attempts: attempts)
  }

  package static func endpoint(_ name: String, isStopped: Bool = false, created: Int64 = 1) -> EndpointRow {
    EndpointRow(
      name: name, url: "https://\(name).example/hook?a=%20", format: "standard-webhooks", language: "ja", role: "agent",
      secrets: ["whsec_bmV3", "whsec_b2xk"], allowedNetworks: ["10.0.0.0/8", "fd00::/8"], caFile: nil,
      allowsPlainHTTP: false, isStopped: isStopped, createdMilliseconds: created)
  }

  /// Begins the incident with leaves 0 and 1.
  package static func begin(_ id: IncidentID = incident, in store: any RunStore, queued: [OutboxEntry] = []) throws {
    try store.create(newIncident(id), first: batch(0..<2, queued: queued))
  }
}
