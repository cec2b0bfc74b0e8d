/// An incident as it begins. None of it changes afterwards.
package struct NewIncident: Hashable, Sendable {
  package let id: IncidentID
  package let name: String?
  package let playbookID: String
  /// Hexadecimal. The store keeps it and does not check it.
  package let playbookSHA256: String
  /// The playbook file, byte for byte.
  package let playbook: [UInt8]
  /// Since 1970-01-01T00:00:00Z.
  package let startedMilliseconds: Int64
  package let isDrill: Bool
  /// The ledger's name in its checkpoints; no two ledgers of a store may share one.
  package let origin: String

  package init(
    id: IncidentID, name: String?, playbookID: String, playbookSHA256: String, playbook: [UInt8],
    startedMilliseconds: Int64, isDrill: Bool, origin: String
  ) {
    self.id = id
    self.name = name
    self.playbookID = playbookID
    self.playbookSHA256 = playbookSHA256
    self.playbook = playbook
    self.startedMilliseconds = startedMilliseconds
    self.isDrill = isDrill
    self.origin = origin
  }
}
