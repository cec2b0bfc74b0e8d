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
    // An actor of whom nothing is known leaves no trace in a ledger either.
    actor = command.actor.flatMap { $0.role == nil && $0.name == nil ? nil : $0 }
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
  mutating func record(_ event: Event, at stated: StatedTime?, in invocation: InvocationID? = nil) {
    append(Happening(event, invocation: invocation, actor: actor, occurred: stated))
  }

  /// Records a fact. One that is a time keeps how the person said it, "about nine" for one.
  mutating func record(_ reading: FactReading, in invocation: InvocationID? = nil) {
    record(.factStated(reading.stated), at: reading.time ?? occurred, in: invocation)
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
