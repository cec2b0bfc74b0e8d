import Foundation
import PlaybookModel
import VisibleText

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

  /// A line of data. Whatever text it holds, it is one line, and nothing in it is hidden.
  static func out(_ text: String = "") { out(TerminalLine(text)) }

  static func out(_ text: LocalizedText) { out(text[language]) }

  static func out(_ line: TerminalLine) { write(line.rendered(inColour: usesColour) + "\n", to: .standardOutput) }

  /// A text of several lines, such as a letter.
  static func out(lines text: String) { for line in text.ownLines { out(line) } }

  /// One line of JSON.
  static func out(json: String) { write(Concealed.escaped(json: json) + "\n", to: .standardOutput) }

  /// A piece of a document whose form is another program's; at a terminal it is shown as text is.
  static func out(document piece: String) {
    if outputIsTerminal { return out(pieces: piece) }
    write(piece, to: .standardOutput)
  }

  /// A part of a text whose layout has its own ends of lines.
  static func out(pieces text: String) {
    write(text.ownLines.map(Concealed.revealed).joined(separator: "\n"), to: .standardOutput)
  }

  /// A line for the person, beside the data.
  static func tell(_ text: LocalizedText) { tell(text[language]) }

  static func tell(_ text: String) { tell(TerminalLine(text)) }

  static func tell(_ line: TerminalLine) { write(line.rendered(inColour: usesColour) + "\n", to: .standardError) }

  /// A question, with the answer typed behind it.
  static func ask(_ question: String) { write(Concealed.revealed(question), to: .standardError) }

  static func bold(_ text: String) -> TerminalLine { TerminalLine(text, style: .bold) }
  static func warning(_ text: String) -> TerminalLine { TerminalLine(text, style: .warning) }
  static func lightOnDark(_ text: String) -> TerminalLine { TerminalLine(text, style: .lightOnDark) }

  /// The only place where text of ours leaves the program, but for the bar that shows progress.
  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// A text of the command line's own help.
func tr(_ ja: String, _ en: String) -> String {
  switch Voice.language {
  case .ja: ja
  case .en: en
  }
}
