import CivilTime
import EventCoding
import EvidenceLog
import Foundation
import PlaybookModel
package import RunEngine
package import RunStore

/// What a use case recorded: on disk when this exists.
package struct Recorded: Sendable {
  package let file: IncidentFile
  package let events: [RecordedEvent]
  package let queued: [DeliveryID]
}

extension CommandPost {
  /// How often somebody else may be first before we give up.
  private static let tries = 20

  /// Carries a command out on an incident: decided on the newest state, and on disk before this returns.
  ///
  /// When another process recorded something in between, the command is decided anew on what that left; it may then
  /// be refused, with the reason in the refusal.
  package func perform(
    _ command: Command, on id: IncidentID, changing standings: [OutboxChange] = []
  ) throws(PostFault) -> Recorded {
    var file = try open(id)
    return try perform([command], on: &file, changing: standings)
  }

  /// Carries several commands out in one commit, all of them or none, each decided on what the ones before it lead to.
  /// The file is brought up to what is on disk, whatever becomes of the commands.
  func perform(
    _ commands: [Command], on file: inout IncidentFile, changing standings: [OutboxChange] = []
  ) throws(PostFault) -> Recorded {
    for _ in 0..<CommandPost.tries {
      let draft = try drafted(commands, in: file, changing: standings)
      guard !draft.events.isEmpty else { return Recorded(file: file, events: [], queued: []) }
      do throws(StoreError) {
        try store.commit(draft.batch, to: file.id, expecting: file.state.size)
      } catch .someoneWasFirst {
        try catchUp(&file)
        continue
      } catch { throw .store(error) }
      file = draft.file
      return Recorded(file: draft.file, events: draft.events, queued: draft.queued)
    }
    throw .tooBusy
  }

  struct DraftedBatch {
    var file: IncidentFile
    var batch: Batch
    var events: [RecordedEvent]
    var queued: [DeliveryID]
  }

  /// What the commands lead to: leaves, the checkpoint over them, and the messages that carry it.
  func drafted(
    _ commands: [Command], in file: IncidentFile, changing standings: [OutboxChange] = []
  ) throws(PostFault) -> DraftedBatch {
    let reading = clock.read()
    var happenings: [Happening] = []
    var state = file.state
    if let jump = clockJump(from: file.lastReading, to: reading) {
      happenings += try apply(Command(.reportClockJump(jump)), to: &state, at: reading.now, zone: file.zone)
    }
    var caused: [Happening] = []
    for command in commands { caused += try apply(command, to: &state, at: reading.now, zone: file.zone) }
    happenings += caused
    // A message tells what its own command has just put on record.
    var after = file
    after.state = state
    let orders = try noticeOrders(for: caused, in: after) + warningOrders(for: caused, in: after)
    for order in orders {
      happenings += try apply(Command(.queue(order.queued)), to: &state, at: reading.now, zone: file.zone)
    }
    return try batch(of: happenings, orders: orders, after: file, at: reading, changing: standings)
  }

  private func apply(
    _ command: Command, to state: inout RunState, at now: Instant, zone: Zone
  ) throws(PostFault) -> [Happening] {
    let happenings: [Happening]
    do throws(Refusal) {
      happenings = try decide(command, at: now, in: state, zone: zone)
    } catch { throw .refused(error) }
    for happening in happenings {
      state.evolve(by: RecordedEvent(sequence: state.size, recorded: now, happening: happening))
    }
    return happenings
  }

  private func batch(
    of happenings: [Happening], orders: [NoticeOrderDraft], after file: IncidentFile, at reading: ClockReading,
    changing standings: [OutboxChange]
  ) throws(PostFault) -> DraftedBatch {
    var next = file
    var leaves: [StoredLeaf] = []
    var events: [RecordedEvent] = []
    var random = SystemRandomNumberGenerator()
    for happening in happenings {
      let event = RecordedEvent(sequence: next.state.size, recorded: reading.now, happening: happening)
      let leaf = Leaf(recorded: event, clock: reading.facts)
      let encoded: EncodedLeaf
      do { encoded = try leaf.encoded(using: &random) } catch { throw .refused(.tooLong(limit: Leaf.largest)) }
      next.take(leaf, bytes: encoded.bytes)
      leaves.append(
        StoredLeaf(sequence: event.sequence, bytes: encoded.bytes, disclosures: encoded.disclosures))
      events.append(event)
    }
    // Looking takes no key: where it is lost, what is on record can still be read.
    let note = happenings.isEmpty ? [] : try sign(next)
    let entries = try orders.map { (order) throws(PostFault) in
      try outboxEntry(for: order, in: next, checkpoint: note, at: reading.now)
    }
    let isFinished = if case .completed = next.state.phase { true } else { false }
    let batch = Batch(
      leaves: leaves, checkpoint: StoredCheckpoint(size: next.state.size, note: note), queued: entries,
      standings: standings, isFinished: isFinished)
    return DraftedBatch(file: next, batch: batch, events: events, queued: orders.map(\.queued.delivery))
  }

  private func sign(_ file: IncidentFile) throws(PostFault) -> [UInt8] {
    let checkpoint = Checkpoint(origin: file.origin, size: file.frontier.size, root: file.frontier.root)
    do {
      return try home.signingKey(of: file.origin).sign(checkpoint)
    } catch { throw .keyUnreadable(home.keyFile.path) }
  }

  /// Two seconds of drift between entries is a machine's own; more is somebody setting the clock, or sleep that the
  /// boot clock did not count.
  private func clockJump(from last: ClockReading?, to reading: ClockReading) -> ClockJumped? {
    guard let last, let boot = last.facts.bootID, boot == reading.facts.bootID else {
      // Across a restart only a step back can be told from time passing.
      guard let last, reading.now < last.now else { return nil }
      return ClockJumped(byMilliseconds: reading.now.since(last.now).milliseconds)
    }
    let counted = reading.facts.sinceBootMilliseconds - last.facts.sinceBootMilliseconds
    let difference = reading.now.since(last.now).milliseconds - counted
    return abs(difference) > 2_000 ? ClockJumped(byMilliseconds: difference) : nil
  }
}
