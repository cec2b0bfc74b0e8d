import ArgumentParser
import CivilTime
import Foundation
import PlaybookModel
import RunEngine
import Runner
import Wording

struct Done: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "done", abstract: tr("手順が終わったことを記録する", "record that a step is finished"))
  }

  @Argument(help: ArgumentHelp(tr("手順の名前", "the step"), valueName: "step"))
  var step: String

  @Option(name: .long, help: ArgumentHelp(tr("選んだ答え", "the answer that was chosen"), valueName: "answer"))
  var answer: String?

  @Flag(name: .long, help: ArgumentHelp(tr("やってみたが、できなかった", "it was tried and failed")))
  var failed = false

  @Option(name: .long, help: ArgumentHelp(tr("項目=内容 (何度でも)", "field=value (repeatable)"), valueName: "k=v"))
  var field: [String] = []

  @Option(name: .long, help: ArgumentHelp(tr("ひとこと", "a few words"), valueName: "text"))
  var note: String?

  @Option(
    name: .long,
    help: ArgumentHelp(tr("証拠として残すファイル (何度でも)", "a file to keep as evidence (repeatable)"), valueName: "file"))
  var attach: [String] = []

  @OptionGroup var recording: RecordingOptions

  func validate() throws {
    if failed, answer != nil {
      throw ValidationError(tr("--failed と --answer は一緒に使えません", "--failed and --answer exclude each other"))
    }
  }

  func run() throws {
    let desk = try recording.desk()
    let file = try desk.post.open(desk.id)
    let outcome: FinishOrder.Outcome = failed ? .failed : answer.map { .answered(AnswerID($0)) } ?? .done
    let order = FinishOrder(step: StepID(step), outcome: outcome, facts: try fields(field), note: note)
    let command = try recording.command(.finish(order), in: file, at: desk)
    // Evidence first, and only for a step that will be taken: a refused step leaves nothing behind.
    try desk.rehearse(command, in: file)
    for path in attach {
      try desk.attach(path, to: StepID(step), custody: CustodyStatement(), by: command.actor, json: recording.json)
    }
    try recording.tell(try desk.perform(command), at: desk)
  }
}

/// `K=V` pairs as typed.
func fields(_ typed: [String]) throws -> [FactID: String] {
  var fields: [FactID: String] = [:]
  for pair in typed {
    guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
      throw Stop(
        say("「\(pair)」は 項目=内容 の形ではありません", "\"\(pair)\" is not of the form field=value"),
        hints: [say("例: --field receipt-number=A-123", "example: --field receipt-number=A-123")], ending: .usage)
    }
    fields[FactID(String(pair[..<equals]))] = String(pair[pair.index(after: equals)...])
  }
  return fields
}

extension Desk {
  /// Refuses now what `perform` would refuse, without recording anything.
  func rehearse(_ command: Command, in file: IncidentFile) throws {
    do throws(Refusal) {
      _ = try decide(command, at: post.clock.read().now, in: file.state, zone: file.zone)
    } catch { throw Stop(error.advice(in: file.playbook, zone: file.zone)) }
  }

  @discardableResult
  func attach(
    _ path: String, to step: StepID?, custody: CustodyStatement, by actor: Actor?, collected: StatedTime? = nil,
    json: Bool = false
  ) throws -> Recorded {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return try underBar(tr("保管中", "keeping") + " \(name)", json: json) { meter in
      try worded {
        try post.attach(path, to: step, custody: custody, by: actor, collected: collected, on: id, meter: meter)
      }
    }
  }
}
