import Foundation

/// A line that is typed at the terminal without being shown.
enum HiddenLine {
  /// Nil at the end of the input. The terminal shows what is typed again afterwards.
  static func read() -> String? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine() }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      Voice.tell("")
    }
    return readLine()
  }
}
