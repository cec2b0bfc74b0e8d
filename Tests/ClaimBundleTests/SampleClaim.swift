import CivilTime
import ClaimBundle
import EventCoding
import EvidenceLog
import Foundation
import OutsideTools
import PlaybookFile
import PlaybookModel
import RunEngine
import Timestamping
import Typesetting

/// A small incident, the same at every run: two notices, an attachment, an override, and words that try to break out of
/// every format.
struct SampleClaim {
  static let hostile = "=cmd|' /C calc'!A1 <script>alert(1)</script> \"引用\", 改行\nと\u{202E}向き\u{0}"

  let folder: URL
  let key: VerifierKey
  private(set) var entries: [ClaimSource.StoredEntry] = []
  private(set) var heads: [ClaimSource.StoredHead] = []
  let signingKey: LogSigningKey
  private var state: RunState
  private var frontier = TreeFrontier()
  private var random = FixedRandom(seed: 7)
  private var now = Instant(milliseconds: 1_795_000_000_000)

  init() throws {
    folder = TemporaryFolder.all.appending(path: "claim-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    signingKey = try LogSigningKey(rawRepresentation: Array(1...32))
    key = signingKey.verifierKey(name: LogName.origin(signingKey.publicKey, incident: "20261124-abcd"))
    state = RunState(playbook: try Playbook(yaml: Array(SampleClaim.yaml.utf8), fileName: "sample.yaml"))
    let photograph = Array("a photograph".utf8)
    try Data(photograph).write(to: folder.appending(path: Hash256.of(photograph).hex))
    let started = IncidentStarted(
      incident: "20261124-abcd", playbook: PlaybookID("sample"),
      playbookSHA256: Hash256.of(Array(SampleClaim.yaml.utf8)).hex, isDrill: false, zone: "Asia/Tokyo",
      program: "hikeshi test", name: .text("見本"))
    try record(.start(StartOrder(started: started, discovered: nil)))
    try record(.note(SampleClaim.hostile), by: "佐藤")
    try record(
      .collect(
        CollectOrder(
          size: photograph.count, sha256: .hash(Hash256.of(photograph).hex),
          fileName: .file("../../画面 の写真.JPG"), custody: .init(source: .text("PC-03"))), for: StepID("isolate")))
    try record(.finish(FinishOrder(step: StepID("isolate"), outcome: .done)), by: "佐藤")
    let queued = NoticeQueued(
      delivery: DeliveryID("msg_1"), endpoint: "agent", to: RoleID("agent"), message: nil)
    try record(.queue(queued))
    try record(.beginAttempt(AttemptStarted(delivery: DeliveryID("msg_1"), number: 1, mayBeDuplicate: false)))
    try record(
      .endAttempt(
        AttemptFinished(
          delivery: DeliveryID("msg_1"), number: 1, verdict: .accepted, cause: "accepted", httpStatus: 204, curlCode: 0,
          remoteAddress: "192.0.2.1", tlsVersion: "TLSv1.3", certificateSHA256: nil,
          milliseconds: .init(nameLookup: 1, connect: 2, tls: 3, firstByte: 4, total: 5), dateSkewSeconds: -1)))
    try record(.override(StepID("buy"), reason: "攻撃が続いている"))
    try record(.finish(FinishOrder(step: StepID("buy"), outcome: .done)))
  }

  mutating func record(_ action: Command.Action, by name: String? = nil) throws {
    now = now.advanced(by: .seconds(61))
    let actor = name.map { Actor(role: RoleID("staff"), name: .name($0)) }
    try record(try decide(Command(action, actor: actor), at: now, in: state, zone: .tokyo))
  }

  /// Also what no command would bring about, but a ledger may hold.
  mutating func record(_ happenings: [Happening]) throws {
    for happening in happenings {
      let event = RecordedEvent(sequence: state.size, recorded: now, happening: happening)
      let facts = ClockFacts(
        bootID: "boot", sinceBootMilliseconds: 1, isSynchronised: true, maximumErrorMicroseconds: 500)
      let encoded = try Leaf(recorded: event, clock: facts).encoded(using: &random)
      entries.append(.init(bytes: encoded.bytes, disclosures: encoded.disclosures))
      frontier.append(MerkleHashing.leaf(encoded.bytes))
      state.evolve(by: event)
    }
    let checkpoint = Checkpoint(origin: key.name, size: frontier.size, root: frontier.root)
    heads.append(.init(size: frontier.size, note: try signingKey.sign(checkpoint)))
  }

  /// Has the newest checkpoint, or something else, stamped by a real authority, and records the token.
  mutating func anchor(by authority: OpenSSLAuthority, over other: [UInt8]? = nil) throws {
    guard let head = heads.last else { return }
    let request = TimestampRequest(imprint: Hash256.of(other ?? head.note), nonce: Array(1...16))
    let response = try authority.stamp(request.der)
    let certificates = try authority.bytes("root.pem")
    for bytes in [request.der, response, certificates] {
      try Data(bytes).write(to: folder.appending(path: Hash256.of(bytes).hex))
    }
    let verdict = TimestampJudge.judge(
      response, expecting: TokenExpectation(imprint: { $0.hash(other ?? head.note) }), trusting: .nobody)
    guard let facts = verdict.facts else { return }
    try record(
      .anchor(
        CheckpointAnchored(
          authority: "tsa.example", size: head.size, time: facts.time, standing: .trusted,
          requestSHA256: Hash256.of(request.der).hex, responseSHA256: Hash256.of(response).hex,
          certificatesSHA256: Hash256.of(certificates).hex, clockDifferenceMilliseconds: nil)))
  }

  var source: ClaimSource { source(entries: entries, heads: heads) }

  func source(leavingOut redaction: Redaction) -> ClaimSource {
    source(entries: entries, heads: heads, leavingOut: redaction)
  }

  func source(
    entries: [ClaimSource.StoredEntry], heads: [ClaimSource.StoredHead], leavingOut redaction: Redaction = .nothing
  ) -> ClaimSource {
    ClaimSource(
      key: key, signingKey: signingKey, playbook: Array(SampleClaim.yaml.utf8), heads: heads,
      forEachEntry: { try entries.forEach($0) },
      attachmentPath: { folder.appending(path: $0).path }, timestampPath: { folder.appending(path: $0).path },
      redaction: redaction, zone: SampleClaim.zone)
  }

  static func zone(_ name: String) -> Zone? { name == "Asia/Tokyo" ? .tokyo : nil }

  /// The bundle in a new place.
  func bundle(
    _ form: BundleWriter.Form, leavingOut redaction: Redaction = .nothing,
    typesetter: @escaping Typesetters = SampleClaim.installed
  ) throws -> URL {
    let path = folder.appending(path: "bundle-\(UUID().uuidString)\(form == .zip ? ".zip" : "")")
    try BundleWriter(source(leavingOut: redaction), typesetter: typesetter).write(form, to: path.path)
    return path
  }

  typealias Typesetters = @Sendable () throws(TypesettingFault) -> any DocumentSetter
  static let installed: Typesetters = { () throws(TypesettingFault) in try Typesetter() }
  /// A machine without the libraries.
  static let missing: Typesetters = { () throws(TypesettingFault) in throw .libraryMissing("libcairo.so.2") }

  func verify(
    _ path: URL, outside: [UInt8]? = nil, authorities: TrustedAuthorities = .nobody,
    disclosed: [[UInt8]] = [], typesetter: @escaping Typesetters = SampleClaim.installed
  ) throws -> VerificationReport {
    try BundleVerifier.verify(
      path.path, outside: outside.map { ($0, "kept.txt") }, authorities: authorities,
      disclosed: disclosed.map { ($0, "later.jsonl") }, typesetter: typesetter, zone: SampleClaim.zone)
  }

  private static let yaml = """
    hikeshi: 1
    id: sample
    version: "1"
    title: {ja: 見本, en: Sample}
    summary: {ja: 試すため, en: For trying}
    do-not: [{ja: 切らない, en: Do not switch off}]
    roles:
      - {id: staff, title: {ja: 担当, en: Staff}}
      - {id: insurer, title: {ja: 保険会社, en: Insurer}, outside: true}
      - {id: agent, title: {ja: 代理店, en: Agent}, outside: true}
    consents:
      - {id: order, from: insurer, title: {ja: 発注, en: The order}, how: {ja: 電話, en: By telephone}}
    tracks:
      - id: main
        title: {ja: 本線, en: Main}
        steps:
          - {id: isolate, title: {ja: 抜く, en: Unplug}, role: staff, kind: mitigation, do: [{ja: 抜く, en: Pull it}]}
          - {id: buy, title: {ja: 発注する, en: Order}, role: staff, kind: spend, gates: [order], do: [{ja: 頼む, en: Ask}]}

    """
}

/// SplitMix64: the same numbers at every run.
struct FixedRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
