package import CivilTime
import PlaybookModel

/// What a command brings about at an instant: at least nothing, never a half. Pure and total.
///
/// - Parameter zone: the company's zone, for deadlines that count calendar days and for times that people type.
package func decide(
  _ command: Command, at now: Instant, in state: RunState, zone: Zone
) throws(Refusal) -> [Happening] {
  var draft = Draft(state: state, now: now, zone: zone, command: command)
  if let occurred = command.occurred { try draft.requirePossible(occurred) }
  if case .start(let order) = command.action {
    try draft.start(order)
  } else {
    guard state.phase != .notStarted else { throw .notStarted }
    try draft.carryOut(command.action)
  }
  draft.settle()
  draft.observeClocks()
  return draft.happenings
}

extension Draft {
  /// A person's clock and this machine's may differ by this much without anybody being wrong.
  private static let clockTolerance = Span.minutes(2)

  func requirePossible(_ stated: StatedTime) throws(Refusal) {
    if stated.instant > now.advanced(by: Draft.clockTolerance) { throw .occursInFuture(stated, now: now) }
    // Nobody records today what happened more than twenty years ago: a slip of the year.
    if now.since(stated.instant) > .hours(24 * 365 * 20) { throw .occursBeforeReason(stated) }
  }

  fileprivate mutating func start(_ order: StartOrder) throws(Refusal) {
    guard state.phase == .notStarted else { throw .alreadyStarted }
    if let discovered = order.discovered { try requirePossible(discovered) }
    record(.incidentStarted(order.started))
    record(
      .factStated(FactStated(fact: .discovered, value: .instant(order.discovered?.instant ?? now))),
      at: order.discovered)
    for track in state.playbook.tracks { enter(track) }
  }

  fileprivate mutating func carryOut(_ action: Command.Action) throws(Refusal) {
    switch action {
    case .start: throw .alreadyStarted
    case .finish(let order): try finish(order)
    case .skip(let step, let reason): try skip(step, reason: reason)
    case .override(let step, let reason): try override(step, reason: reason)
    case .decide(let order): try decideConsent(order)
    case .join(let playbook, let reason): try join(playbook, reason: reason)
    case .delegate(let role, let name, let contact): try delegate(role, to: name, contact: contact)
    case .state(let facts): for reading in try read(facts) { record(reading) }
    case .note(let words): record(.noteTaken(NoteTaken(note: .text(try words.required()))))
    case .correct(let order): try correct(order)
    case .collect(let order, let step): try collect(order, for: step)
    case .keepCustody(let custody): try keepCustody(custody)
    case .notify(let order): try notify(order)
    case .queue(let queued): record(.noticeQueued(queued))
    case .beginAttempt(let attempt): conclude(.attemptStarted(try known(attempt.delivery, attempt)))
    case .endAttempt(let attempt): conclude(.attemptFinished(try known(attempt.delivery, attempt)))
    case .endDelivery(let ended): conclude(.deliveryEnded(try known(ended.delivery, ended)))
    case .acknowledge(let delivery, let reference, let note):
      try acknowledge(delivery, reference: reference, note: note)
    case .reportClockJump(let jump): conclude(.clockJumped(jump))
    case .anchor(let anchored): anchor(anchored)
    case .claim(let order): try carryOut(order)
    case .observe: break
    }
  }

  private func known<Entry>(_ delivery: DeliveryID, _ entry: Entry) throws(Refusal) -> Entry {
    guard state.delivery(delivery) != nil else { throw .unknownDelivery(delivery) }
    return entry
  }
}

extension String {
  /// The text; nil when it has nothing but blanks.
  var ifWorded: String? { contains(where: { !$0.isWhitespace }) ? self : nil }

  /// The text, or a refusal when it has nothing but blanks.
  func required(else refusal: Refusal = .wordsNeeded) throws(Refusal) -> String {
    guard let words = ifWorded else { throw refusal }
    return words
  }
}
