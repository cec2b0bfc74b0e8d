import CivilTime
import PlaybookModel

/// Happenings on their way into the ledger, with the state they lead to. Every rule looks at the state as it is after
/// what the same command has already brought about.
struct Draft {
  private(set) var state: RunState
  private(set) var happenings: [Happening] = []
  let now: Instant
  let zone: Zone
  let actor: Actor?
  let occurred: StatedTime?

  init(state: RunState, now: Instant, zone: Zone, command: Command) {
    self.state = state
    self.now = now
    self.zone = zone
    actor = command.actor
    occurred = command.occurred
  }

  /// Who brought something about.
  enum Cause {
    /// The person who gave the command.
    case person
    /// The playbook's rules: nobody did it.
    case playbook
  }

  mutating func put(_ event: Event, in invocation: InvocationID, by cause: Cause) {
    switch cause {
    case .person: record(event, in: invocation)
    case .playbook: conclude(event, in: invocation)
    }
  }

  /// Records something that the person did.
  mutating func record(_ event: Event, in invocation: InvocationID? = nil) {
    append(Happening(event, invocation: invocation, actor: actor, occurred: occurred))
  }

  /// Records something that the person dates otherwise than the command itself.
  mutating func record(_ event: Event, at stated: StatedTime?) {
    append(Happening(event, actor: actor, occurred: stated))
  }

  /// Records something that follows from it by the playbook's rules: nobody did it.
  mutating func conclude(_ event: Event, in invocation: InvocationID? = nil) {
    append(Happening(event, invocation: invocation))
  }

  private mutating func append(_ happening: Happening) {
    happenings.append(happening)
    state.evolve(by: RecordedEvent(sequence: state.size, recorded: now, happening: happening))
  }
}
