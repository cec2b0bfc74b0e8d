package import PlaybookModel

/// One thing that is wrong with a playbook file, and where.
package struct PlaybookFault: Hashable, Sendable {
  /// The name that the caller gave the file.
  package let file: String
  /// Counted from 1; 1 when the file as a whole is meant.
  package let line: Int
  /// Counted in Unicode scalars from 1.
  package let column: Int
  /// The way from the top of the file, `tracks[1].steps[3].gates[0]`; empty at the top.
  package let path: String
  package let problem: Problem

  package init(file: String, line: Int, column: Int, path: String, problem: Problem) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.problem = problem
  }

  /// A closed list; `text(in:)` says each in words.
  package enum Problem: Hashable, Sendable {
    // The file as a whole. Nothing else is reported beside one of these.
    case tooLarge(bytes: Int, limit: Int)
    case notUTF8
    /// What the YAML parser said.
    case malformed(String)
    case aliasUsed
    case unsupportedFormat(String)
    /// The playbook names a shared file that did not come with it.
    case sharedFileMissing(String)
    case notASharedFile(String)
    /// The playbook says that it may become one that did not come with it.
    case playbookMissing(String)
    /// A second document that is no shared file of the playbook's.
    case anotherDocument

    // The form of a part.
    case tooDeep(limit: Int)
    case wrongShape(expected: Shape, found: Shape)
    case unknownKey(String, nearest: String?)
    /// The rest of a text after a comma that YAML took for the end of the text.
    case textCutAtComma(String)
    case missingKey(String)
    /// Stands at the first of them.
    case duplicateKey(String)
    /// Only one of these may be given.
    case conflictingKeys([String])
    /// The key is of use only beside this, `kind: choice`.
    case keyOnlyWith(String, condition: String)
    case missingLanguage(Language)
    case emptyText
    case emptyList
    case unknownWord(String, allowed: [String], nearest: String?)
    case badNumber(String)
    case badDuration(String, allowed: [DurationForm])
    /// With its braces.
    case unknownPlaceholder(String, nearest: String?)
    case unclosedPlaceholder
    case guardWithoutCondition
    case lastBranchConditional

    // Identifiers and what they refer to.
    case badIdentifier(String)
    /// Has a meaning of its own: the step `end`, the fact `discovered`.
    case reservedIdentifier(String)
    case duplicateIdentifier(PartKind, String)
    case unknownReference(PartKind, String, nearest: String?)
    /// `use`, `change` or `without` of something that no shared file has.
    case unknownShared(PartKind, String, nearest: String?)
    case stepOfAnotherTrack(String, track: String)
    case grantFromOutside(consent: String, role: String)
    case notAnInstant(fact: String)
    /// The value does not go with the fact's kind.
    case wrongFactValue(String, fact: String, kind: FactShape)
    case notAChoice(String, fact: String, choices: [String], nearest: String?)
  }
}

extension PlaybookFault {
  /// What a YAML node is, seen by somebody who writes one.
  package enum Shape: Hashable, Sendable, CaseIterable {
    case mapping, list, text
    /// `{ja: …, en: …}`
    case localizedText
    case nothing
  }

  /// What an identifier names.
  package enum PartKind: Hashable, Sendable, CaseIterable {
    case role, fact, choice, consent, message, track, step, fallback, answer, evidence, deadline, source
  }

  package enum DurationForm: Hashable, Sendable, CaseIterable {
    case minutes, hours, days, years, withoutDelay
  }

  /// A fact's kind without its choices.
  package enum FactShape: String, Hashable, Sendable, CaseIterable {
    case yesNo = "yes-no"
    case number, instant, text, choice
  }
}
