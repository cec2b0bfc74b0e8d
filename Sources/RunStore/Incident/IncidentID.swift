/// `20261124-7k3f`: names an incident on this home, in its ledger and on the telephone.
package struct IncidentID: Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
}
