import PlaybookModel

extension PlaybookFault {
  var englishProblem: String {
    switch problem {
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes; a playbook may have at most \(limit)"
    case .notUTF8: "this line is not UTF-8 text; save the file as UTF-8"
    case .malformed(let reason):
      "this is not valid YAML (\(reason)); look at this line and the one above for a missing quote, bracket or indent"
    case .aliasUsed: "YAML aliases (*name) are not allowed; write the part out, or quote a text that starts with *"
    case .unsupportedFormat(let found):
      if let number = Int(found), number > 1 {
        "this file has format \(found), and this program reads format 1; use a newer program"
      } else {
        "there is no format \"\(found)\"; write hikeshi: 1"
      }
    case .sharedFileMissing(let name):
      "there is no shared file \"\(name)\"; put it beside the playbook as Shared/\(name).yaml"
    case .notASharedFile(let name): "\"\(name)\" is not a shared file; its first line must be hikeshi-shared: 1"
    case .playbookMissing(let name): "there is no playbook \"\(name)\"; put it beside this one as \(name).yaml"
    case .anotherDocument: "a second document (---) begins here; a playbook is one, and names shared files under uses"
    case .tooDeep(let limit): "parts are nested more than \(limit) deep; move some of them out"
    case .wrongShape(let expected, let found): englishShapes(expected: expected, found: found)
    case .unknownKey(let key, let nearest): "there is no key \"\(key)\" here" + (question(nearest) ?? "; take it out")
    case .textCutAtComma(let rest): "the text ends at the comma before \"\(rest)\"; quote the whole text"
    case .missingKey(let key): "the key \"\(key)\" is missing; add it"
    case .duplicateKey(let key): "the key \"\(key)\" is given more than once, here for the first time; keep one"
    case .conflictingKeys(let keys): "\(list(keys, last: "and")) cannot be used together; keep one"
    case .keyOnlyWith(let key, let condition): "\"\(key)\" is only for \(condition); take it out"
    case .missingLanguage(let language): "the text in \(englishName(language)) (\(language)) is missing; add it"
    case .emptyText: "this text is empty; write it or take the key out"
    case .emptyList: "this list is empty; it needs at least one entry"
    case .unknownWord(let word, let allowed, let nearest):
      "\"\(word)\" is not possible here" + (question(nearest) ?? "; write \(list(allowed, last: "or"))")
    case .badNumber(let text): "\"\(text)\" is not a whole number; write digits only, such as 100"
    case .badDuration(let text, let allowed):
      "\"\(text)\" is not a length of time; write \(alternatives(allowed.map(\.example), last: "or"))"
    case .unknownPlaceholder(let name, let nearest):
      "there is no placeholder \(name)"
        + (nearest.map { "; did you mean \($0)?" } ?? "; use \(Self.placeholders.joined(separator: " ")) {fact:ID}")
    case .unclosedPlaceholder: "a placeholder that starts with { has no end; write it as {company}"
    case .guardWithoutCondition:
      "a condition says nothing; write {fact: ID, is: VALUE}, {step: ID}, {consent: ID}, {track: ID},"
        + " {all: [...]}, {any: [...]} or {not: ...}"
    case .lastBranchConditional: "the last entry of a list of routes must not have \"if\"; add a last entry {to: STEP}"
    case .badIdentifier(let text): "\"\(text)\" is not an identifier; use only a to z, 0 to 9 and -"
    case .reservedIdentifier(let name): "\"\(name)\" has a meaning of its own; choose another identifier"
    case .duplicateIdentifier(let kind, let name):
      "there already is \(kind.english.withArticle) \"\(name)\"; rename one"
    case .unknownReference(let kind, let name, let nearest):
      "there is no \(kind.english.noun) \"\(name)\"" + (question(nearest) ?? "; add it, or correct the name")
    case .unknownShared(let kind, let name, let nearest):
      "no shared file has the \(kind.english.noun) \"\(name)\"" + (question(nearest) ?? "; name its file under uses")
    case .stepOfAnotherTrack(let step, let track):
      "the step \"\(step)\" belongs to the track \"\(track)\"; a route leads only to a step of its own track or to end"
    case .grantFromOutside(let consent, let role):
      "the consent \"\(consent)\" is the decision of \"\(role)\", who is outside; record it when they give it"
    case .notAnInstant(let fact): "the fact \"\(fact)\" is not an instant; time can be counted only from an instant"
    case .wrongFactValue(let text, let fact, let kind): englishValue(text, fact: fact, kind: kind)
    case .notAChoice(let text, let fact, let choices, let nearest):
      "\"\(text)\" is not a choice of the fact \"\(fact)\""
        + (question(nearest) ?? "; write \(list(choices, last: "or"))")
    }
  }

  private func question(_ nearest: String?) -> String? { nearest.map { "; did you mean \"\($0)\"?" } }

  private func list(_ words: [String], last: String) -> String { alternatives(words.map { "\"\($0)\"" }, last: last) }

  private func alternatives(_ words: [String], last: String) -> String {
    guard let final = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(last) \(final)"
  }

  private func englishName(_ language: Language) -> String {
    switch language {
    case .ja: "Japanese"
    case .en: "English"
    }
  }

  private func englishShapes(expected: Shape, found: Shape) -> String {
    switch expected {
    case .localizedText: "there should be a text in both languages, not \(found.english); write {ja: ..., en: ...}"
    case .mapping: "there should be keys with values, not \(found.english); write key: value"
    case .list: "there should be a list, not \(found.english); start every entry with \"- \""
    case .text where found == .mapping: "there should be text, not \(found.english); quote a text that starts with {"
    case .text where found == .list: "there should be text, not \(found.english); quote a text that starts with ["
    case .text, .nothing: "there should be text, not \(found.english)"
    }
  }

  private func englishValue(_ text: String, fact: String, kind: FactShape) -> String {
    switch kind {
    case .yesNo: "\"\(text)\" cannot be the value of the fact \"\(fact)\"; write \"yes\" or \"no\""
    case .number: "\"\(text)\" cannot be the value of the fact \"\(fact)\"; write a whole number"
    case .choice: "the fact \"\(fact)\" is a choice and has no size; use is: with one of its choices"
    case .instant, .text: "a value cannot be written for the fact \"\(fact)\"; a condition may use known: true"
    }
  }
}

extension PlaybookFault.Shape {
  fileprivate var english: String {
    switch self {
    case .mapping: "keys with values"
    case .list: "a list"
    case .text: "a single text"
    case .localizedText: "a text in both languages"
    case .nothing: "nothing"
    }
  }
}

extension PlaybookFault.PartKind {
  fileprivate var english: (noun: String, withArticle: String) {
    switch self {
    case .role: ("role", "a role")
    case .fact: ("fact", "a fact")
    case .choice: ("choice", "a choice")
    case .consent: ("consent", "a consent")
    case .message: ("message", "a message")
    case .track: ("track", "a track")
    case .step: ("step", "a step")
    case .fallback: ("call to fall back on", "a call to fall back on")
    case .answer: ("answer", "an answer")
    case .evidence: ("piece of evidence", "a piece of evidence")
    case .deadline: ("deadline", "a deadline")
    case .source: ("source", "a source")
    }
  }
}

extension PlaybookFault.DurationForm {
  /// As it is written in the file, in every language.
  var example: String {
    switch self {
    case .minutes: "15m"
    case .hours: "4h"
    case .days: "5d"
    case .years: "3y"
    case .withoutDelay: "without-delay"
    }
  }
}

extension PlaybookFault {
  static let placeholders = Placeholder.allCases.map { "{\($0.rawValue)}" }
}
