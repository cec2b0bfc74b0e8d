/// A key, token or password of an endpoint. Printing, interpolating or dumping it shows asterisks; the real text leaves
/// only by `revealed`.
package struct EndpointSecret: Hashable, Sendable {
  package let revealed: String

  package init(_ revealed: String) { self.revealed = revealed }
}

extension EndpointSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "****" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
