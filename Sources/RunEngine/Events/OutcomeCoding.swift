import CivilTime
import PlaybookModel

extension StepFinished.Outcome: Codable {
  private enum Key: String, CodingKey { case answer, kind }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let kind = try container.decode(String.self, forKey: .kind)
    switch kind {
    case "done": self = .done
    case "answered": self = .answered(try container.decode(AnswerID.self, forKey: .answer))
    case "failed": self = .failed
    case "joined": self = .joined
    default:
      throw DecodingError.dataCorruptedError(forKey: .kind, in: container, debugDescription: "unknown outcome")
    }
    if kind != "answered", container.contains(.answer) {
      throw DecodingError.dataCorruptedError(forKey: .answer, in: container, debugDescription: "answer to no question")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .done: try container.encode("done", forKey: .kind)
    case .answered(let answer):
      try container.encode("answered", forKey: .kind)
      try container.encode(answer, forKey: .answer)
    case .failed: try container.encode("failed", forKey: .kind)
    case .joined: try container.encode("joined", forKey: .kind)
    }
  }
}

extension FactStated: Codable {
  private enum Key: String, CodingKey { case fact, kind, value, words }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    fact = try container.decode(FactID.self, forKey: .fact)
    words = try container.decodeIfPresent(Disclosable.self, forKey: .words)
    let kind = try container.decode(String.self, forKey: .kind)
    if kind == "text", container.contains(.value) {
      throw DecodingError.dataCorruptedError(forKey: .value, in: container, debugDescription: "words have no value")
    }
    switch kind {
    case "yes-no": value = try container.decode(Bool.self, forKey: .value) ? .yes : .no
    case "number": value = .number(try container.decode(Int.self, forKey: .value))
    case "instant": value = .instant(try container.decode(Instant.self, forKey: .value))
    case "choice": value = .choice(try container.decode(String.self, forKey: .value))
    case "text": value = .text
    default:
      throw DecodingError.dataCorruptedError(forKey: .kind, in: container, debugDescription: "unknown kind of fact")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(fact, forKey: .fact)
    try container.encodeIfPresent(words, forKey: .words)
    switch value {
    case .yes, .no:
      try container.encode("yes-no", forKey: .kind)
      try container.encode(value == .yes, forKey: .value)
    case .number(let number):
      try container.encode("number", forKey: .kind)
      try container.encode(number, forKey: .value)
    case .instant(let instant):
      try container.encode("instant", forKey: .kind)
      try container.encode(instant, forKey: .value)
    case .choice(let choice):
      try container.encode("choice", forKey: .kind)
      try container.encode(choice, forKey: .value)
    case .text:
      try container.encode("text", forKey: .kind)
    }
  }
}
