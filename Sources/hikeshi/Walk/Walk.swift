import ArgumentParser
import PlaybookModel
import RunEngine
import Runner
import Wording

struct Walk: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "walk", abstract: tr("一問一答で進める (いつでも中断・再開できる)", "go through the open steps, one question at a time"))
  }

  @Option(name: .long, help: ArgumentHelp(tr("この役割の人の手順だけ", "only the steps of this role"), valueName: "role"))
  var role: String?

  @Option(name: .long, help: ArgumentHelp(tr("記録に残す自分の名前", "your name, for the record"), valueName: "name"))
  var by: String?

  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let actor = by.map { Actor(role: role.map { RoleID($0) }, name: .name($0)) }
    var guide = WalkGuide(desk: desk, role: role.map { RoleID($0) }, actor: actor)
    try guide.walk()
  }
}
