import ArgumentParser
import RunEngine
import Runner

/// What every command takes that puts on record what somebody did.
struct RecordingOptions: ParsableArguments {
  @OptionGroup var actor: ActorOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  var json: Bool { output.json }

  func desk() throws -> Desk { try options.desk() }

  /// Puts it on record, says so, sends what is due, and shows what comes next.
  func record(_ action: Command.Action) throws {
    let desk = try desk()
    let command = try command(action, in: try desk.post.open(desk.id), at: desk)
    try tell(try desk.perform(command), at: desk)
  }

  /// The action with who did it and when, as stated.
  func command(_ action: Command.Action, in file: IncidentFile, at desk: Desk) throws -> Command {
    Command(
      action, actor: try actor.actor(in: file.playbook),
      occurred: try actor.stated(at: desk.post.clock.read().now, in: file.zone))
  }

  func tell(_ recorded: Recorded, at desk: Desk) throws {
    try Receipt(desk: desk, recorded: recorded, json: json).give()
  }
}
