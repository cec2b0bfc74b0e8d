import Foundation
import PlaybookModel

/// How the program speaks: data on standard output, words about it on standard error, in one language.
enum Voice {
  static let language: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) ?? fromLocale }
      if argument == "--lang", index + 1 < arguments.count {
        return Language(rawValue: arguments[index + 1]) ?? fromLocale
      }
    }
    return fromLocale
  }()

  private static var fromLocale: Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.map(environment).first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("ja") ? .ja : .en
  }

  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
  static let inputIsTerminal = isatty(STDIN_FILENO) == 1

  private static let usesColour =
    outputIsTerminal && environment("NO_COLOR").isEmpty && environment("TERM") != "dumb"

  /// One variable, without a copy of them all; empty when it is not set.
  private static func environment(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  /// A line of data.
  static func out(_ text: String = "") { write(Array((text + "\n").utf8), to: .standardOutput) }

  static func out(_ text: LocalizedText) { out(text[language]) }

  static func out(bytes: [UInt8]) { write(bytes, to: .standardOutput) }

  /// A line for the person, beside the data.
  static func tell(_ text: LocalizedText) { write(Array((text[language] + "\n").utf8), to: .standardError) }

  static func tell(_ text: String) { write(Array((text + "\n").utf8), to: .standardError) }

  static func bold(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  static func warning(_ text: String) -> String { usesColour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }

  /// Light squares on a dark ground, whatever the terminal's own colours are.
  static func lightOnDark(_ text: String) -> String { usesColour ? "\u{1B}[97;40m\(text)\u{1B}[0m" : text }

  private static func write(_ bytes: [UInt8], to handle: FileHandle) {
    try? handle.write(contentsOf: Data(bytes))
  }
}

/// A text of the command line's own help.
func tr(_ ja: String, _ en: String) -> String {
  switch Voice.language {
  case .ja: ja
  case .en: en
  }
}
