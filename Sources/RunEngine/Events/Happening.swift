package import CivilTime
package import PlaybookModel

/// A fact of an incident, before it has a place in the ledger.
package struct Happening: Hashable, Sendable {
  package let event: Event
  package let invocation: InvocationID?
  package let actor: Actor?
  /// When it happened, as stated. Nil when nobody stated it: then only `recorded` is known.
  package let occurred: StatedTime?

  package init(
    _ event: Event, invocation: InvocationID? = nil, actor: Actor? = nil, occurred: StatedTime? = nil
  ) {
    self.event = event
    self.invocation = invocation
    self.actor = actor
    self.occurred = occurred
  }
}

/// A happening with its place in the ledger.
package struct RecordedEvent: Hashable, Sendable {
  /// 0 for the first of the ledger, without gaps. This is the order; times are not.
  package let sequence: Int
  /// When the ledger took it, by this machine's clock.
  package let recorded: Instant
  package let happening: Happening

  package init(sequence: Int, recorded: Instant, happening: Happening) {
    self.sequence = sequence
    self.recorded = recorded
    self.happening = happening
  }

  package var event: Event { happening.event }
}

/// Who acted: as stated, never proven.
package struct Actor: Hashable, Sendable {
  package let role: RoleID?
  package let name: Disclosable?

  package init(role: RoleID?, name: Disclosable?) {
    self.role = role
    self.name = name
  }
}

/// One entry into a step: `isolate#2` when a loop enters it again.
package struct InvocationID: Hashable, Sendable, CustomStringConvertible {
  package let step: StepID
  /// 1 for the first entry.
  package let number: Int

  package init(step: StepID, number: Int) {
    self.step = step
    self.number = number
  }

  package init?(text: String) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let number = Int(parts[1]), number >= 1, String(number) == parts[1]
    else { return nil }
    self.init(step: StepID(String(parts[0])), number: number)
  }

  package var description: String { "\(step.rawValue)#\(number)" }
}

/// Names one message to one endpoint; stable over all its attempts. Letters, digits, `-` and `_`.
package struct DeliveryID: Hashable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  package var description: String { rawValue }
}
