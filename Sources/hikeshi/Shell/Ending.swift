import ArgumentParser
import Foundation
import PlaybookModel
import Runner
import RunnerWording
import VisibleText
import Wording

/// How a command ends when it did not do what was asked.
enum Ending {
  /// Says what was wrong and what to do, and leaves with the documented code.
  static func exit(after error: any Error) -> Never {
    switch error {
    case let code as ExitCode: Foundation.exit(code.rawValue)
    case let stop as Stop: leave(with: stop.advice)
    case let fault as PostFault: leave(with: fault.advice())
    default: leaveParser(with: error)
    }
  }

  private static func leave(with advice: Advice) -> Never {
    Voice.tell("hikeshi: error: \(advice.what[Voice.language])")
    for hint in advice.hints { Voice.tell("hint: \(hint[Voice.language])") }
    Foundation.exit(advice.ending.rawValue)
  }

  /// Help and version asked for are data; anything else the parser says is about how the command was typed.
  private static func leaveParser(with error: any Error) -> Never {
    let code = Hikeshi.exitCode(for: error)
    guard code != .success else {
      Voice.out(lines: Hikeshi.message(for: error))
      Foundation.exit(0)
    }
    guard code == .validationFailure else {
      leave(
        with: Advice(say("思わぬ問題が起きました: \(error)", "something unexpected happened: \(error)"), ending: .programFault))
    }
    Voice.tell("hikeshi: error: \(tr("コマンドの書き方が違います", "the command was not understood"))")
    for (index, line) in message(for: error).ownLines.enumerated() {
      Voice.tell("\(index == 0 ? "hint: " : "")\(line)")
    }
    Voice.tell("hint: \(tr("使い方を見る: hikeshi --help", "see how it is used: hikeshi --help"))")
    Foundation.exit(Advice.Ending.usage.rawValue)
  }

  /// The parser's words, several lines at times. What was typed is on one of them: no line of an argument's own begins.
  private static func message(for error: any Error) -> String {
    CommandLine.arguments.dropFirst().reduce(Hikeshi.message(for: error)) { message, argument in
      argument.contains(where: \.isNewline) ? message.replacing(argument, with: Concealed.revealed(argument)) : message
    }
  }
}

/// Ends the command with this advice.
struct Stop: Error {
  let advice: Advice

  init(_ what: LocalizedText, hints: [LocalizedText] = [], ending: Advice.Ending) {
    advice = Advice(what, hints: hints, ending: ending)
  }

  init(_ advice: Advice) { self.advice = advice }
}
