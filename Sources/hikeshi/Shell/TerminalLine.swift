import VisibleText

/// One line for a terminal: texts from anywhere, each in a colour of ours. Only here do colours and texts come together,
/// and every text is made visible on the way, so that none can bring a colour, or a second line, of its own.
struct TerminalLine: ExpressibleByStringLiteral {
  enum Style: String {
    case plain = ""
    case bold = "\u{1B}[1m"
    case warning = "\u{1B}[31m"
    /// Whatever the terminal's own colours are.
    case lightOnDark = "\u{1B}[97;40m"
  }

  private var parts: [(style: Style, text: String)]

  init(_ text: String, style: Style = .plain) { parts = [(style, text)] }

  init(stringLiteral text: String) { self.init(text) }

  func rendered(inColour: Bool) -> String {
    parts.map { style, text in
      let shown = Concealed.revealed(text)
      return inColour && style != .plain ? "\(style.rawValue)\(shown)\u{1B}[0m" : shown
    }.joined()
  }

  static func + (left: TerminalLine, right: TerminalLine) -> TerminalLine {
    var line = left
    line.parts += right.parts
    return line
  }

  static func + (left: String, right: TerminalLine) -> TerminalLine { TerminalLine(left) + right }
  static func + (left: TerminalLine, right: String) -> TerminalLine { left + TerminalLine(right) }
}

extension StringProtocol {
  /// The lines of a text that is meant to have several, a letter for example; a carriage return before a line feed is part
  /// of the line's end.
  var ownLines: [String] {
    split(
      omittingEmptySubsequences: false,
      whereSeparator: { (character: Character) -> Bool in
        character == "\n" || character == "\r\n"
      }
    ).map { String($0) }
  }
}
