/// An incident in a list, without its ledger.
package struct IncidentRow: Hashable, Sendable {
  package let id: IncidentID
  package let name: String?
  package let playbookID: String
  /// Hexadecimal.
  package let playbookSHA256: String
  /// Since 1970-01-01T00:00:00Z.
  package let startedMilliseconds: Int64
  package let isDrill: Bool
  package let isFinished: Bool
  package let origin: String
  /// How many leaves its ledger has.
  package let size: Int

  package init(
    id: IncidentID, name: String?, playbookID: String, playbookSHA256: String, startedMilliseconds: Int64,
    isDrill: Bool, isFinished: Bool, origin: String, size: Int
  ) {
    self.id = id
    self.name = name
    self.playbookID = playbookID
    self.playbookSHA256 = playbookSHA256
    self.startedMilliseconds = startedMilliseconds
    self.isDrill = isDrill
    self.isFinished = isFinished
    self.origin = origin
    self.size = size
  }
}
