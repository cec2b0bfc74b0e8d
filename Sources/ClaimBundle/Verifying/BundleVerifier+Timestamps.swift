import EvidenceLog
import RunEngine
import Timestamping

extension BundleVerifier {
  /// Every token that the record speaks of is there, is the one it speaks of, and holds over its checkpoint at the time
  /// that it states.
  mutating func checkTimestamps(of record: Record) {
    for anchor in record.state.anchors { check(anchor) }
    // What was recorded since the largest stamped checkpoint, but for what speaks of tokens.
    let covered = record.state.anchors.map(\.anchored.size).max() ?? 0
    if covered > 0, let tail = record.state.unanchoredTail, tail.count > 0 {
      report.unchecked.append(.unanchored(entries: min(covered, record.state.size - 1)..<record.state.size))
    }
  }

  func timestampPaths(of state: RunState) -> [String] {
    state.anchors.flatMap { anchor in
      [BundlePath.timestamp(anchor, ".tsq"), BundlePath.timestamp(anchor, ".tsr")]
        + [BundlePath.certificates(anchor)].compactMap(\.self)
    }
  }

  private mutating func check(_ anchor: RunState.Anchor) {
    let anchored = anchor.anchored
    let path = BundlePath.timestamp(anchor, ".tsr")
    let request = recorded(BundlePath.timestamp(anchor, ".tsq"), anchored.requestSHA256)
    let response = recorded(path, anchored.responseSHA256)
    var enclosed: [TokenCertificate] = []
    if let hash = anchored.certificatesSHA256, let path = BundlePath.certificates(anchor) {
      guard let bytes = recorded(path, hash) else { return }
      enclosed = CertificateFile.certificates(in: bytes)
    }
    guard let request, let response, let note = smallFile(BundlePath.checkpoint(size: anchored.size)) else { return }
    let expectation = TokenExpectation(
      imprint: { $0.hash(note) }, request: TimestampRequest(parsing: request))
    report(
      TimestampJudge.judge(
        response, expecting: expectation,
        trusting: TrustedAuthorities(trusted: [], intermediates: enclosed).adding(authorities)),
      orElse: TimestampJudge.judge(response, expecting: expectation, trusting: TrustedAuthorities(trusted: enclosed)),
      of: anchor, at: path)
  }

  /// What the reader trusts comes first; what the bundle encloses is the company's word.
  private mutating func report(
    _ byReader: TokenVerdict, orElse byBundle: TokenVerdict, of anchor: RunState.Anchor, at path: String
  ) {
    let size = anchor.anchored.size
    if let facts = byReader.facts, facts.time != anchor.anchored.time {
      report.problems.append(.init(path, entry: anchor.sequence, .timestampTimeDiffers))
      return
    }
    switch (byReader, byBundle) {
    case (.refused(let refusal), _):
      report.problems.append(.init(path, entry: anchor.sequence, .timestampRefused(refusal)))
    case (.trusted(let facts), _): report.held.append(.timestamp(size: size, facts, .reader))
    case (.kept(let facts, let doubt), .trusted):
      if !authorities.isEmpty { report.unchecked.append(.timestampNotTrusted(size: size, facts, doubt)) }
      report.held.append(.timestamp(size: size, facts, .enclosed))
    case (.kept(let facts, let doubt), .kept), (.kept(let facts, let doubt), .refused):
      report.unchecked.append(.timestampNotTrusted(size: size, facts, doubt))
    }
  }

  /// A file whose hash an entry holds; nil, and said, when it is not that file.
  private mutating func recorded(_ path: String, _ hash: String) -> [UInt8]? {
    guard let bytes = smallFile(path) else { return nil }
    guard Hash256.of(bytes).hex == hash else {
      if !report.problems.contains(where: { $0.path == path }) { report.problems.append(.init(path, .changed)) }
      return nil
    }
    proven.insert(path)
    return bytes
  }
}
