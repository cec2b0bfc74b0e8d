import ArgumentParser
import Foundation
import PlaybookModel
import Rehearsal
import RunEngine
import Runner
import Wording

extension PlaybookCommand {
  struct Simulate: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "simulate",
        abstract: tr("手順書を機械が最後まで歩いてみる (記録は残らない)", "walk a playbook to its end without people (nothing is recorded)"))
    }

    @Argument(help: ArgumentHelp(tr("名前かファイル", "name or file"), valueName: "playbook"))
    var name: String

    @Option(name: .long, help: ArgumentHelp(tr("乱数の種", "seed"), valueName: "number"))
    var seed: UInt64 = 1

    @Option(name: .long, help: ArgumentHelp(tr("歩く回数", "how many walks, each with the next seed"), valueName: "number"))
    var runs = 1

    @Option(
      name: .long,
      help: ArgumentHelp(
        tr("答えを書いたファイル (1行に「手順 答え 答え…」)", "file of answers (a line each: STEP ANSWER ANSWER…)"), valueName: "file"))
    var script: String?

    @Option(
      name: .long, help: ArgumentHelp(tr("途中で加える手順書", "a playbook that is taken in on the way"), valueName: "playbook"))
    var with: String?

    @OptionGroup var common: HomeOptions

    func validate() throws {
      guard (1...1_000_000).contains(runs) else {
        throw ValidationError(tr("--runs は1から1000000までです", "--runs is from 1 to 1000000"))
      }
    }

    func run() throws {
      let playbook = try PlaybookSource.named(name).playbook
      let other = try with.map { try playbook.other(named: $0) }
      let whole = other.map(playbook.joined) ?? playbook
      let answers = try script.map { try RehearsalScript(path: $0, playbook: whole).answers } ?? [:]
      var visited: Set<StepID> = []
      var (moves, failures) = (0, 0)
      for offset in 0..<UInt64(runs) {
        var rehearsal = Rehearsal(playbook, seed: seed &+ offset, script: answers, joining: other?.id)
        let report = rehearsal.run()
        visited.formUnion(report.visited.filter { whole.fallback($0) == nil })
        moves += report.moves.count
        let view = RehearsalView(report, of: playbook, with: other)
        if runs == 1 { view.showMoves() }
        if report.ending != .completed || !report.violations.isEmpty {
          failures += 1
          view.showFault()
        }
      }
      let never = whole.steps.map(\.id).filter { !visited.contains($0) }
      Voice.out(
        tr(
          "\(runs)回歩き、\(runs - failures)回が最後まで行きました。手順を\(moves)回、\(whole.steps.count)個のうち\(visited.count)個を通りました",
          "\(runs) walk(s), \(runs - failures) to the end; \(moves) moves through \(visited.count) of \(whole.steps.count) steps"
        ))
      if runs > 1, !never.isEmpty {
        let names = never.map(\.rawValue).joined(separator: ", ")
        Voice.out(tr("一度も通らなかった手順: \(names)", "never reached: \(names)"))
      }
      guard failures == 0 else { throw ExitCode(Advice.Ending.badData.rawValue) }
    }
  }
}

extension Playbook {
  /// One that this playbook may become.
  func other(named name: String) throws -> Playbook {
    if let other = others.first(where: { $0.id.rawValue == name }) { return other }
    let names = others.map(\.id.rawValue)
    throw Stop(
      say("\(id)には、\(name)を加えられません", "\(name) cannot be taken into \(id)"),
      hints: names.isEmpty
        ? [] : [say("加えられるもの: \(names.joined(separator: "、"))", "possible: \(names.joined(separator: ", "))")],
      ending: .noInput)
  }
}

/// What people answer in a rehearsal, as a file says: `quote-reply asks-for-more approved`.
struct RehearsalScript {
  let answers: [StepID: [String]]

  init(path: String, playbook: Playbook) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Stop(say("ファイルが読めません: \(path)", "cannot read \(path)"), ending: .noInput)
    }
    var answers: [StepID: [String]] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(separator: " ").map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      let known = playbook.step(StepID(first)).map { step in
        step.answers.isEmpty ? ["done", "failed"] : step.answers.map(\.id.rawValue) + ["failed"]
      }
      guard let known, words.count > 1, words.dropFirst().allSatisfy(known.contains) else {
        throw Stop(
          say("\(index + 1)行目の手順か答えがありません: \(line)", "line \(index + 1): no such step or answer: \(line)"),
          hints: (known ?? []).map { say($0, $0) }, ending: .badData)
      }
      answers[StepID(first)] = Array(words.dropFirst())
    }
    self.answers = answers
  }
}
