/// A name that a playbook gives to one of its parts: `[a-z0-9-]+`, unique among parts of its kind.
package protocol PlaybookIdentifier: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  var rawValue: String { get }
  init(_ rawValue: String)
}

extension PlaybookIdentifier {
  package var description: String { rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

package struct PlaybookID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

package struct TrackID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

package struct StepID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

package struct AnswerID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

package struct RoleID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

package struct ConsentID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

package struct MessageID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

package struct DeadlineID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }
}

package struct FactID: PlaybookIdentifier {
  package let rawValue: String
  package init(_ rawValue: String) { self.rawValue = rawValue }

  /// The instant at which anybody in the company first knew. Every playbook has it without declaring it.
  package static let discovered = FactID("discovered")
}
