package import PlaybookModel

/// What went wrong, and what to do next. Nothing that was recorded before is lost when one of these is shown.
package struct Advice: Hashable, Sendable {
  /// How the process ends, from sysexits.
  package enum Ending: Int32, Hashable, Sendable {
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case programFault = 70
    case cannotCreate = 73
    case inputOutput = 74
    case tryLater = 75
    case refusedByRule = 77
  }

  package let what: LocalizedText
  package let hints: [LocalizedText]
  package let ending: Ending

  package init(_ what: LocalizedText, hints: [LocalizedText] = [], ending: Ending) {
    self.what = what
    self.hints = hints
    self.ending = ending
  }
}
