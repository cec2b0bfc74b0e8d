import CanonicalJSON
import CivilTime
import Foundation
import PlaybookModel
import RunEngine
import RunStore

extension DeliveryID {
  static func fresh() -> DeliveryID {
    DeliveryID("msg_" + UUID().uuidString.lowercased().replacing("-", with: ""))
  }
}

/// One message on its way to one endpoint, before it has a body.
struct NoticeOrderDraft {
  let queued: NoticeQueued
  let endpoint: EndpointRow
  let title: String
  let text: String
}

extension CommandPost {
  /// For every message the run asks for, one for each endpoint of that role. None at all when nobody set one up: the
  /// request itself is recorded, and the person is shown what to say on the telephone.
  func noticeOrders(for happenings: [Happening], in file: IncidentFile) throws(PostFault) -> [NoticeOrderDraft] {
    var drafts: [NoticeOrderDraft] = []
    for happening in happenings {
      guard case .noticeRequested(let request) = happening.event else { continue }
      let company = try company() ?? Company()
      for endpoint in try endpoints() where endpoint.role == request.to.rawValue && !endpoint.isStopped {
        let language = Language(rawValue: endpoint.language) ?? .ja
        let words = words(of: request, in: file, for: company, speaking: language)
        let queued = NoticeQueued(
          delivery: .fresh(), endpoint: endpoint.name, to: request.to, message: request.message)
        drafts.append(NoticeOrderDraft(queued: queued, endpoint: endpoint, title: words.title, text: words.text))
      }
    }
    return drafts
  }

  private func words(
    of request: NoticeRequested, in file: IncidentFile, for company: Company, speaking language: Language
  ) -> (title: String, text: String) {
    let placeholders = Placeholders(file: file, company: company)
    guard let id = request.message, let message = file.playbook.message(id) else {
      return (placeholders.fill(file.playbook.title[language], in: language), request.words?.text ?? "")
    }
    return (
      placeholders.fill(message.title[language], in: language), placeholders.fill(message.text[language], in: language)
    )
  }

  /// The outbox row: facts only, under 20 kB, with the checkpoint over everything recorded so far, this message's own
  /// entry included.
  ///
  /// ```json
  /// {"data":{"checkpoint":"…","delivery":"msg_…","drill":false,"incident":"…","text":"…",…},
  ///  "timestamp":"2026-11-24T12:05:00.000Z","type":"incident.notice"}
  /// ```
  func outboxEntry(
    for draft: NoticeOrderDraft, in file: IncidentFile, checkpoint: [UInt8], at now: Instant
  ) throws(PostFault) -> OutboxEntry {
    let company = try company() ?? Company()
    var data: [(String, JSONValue)] = [
      ("checkpoint", .string(String(decoding: checkpoint, as: UTF8.self))),
      ("delivery", .string(draft.queued.delivery.rawValue)),
      ("drill", .bool(file.state.start?.isDrill ?? false)),
      ("incident", .string(file.id.rawValue)),
      ("language", .string(draft.endpoint.language)),
      ("playbook", .string(file.playbook.id.rawValue)),
      ("text", .string(draft.text)),
      ("title", .string(draft.title)),
    ]
    if let warning = draft.queued.warning { data.append(("warning", .string(warning.rawValue))) }
    if let message = draft.queued.message { data.append(("message", .string(message.rawValue))) }
    if let name = company.name { data.append(("company", .string(name))) }
    if let policy = company.policyNumber { data.append(("policy", .string(policy))) }
    if let discovered = file.state.instant(of: .discovered) { data.append(("discovered", .string(discovered.utcText))) }
    if let name = company.caller.name { data.append(("callerName", .string(name))) }
    if let phone = company.caller.phone { data.append(("callerPhone", .string(phone))) }
    let body = JSONValue.object(
      JSONObject([
        ("data", .object(JSONObject(data))), ("timestamp", .string(now.utcText)), ("type", .string("incident.notice")),
      ]))
    guard let bytes = try? body.canonicalBytes(), bytes.count <= CommandPost.largestNotice else {
      throw .refused(.tooLong(limit: CommandPost.largestNotice))
    }
    return OutboxEntry(
      deliveryID: draft.queued.delivery.rawValue, incident: file.id, endpoint: draft.endpoint.name,
      queuedMilliseconds: now.milliseconds, body: bytes, messageType: "incident.notice",
      standing: .waiting(notBefore: now.milliseconds), attempts: 0)
  }

  private static var largestNotice: Int { 20_000 }
}
