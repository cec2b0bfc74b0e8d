import ArgumentParser
import CanonicalJSON
import RunEngine
import Runner

struct Status: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "status", abstract: tr("全体の状態を見る", "show where things stand"))
  }

  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    // Looking is also when clocks that ran out are put on record.
    let file = try desk.observe().file
    let now = desk.post.clock.read().now
    if output.json {
      Voice.out(json: try JSONReport.status(file, at: now).canonicalString())
    } else {
      StatusBoard(file: file, now: now).show()
    }
    BackgroundAnchoring.startIfDue(desk, file)
  }
}
