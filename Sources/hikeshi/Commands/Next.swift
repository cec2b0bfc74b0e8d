import ArgumentParser
import CanonicalJSON
import PlaybookModel
import RunEngine
import Runner
import Wording

struct Next: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "next", abstract: tr("次にやることを見る", "show the next thing to do"))
  }

  @Option(name: .long, help: ArgumentHelp(tr("この役割の人がやること", "only what this role does"), valueName: "role"))
  var role: String?

  @Flag(name: .long, help: ArgumentHelp(tr("今できることを全部くわしく見る", "show every open step in full")))
  var all = false

  @Flag(
    name: .long,
    help: ArgumentHelp(tr("手順書から取り出した秘密の値を画面に出す", "show the secrets that were taken out of the playbook")))
  var showSecrets = false

  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let file = try desk.observe().file
    let wanted = role.map { RoleID($0) }
    if let wanted, file.playbook.role(wanted) == nil {
      throw Stop(Refusal.unknownRole(wanted, nearest: nil).advice(in: file.playbook, zone: file.zone))
    }
    if output.json {
      let now = desk.post.clock.read().now
      let steps = file.readySteps(for: wanted, at: now) + file.heldSteps(for: wanted, at: now)
      Voice.out(json: try JSONValue.array(steps.map { JSONReport.step($0, in: file, at: now) }).canonicalString())
      return
    }
    try NextView(desk: desk, role: wanted, limit: all ? .max : 1, showsSecrets: showSecrets).show(file)
  }
}
