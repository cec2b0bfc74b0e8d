package import PlaybookModel

/// Names one clock of a run: a deadline of the playbook, or the target of one of its steps.
package enum ClockID: Hashable, Sendable {
  case deadline(DeadlineID)
  case target(StepID)

  package var text: String {
    switch self {
    case .deadline(let id): "deadline:\(id.rawValue)"
    case .target(let id): "step:\(id.rawValue)"
    }
  }
}

extension ClockID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    if text.hasPrefix("deadline:") {
      self = .deadline(DeadlineID(String(text.dropFirst("deadline:".count))))
    } else if text.hasPrefix("step:") {
      self = .target(StepID(String(text.dropFirst("step:".count))))
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown kind of clock")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension Playbook {
  /// A deadline by its own title, a step's target by the step's; the name of what the playbook does not have.
  package func title(of clock: ClockID) -> LocalizedText {
    let (title, name) =
      switch clock {
      case .deadline(let id): (deadlines.first { $0.id == id }?.title, id.rawValue)
      case .target(let id): (step(id)?.title, id.rawValue)
      }
    return title ?? LocalizedText(ja: name, en: name)
  }
}
