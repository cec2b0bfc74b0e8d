import CivilTime
import PlaybookModel

extension Draft {
  mutating func decideConsent(_ order: DecisionOrder) throws(Refusal) {
    guard let definition = state.playbook.consent(order.consent) else {
      let all = state.playbook.consents.map(\.id)
      throw .unknownConsent(order.consent, nearest: nearest(order.consent, among: all))
    }
    guard state.playbook.role(order.from) != nil else {
      throw .unknownRole(order.from, nearest: nearest(order.from, among: state.playbook.roles.map(\.id)))
    }
    guard definition.from == order.from else {
      throw .decidedByAnotherRole(order.consent, decides: definition.from)
    }
    let recorded = ConsentRecorded(
      consent: order.consent, from: order.from, decision: order.decision, limitYen: order.limitYen,
      givenBy: .name(try order.givenBy.required()), reference: order.reference?.ifWorded.map(Disclosable.reference),
      note: order.note?.ifWorded.map(Disclosable.text))
    record(.consentRecorded(recorded))
  }

  mutating func delegate(_ role: RoleID, to name: String, contact: String?) throws(Refusal) {
    guard state.playbook.role(role) != nil else {
      throw .unknownRole(role, nearest: nearest(role, among: state.playbook.roles.map(\.id)))
    }
    let delegated = RoleDelegated(
      role: role, to: .name(try name.required()), contact: contact.map { .shown(.contact, $0) })
    record(.roleDelegated(delegated))
  }

  mutating func correct(_ order: CorrectionOrder) throws(Refusal) {
    guard (0..<state.size).contains(order.event) else { throw .unknownEvent(order.event, size: state.size) }
    let note = try order.note.required(else: .reasonNeeded)
    let statements = try read(order.facts)
    record(.eventCorrected(EventCorrected(event: order.event, note: .text(note))))
    for statement in statements { record(statement) }
  }

  mutating func collect(_ order: CollectOrder, for step: StepID?) throws(Refusal) {
    let taken = Set(state.attachments.map(\.item))
    var number = taken.count + 1
    while taken.contains("item-\(number)") { number += 1 }
    let invocation = try step.map { step throws(Refusal) in try lastInvocation(of: step) }
    record(.attachmentCollected(order.attachment("item-\(number)")), in: invocation)
  }

  /// A second token of an authority over the same checkpoint adds nothing; two processes may ask at the same moment.
  mutating func anchor(_ anchored: CheckpointAnchored) {
    let isKnown = state.anchors.contains {
      $0.anchored.authority == anchored.authority && $0.anchored.size == anchored.size
    }
    if !isKnown { conclude(.checkpointAnchored(anchored)) }
  }

  func lastInvocation(of step: StepID) throws(Refusal) -> InvocationID {
    guard state.playbook.step(step) != nil else {
      throw .unknownStep(step, nearest: nearest(step, among: state.playbook.steps.map(\.id)))
    }
    guard let invocation = state.latestInvocation(of: step) else { throw .stepNotOpen(step, .notReached) }
    return invocation.id
  }

  mutating func keepCustody(_ custody: CustodyRecorded) throws(Refusal) {
    let items = state.attachments.map(\.item)
    guard items.contains(custody.item) else { throw .unknownItem(custody.item, known: items) }
    record(.custodyRecorded(custody))
  }

  mutating func notify(_ order: NoticeOrder) throws(Refusal) {
    guard state.playbook.role(order.to) != nil else {
      throw .unknownRole(order.to, nearest: nearest(order.to, among: state.playbook.roles.map(\.id)))
    }
    let words = Disclosable.text(try order.words.required())
    record(.noticeRequested(NoticeRequested(to: order.to, message: nil, words: words)))
  }

  mutating func acknowledge(_ id: DeliveryID, reference: String, note: String?) throws(Refusal) {
    guard let delivery = state.delivery(id) else { throw .unknownDelivery(id) }
    if case .acknowledged = delivery.standing { throw .deliveryIsOver(id) }
    let acknowledged = DeliveryAcknowledged(
      delivery: id, reference: .reference(try reference.required()), note: note?.ifWorded.map(Disclosable.text))
    record(.deliveryAcknowledged(acknowledged))
  }

  /// Reads facts as people type them, in the order of their names, so that a ledger does not depend on a dictionary's.
  func read(_ typed: [FactID: String]) throws(Refusal) -> [FactReading] {
    var readings: [FactReading] = []
    for (fact, text) in typed.sorted(by: { $0.key < $1.key }) {
      let kind: FactKind
      if fact == .discovered {
        kind = .instant
      } else if let definition = state.playbook.fact(fact) {
        kind = definition.kind
      } else {
        throw .unknownFact(fact, nearest: nearest(fact, among: state.playbook.facts.map(\.id)))
      }
      guard let reading = kind.read(text, as: fact, now: now, zone: zone) else {
        throw .unreadableFact(fact, typed: text)
      }
      if fact == .discovered, let time = reading.time { try requirePossible(time) }
      readings.append(reading)
    }
    return readings
  }
}
