import PlaybookModel

/// What messages and telephone scripts leave to be filled in is something that the program can fill in, and the same in
/// both languages.
struct PlaceholdersAreKnown: CheckRule {
  static let id = RuleID("placeholders-are-known")

  private static let known: Set<String> = [
    "company", "incident", "title", "situation", "outward", "phone", "caller", "policy", "discovered",
  ]

  func faults(in examination: Examination) -> [Fault] {
    let playbook = examination.playbook
    let templates =
      playbook.messages.map { (TextPlace(.message($0.id), .body), $0.text) }
      + playbook.stepsAndCalls.flatMap { step in
        step.instructions.phone.enumerated().map { (TextPlace(.step(step.id), .phone($0.offset)), $0.element) }
      }
    return templates.flatMap { place, text in
      let unknown = text.placeholders.filter { !isKnown($0, in: playbook) }
      let unpaired = Language.allCases.flatMap { language in
        let others = Language.allCases.filter { $0 != language }.flatMap { text[$0].placeholders }
        return text[language].placeholders.withoutRepetitions.filter { !others.contains($0) }.map {
          Fault.placeholderInOneLanguage(place, $0.name, language)
        }
      }
      return unknown.map { .unknownPlaceholder(place, $0.name) } + unpaired
    }
  }

  private func isKnown(_ placeholder: Placeholder, in playbook: Playbook) -> Bool {
    if let fact = placeholder.fact { return fact == .discovered || playbook.fact(fact) != nil }
    return Self.known.contains(placeholder.name)
  }
}

extension Playbook {
  /// The steps of the tracks, then the calls to fall back on.
  var stepsAndCalls: [Step] { steps + fallbacks.map(\.step) }
}

/// `{company}` or `{fact:receipt-number}` in a text, without its braces.
struct Placeholder: Hashable, Sendable {
  let name: String

  var fact: FactID? {
    name.hasPrefix("fact:") ? FactID(String(name.dropFirst("fact:".count))) : nil
  }
}

extension LocalizedText {
  var placeholders: [Placeholder] { (ja.placeholders + en.placeholders).withoutRepetitions }
}

extension String {
  /// In the order of the text. What is opened and not closed is not one.
  var placeholders: [Placeholder] { pieces.compactMap(\.placeholder) }

  var withoutPlaceholders: String { pieces.map(\.words).joined() }

  private var pieces: [(words: Substring, placeholder: Placeholder?)] {
    var pieces: [(words: Substring, placeholder: Placeholder?)] = []
    var rest = self[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      pieces.append((rest[..<open], Placeholder(name: String(name))))
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [(rest, nil)]
  }
}
