import CivilTime
package import Delivery
import EvidenceLog
import Foundation
import Glibc
import RunEngine
package import RunStore
import Timestamping

extension CommandPost {
  /// Asks every authority that is set up for a token over the newest checkpoint, all at once.
  ///
  /// A token that holds is on disk before the entry that commits to it; one of an authority that nobody trusts is kept
  /// and called so. What fails is tried again for whatever checkpoint is newest then, which covers this one.
  ///
  /// - Parameters:
  ///   - only: the name of the one authority that is asked.
  ///   - occasion: what the policy decides by.
  package func anchor(
    _ id: IncidentID, only: String? = nil, on occasion: AnchoringOccasion, limits: TransferLimits
  ) throws(PostFault) -> AnchoringPass {
    let all = try authorities()
    let authorities = all.filter { only == nil || $0.name == only }
    guard !authorities.isEmpty else {
      if let only, !all.isEmpty { throw .timestamp(.unknownAuthority(only, known: all.map(\.name))) }
      return AnchoringPass(.noAuthority)
    }
    let lock = Glibc.open(home.anchoringLock.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .homeUnusable(home.anchoringLock.path, code: errno) }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return AnchoringPass(.anotherAsks) }

    let file = try open(id)
    let uncovered = authorities.filter { !covers($0, file.state) }
    guard !uncovered.isEmpty else { return AnchoringPass(.nothingNew) }
    let policy = try anchoringPolicy(of: id)
    guard policy.allows(occasion, at: clock.read().now) else { return AnchoringPass(.notYet) }
    guard let head = try stored({ () throws(StoreError) in try store.latestCheckpoint(of: id) }) else {
      throw .ledgerChanged(id, .noCheckpoint)
    }
    // Before the first byte leaves: a process that dies on the way has tried.
    try save(policy.after(isSuccess: false, at: clock.read().now), of: id)
    let pass = try ask(uncovered, about: head, of: id, limits: limits)
    if pass.hasToken { try save(policy.after(isSuccess: true, at: clock.read().now), of: id) }
    return pass
  }

  /// Whether nothing but tokens was recorded since this authority's last one.
  private func covers(_ authority: TimestampAuthority, _ state: RunState) -> Bool {
    guard let last = state.anchors.last(where: { $0.anchored.authority == authority.name }) else { return false }
    let size = last.anchored.size
    return state.anchors.count { $0.sequence >= size } == state.size - size
  }

  private func ask(
    _ authorities: [TimestampAuthority], about head: StoredCheckpoint, of id: IncidentID, limits: TransferLimits
  ) throws(PostFault) -> AnchoringPass {
    guard let transport = try? CurlTransport() else { throw .cannotSend }
    var pass = AnchoringPass()
    var questions: [Question] = []
    var requests: [OutboundRequest] = []
    for authority in authorities {
      let question = Question(
        authority: authority, head: head,
        request: TimestampRequest(
          imprint: Hash256.of(head.note), nonce: (0..<16).map { _ in UInt8.random(in: .min ... .max) }),
        sent: clock.read().now)
      guard let request = try? outbound(question, limits: limits) else {
        pass.answers.append((authority.name, .unreachable(cause: "bad-address")))
        continue
      }
      questions.append(question)
      requests.append(request)
    }
    var fault: PostFault?
    transport.send(requests) { index, report in
      do throws(PostFault) {
        let answer = try take(report, to: questions[index], on: id)
        pass.answers.append((questions[index].authority.name, answer))
      } catch { fault = error }
    }
    if let fault { throw fault }
    return pass
  }

  private struct Question {
    let authority: TimestampAuthority
    let head: StoredCheckpoint
    let request: TimestampRequest
    let sent: Instant
  }

  /// RFC 3161, 3.4.
  private func outbound(_ question: Question, limits: TransferLimits) throws -> OutboundRequest {
    let authority = question.authority
    let url = try EndpointURL(authority.url, allowsPlainHTTP: authority.allowsPlainHTTP)
    // Whoever names this machine means it.
    let loopback = url.isLoopback ? ["127.0.0.0/8", "::1/128"] : []
    return try OutboundRequest(
      delivery: DeliveryIdentifier("tsq_\(question.head.size)"), url: url,
      headers: [HeaderField("Content-Type", "application/timestamp-query")], body: question.request.der,
      allowedNetworks: (authority.allowedNetworks + loopback).map { try CIDR($0) }, limits: limits)
  }

  private func take(
    _ report: TransferReport, to question: Question, on id: IncidentID
  ) throws(PostFault) -> AnchoringPass.Answer {
    let received = clock.read().now
    guard let status = report.status else { return .unreachable(cause: AttemptVerdict(of: report, now: 0).cause) }
    guard status == 200 || status == 201 else { return .unreachable(cause: "http-\(status)") }
    guard report.bodyEnd == .complete else { return .unreachable(cause: "response-cut-off") }
    let exchange = question.sent...max(question.sent, received)
    let expectation = TokenExpectation(
      imprint: { $0.hash(question.head.note) }, request: question.request, exchange: exchange)
    let verdict = TimestampJudge.judge(
      report.bodyStart, expecting: expectation, trusting: question.authority.trusted)
    let standing: CheckpointAnchored.Standing
    switch verdict {
    case .refused(let refusal): return .refused(refusal)
    case .trusted: standing = .trusted
    case .kept: standing = .kept
    }
    guard let facts = verdict.facts else { return .refused(.malformed(.token)) }
    let anchored = try keep(question, report.bodyStart, facts, standing, on: id)
    _ = try perform(Command(.anchor(anchored)), on: id)
    return .token(verdict, anchored)
  }

  private func keep(
    _ question: Question, _ response: [UInt8], _ facts: TokenFacts, _ standing: CheckpointAnchored.Standing,
    on id: IncidentID
  ) throws(PostFault) -> CheckpointAnchored {
    let folder = timestampFolder(of: id)
    mkdir(home.timestamps.path, 0o700)
    mkdir(folder.path, 0o700)
    let certificates = Array(question.authority.certificates.utf8)
    let difference = facts.remarks.lazy.compactMap { remark -> Int64? in
      if case .clocksDiffer(let span) = remark { span.milliseconds } else { nil }
    }.first
    let anchored = CheckpointAnchored(
      authority: question.authority.name, size: question.head.size, time: facts.time, standing: standing,
      requestSHA256: Hash256.of(question.request.der).hex, responseSHA256: Hash256.of(response).hex,
      certificatesSHA256: certificates.isEmpty ? nil : Hash256.of(certificates).hex,
      clockDifferenceMilliseconds: difference)
    try writeNew(question.request.der, to: folder.appending(path: anchored.requestSHA256))
    try writeNew(response, to: folder.appending(path: anchored.responseSHA256))
    if let name = anchored.certificatesSHA256 { try writeNew(certificates, to: folder.appending(path: name)) }
    syncFolder(folder)
    syncFolder(home.timestamps)
    return anchored
  }

  /// Where what is known by its SHA-256 lies.
  func timestampFolder(of id: IncidentID) -> URL { home.timestamps.appending(path: id.rawValue) }

  private func writeNew(_ bytes: [UInt8], to file: URL) throws(PostFault) {
    let descriptor = Glibc.open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .homeUnusable(file.path, code: errno) }
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count, fsync(descriptor) == 0 else { throw .homeUnusable(file.path, code: errno) }
  }
}
