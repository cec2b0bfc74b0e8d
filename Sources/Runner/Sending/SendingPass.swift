import CivilTime
package import Delivery
package import RunEngine
package import RunStore

/// What one pass over the outbox did.
package struct SendingPass: Sendable {
  package enum Ending: Hashable, Sendable {
    /// Nothing is due any more.
    case nothingDue
    /// Another process of this home is sending.
    case anotherSends
    /// Every receiver fails alike: no network. Nothing was used up.
    case networkDown
    /// The time we were given is over; what is left waits.
    case outOfTime
  }

  package var attempts: [AttemptFinished] = []
  package var ended: [DeliveryEnded] = []
  /// What time brought to runs meanwhile.
  package var moved: [(IncidentID, [RecordedEvent])] = []
  /// Incidents whose records are broken, of which nothing was sent.
  package var setAside: [SetAside] = []
  package var ending = Ending.nothingDue
}

/// What a sender has to say while it works.
package enum SendingNews: Sendable {
  case attempt(AttemptFinished)
  case ended(DeliveryEnded)
  case networkDown
  case networkBack
  /// Time moved a run on: a clock ran out, or a step's patience did and the next one opened.
  case moved(IncidentID, [RecordedEvent])
  /// Its record is broken; all others go on.
  case setAside(SetAside)
  /// The receiver's people have confirmed a message.
  case acknowledged(DeliveryID, reference: String)
}

extension CommandPost {
  /// Sends what is due, oldest first, one message to each endpoint at a time and all endpoints at once, and comes back
  /// when nothing is due any more.
  ///
  /// One process sends for a home at a time; where another does, this one leaves it to that.
  ///
  /// - Parameters:
  ///   - rounds: how many messages to each endpoint at most.
  ///   - observing: lets time move every run first, with the messages that brings.
  package func sendDue(
    rounds: Int = .max, observing: Bool = false, limits: TransferLimits = TransferLimits(),
    over carrier: (any Carrying)? = nil
  ) throws(PostFault) -> SendingPass {
    guard let lock = try SendingLock(home) else {
      var pass = SendingPass()
      pass.ending = .anotherSends
      return pass
    }
    return try lock.held { () throws(PostFault) in
      // Most commands have nothing to send, and need not load what would send it.
      if !observing, try owed().isEmpty { return SendingPass() }
      let used: any Carrying
      if let carrier { used = carrier } else { used = try ownCarrier() }
      let sender = Sender(post: self, carrier: used, limits: limits)
      try sender.recoverHalfSent()
      if observing { try sender.observeRuns() }
      try sender.sendWhatIsDue(rounds: rounds)
      return sender.pass
    }
  }

  /// Asks every receiver whether its people have confirmed what it took; nothing when another process sends.
  package func collectReceipts(
    limits: TransferLimits = TransferLimits(), over carrier: (any Carrying)? = nil,
    tell: @escaping (SendingNews) -> Void = { _ in }
  ) throws(PostFault) {
    guard let lock = try SendingLock(home) else { return }
    try lock.held { () throws(PostFault) in
      let used: any Carrying
      if let carrier { used = carrier } else { used = try ownCarrier() }
      try Sender(post: self, carrier: used, limits: limits, tell: tell).askForReceipts()
    }
  }

  func ownCarrier() throws(PostFault) -> any Carrying {
    do throws(TransferLoop.Fault) { return try TransferLoop() } catch { throw .cannotSend }
  }

  /// Lets one message go out now, whatever its schedule says, even when it was given up.
  package func makeDue(_ delivery: String, on id: IncidentID) throws(PostFault) {
    guard let entry = try? store.outboxEntry(delivery), entry.incident == id else { throw .unknownDelivery(delivery) }
    switch entry.standing {
    case .accepted, .acknowledged: return
    case .waiting, .sending, .uncertain, .exhausted, .stopped, .needsPerson: break
    }
    if case .stopped = entry.standing, let endpoint = try? endpoint(named: entry.endpoint), endpoint.isStopped {
      // The person knows better than the 410 of that time.
      try stored { () throws(StoreError) in try store.save(endpoint.resumed) }
    }
    let standing = Standing.waiting(notBefore: clock.read().now.milliseconds)
    try stored { () throws(StoreError) in
      try store.change([OutboxChange(deliveryID: delivery, standing: standing, attempts: 0)])
    }
  }

  /// Lets everything that waits for its time go out now.
  package func makeAllDue() throws(PostFault) {
    for entry in try owed() {
      switch entry.standing {
      case .waiting, .uncertain: try makeDue(entry.deliveryID, on: entry.incident)
      case .sending, .accepted, .acknowledged, .exhausted, .stopped, .needsPerson: continue
      }
    }
  }

  package func waitingDeliveries() throws(PostFault) -> Int { try owed().count }

  func owed() throws(PostFault) -> [OutboxEntry] {
    try stored { () throws(StoreError) in try store.owedOutbox() }
  }
}
