import ArgumentParser
import Foundation
import PlaybookModel
import RunEngine
import RunStore
import Runner
import RunnerWording
import Wording

struct Doctor: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "doctor", abstract: tr("使える状態かどうか調べる", "see whether everything is in order"))
  }

  @OptionGroup var common: HomeOptions

  func run() throws {
    let post = try common.commandPost()
    var isWell = true
    func report(_ holds: Bool, _ text: LocalizedText) {
      isWell = isWell && holds
      Voice.out("\(holds ? "✔" : "✖") \(text[Voice.language])")
    }
    report(true, say("記録の置き場所: \(post.home.folder.path)", "records are kept in \(post.home.folder.path)"))
    for examination in try post.examineHome() {
      report(examination.holds, HomeExaminationText.text(of: examination))
    }
    for row in try post.incidents() {
      do {
        let file = try post.open(row.id)
        report(
          true,
          say(
            "事故 \(row.id.rawValue): 記録\(file.state.size)件、署名と一致",
            "incident \(row.id.rawValue): \(file.state.size) entries, as signed"))
      } catch { report(false, error.advice().what) }
    }
    let shipped = try PlaybookSource.shipped()
    report(true, say("手順書: \(shipped.count)件", "playbooks: \(shipped.count)"))
    let company = try post.company()
    let endpoints = try post.endpoints()
    let optional = [
      company == nil
        ? say("・会社の登録がまだです(なくても使えます): hikeshi init", "・no company registered (not needed): hikeshi init") : nil,
      endpoints.isEmpty
        ? say(
          "・代理店への自動通知先がまだです(電話で知らせられます): hikeshi endpoint add",
          "・no endpoint for the agent yet (the telephone works): hikeshi endpoint add") : nil,
    ]
    for line in optional.compactMap(\.self) { Voice.out(line) }
    if !isWell { throw ExitCode(Advice.Ending.inputOutput.rawValue) }
  }
}
