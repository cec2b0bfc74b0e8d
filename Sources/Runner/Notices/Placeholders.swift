import CivilTime
package import PlaybookModel
import RunEngine
import RunStore

/// What `{company}` or `{fact:receipt-number}` in a playbook's text stands for in one incident.
package struct Placeholders: Sendable {
  private let file: IncidentFile
  private let company: Company

  private let secrets: [String: String]

  /// - Parameter secrets: those that may be shown, by name; the others are masked.
  package init(file: IncidentFile, company: Company, secrets: [String: String] = [:]) {
    self.file = file
    self.company = company
    self.secrets = secrets
  }

  /// The text with every placeholder filled; what is not known is said to be unknown, never left out.
  package func fill(_ text: String, in language: Language) -> String {
    var result = ""
    var rest = Substring(text)
    // The innermost braces: a command of somebody else's playbook has braces of its own around them.
    while let close = rest.firstIndex(of: "}") {
      let open = rest[..<close].lastIndex(of: "{")
      result += rest[..<(open ?? rest.index(after: close))]
      guard let open else {
        rest = rest[rest.index(after: close)...]
        continue
      }
      let name = rest[rest.index(after: open)..<close]
      result += value(of: name, in: language) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  package func fill(_ text: LocalizedText, in language: Language) -> String { fill(text[language], in: language) }

  private func value(of name: Substring, in language: Language) -> String? {
    let unknown = LocalizedText(ja: "不明", en: "unknown")[language]
    switch name {
    case "company": return company.name ?? LocalizedText(ja: "当社", en: "our company")[language]
    case "incident": return file.id.rawValue
    case "title": return file.playbook.title[language]
    case "situation": return (file.playbook.situation ?? file.playbook.title)[language]
    case "outward":
      return (file.playbook.outward ?? file.playbook.situation ?? file.playbook.title)[language]
    case "phone": return company.caller.phone ?? unknown
    case "caller": return company.caller.name ?? unknown
    case "policy": return company.policyNumber ?? unknown
    case "discovered": return value(of: .discovered, in: language) ?? unknown
    default:
      if name.hasPrefix("secret:") { return secrets[String(name.dropFirst("secret:".count))] ?? "●●●●" }
      guard name.hasPrefix("fact:") else { return nil }
      return value(of: FactID(String(name.dropFirst("fact:".count))), in: language) ?? unknown
    }
  }

  private func value(of fact: FactID, in language: Language) -> String? {
    guard let statement = file.state.latestStatement(of: fact)?.stated else { return nil }
    switch statement.value {
    case .yes: return LocalizedText(ja: "はい", en: "yes")[language]
    case .no: return LocalizedText(ja: "いいえ", en: "no")[language]
    case .number(let number): return String(number)
    case .instant(let instant):
      let local = file.zone.local(at: instant)
      return "\(local.date.text) \(local.timeText(withSeconds: false)) (\(file.zone.offsetText(at: instant)))"
    case .choice(let choice):
      if let words = statement.words?.text { return words }
      guard case .choice(let choices) = file.playbook.fact(fact)?.kind else { return choice }
      return choices.first { $0.id == choice }?.label[language] ?? choice
    case .text: return statement.words?.text
    }
  }
}
