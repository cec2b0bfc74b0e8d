import CanonicalJSON
import CivilTime
import EvidenceLog
import PlaybookModel
import RunEngine

/// A leaf's bytes, frozen from the moment they are made, and the disclosures kept beside them.
package struct EncodedLeaf: Hashable, Sendable {
  package let bytes: [UInt8]
  /// In the form of RFC 9901, base64url of `[salt, name, words]`.
  package let disclosures: [String]
}

extension Leaf {
  /// The leaf's bytes, with fresh salts. Encoding twice gives different bytes, by intent: store what this returns.
  package func encoded(using random: inout some RandomNumberGenerator) throws -> EncodedLeaf {
    let happening = recorded.happening
    let aside = PayloadEncoder.Aside()
    let encoder = PayloadEncoder(aside: aside)
    try happening.event.payload?.encode(to: encoder)
    if let name = happening.actor?.name { aside.take(name, at: "by") }
    // A copy that lacks words cannot commit to them.
    if let path = aside.withheld.first { throw LeafFault.badMember(path) }
    let disclosures = aside.claims.map { claim in
      Disclosure(salt: .random(count: 16, using: &random), claimName: claim.name, value: claim.words)
    }
    var members: [(String, JSONValue)] = [
      ("v", .integer(Leaf.formatVersion)),
      ("seq", .integer(recorded.sequence)),
      ("type", .string(happening.event.type.rawValue)),
      ("recorded", .string(recorded.recorded.utcText)),
      ("clock", clock.json),
      ("data", encoder.value),
      ("salt", .string(Base64URL.encode([UInt8].random(count: 16, using: &random)))),
    ]
    if let occurred = happening.occurred { members.append(("occurred", occurred.json)) }
    if let role = happening.actor?.role { members.append(("role", .string(role.rawValue))) }
    if happening.actor?.name != nil { members.append(("by", .null)) }
    if let invocation = happening.invocation { members.append(("step", .string(invocation.description))) }
    if !disclosures.isEmpty {
      let digests = disclosures.map(\.digest).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      members.append(("_sd", .array(digests.map(JSONValue.string))))
    }
    let bytes = try JSONValue.object(JSONObject(members)).canonicalBytes()
    guard bytes.count <= Leaf.largest else { throw LeafFault.tooLarge(bytes.count) }
    return EncodedLeaf(bytes: bytes, disclosures: disclosures.map(\.text))
  }

  /// Reads stored bytes and whatever disclosures this copy has. Words that the leaf commits to and the copy leaves out
  /// read as `withheld`, wherever they were.
  package init(bytes: [UInt8], disclosures: [String]) throws(LeafFault) {
    guard bytes.count <= Leaf.largest else { throw .tooLarge(bytes.count) }
    guard let json = try? JSONValue(parsingCanonical: bytes) else { throw .notCanonicalJSON }
    guard let version = json["v"]?.integer, version >= 1 else { throw .badMember("v") }
    guard version == Leaf.formatVersion else { throw .newerFormat(version) }
    // Whatever nothing here reads would be vouched for without being shown anywhere. A new member is a new version.
    let unknown = json.object?.members.first { !Leaf.members.contains($0.key) }
    if let unknown { throw .badMember(unknown.key) }
    guard let sequence = json["seq"]?.integer, sequence >= 0 else { throw .badMember("seq") }
    guard let recordedAt = json["recorded"]?.string.flatMap(Instant.init(utcText:)) else {
      throw .badMember("recorded")
    }
    guard let typeName = json["type"]?.string else { throw .badMember("type") }
    guard let type = EventType(rawValue: typeName) else { throw .unknownType(typeName) }
    guard let data = json["data"] else { throw .badMember("data") }
    guard let clock = json["clock"].flatMap(ClockFacts.init(json:)) else { throw .badMember("clock") }
    guard json["salt"]?.string.flatMap(Base64URL.decode)?.count == 16 else { throw .badMember("salt") }
    let digests = try Leaf.optional("_sd", in: json, Leaf.digests(in:)) ?? []
    let claims = try Leaf.claims(in: disclosures, committed: Set(digests))
    let aside = PayloadDecoder.Aside(claims.mapValues(\.words))
    let event: Event
    do {
      event = try Event(type, from: PayloadDecoder(data, aside: aside))
    } catch {
      throw .badMember("data")
    }
    let role = try Leaf.optional("role", in: json) { $0.string.map { RoleID($0) } }
    let name = try Leaf.optional("by", in: json) { $0.isNull ? aside.words(at: "by") : nil }
    if let stray = claims.first(where: { !aside.places.contains($0.key) }) { throw .badDisclosure(stray.value.index) }
    guard aside.places.count == digests.count else { throw .badMember("_sd") }
    let happening = Happening(
      event,
      invocation: try Leaf.optional("step", in: json) { $0.string.flatMap(InvocationID.init(text:)) },
      actor: role == nil && name == nil ? nil : Actor(role: role, name: name),
      occurred: try Leaf.optional("occurred", in: json, StatedTime.init(json:)))
    self.init(
      recorded: RecordedEvent(sequence: sequence, recorded: recordedAt, happening: happening), clock: clock,
      withheld: digests.count - disclosures.count)
  }

  private static func optional<Value>(
    _ name: String, in json: JSONValue, _ read: (JSONValue) -> Value?
  ) throws(LeafFault) -> Value? {
    guard let member = json[name] else { return nil }
    guard let value = read(member) else { throw .badMember(name) }
    return value
  }

  private static let members: Set<String> = [
    "v", "seq", "type", "recorded", "clock", "occurred", "role", "by", "step", "data", "salt", "_sd",
  ]

  /// Nil unless these are SHA-256 digests in ascending order, at least one.
  private static func digests(in json: JSONValue) -> [String]? {
    guard let elements = json.array, !elements.isEmpty else { return nil }
    let digests = elements.compactMap(\.string).filter { Base64URL.decode($0)?.count == 32 }
    let isAscending = zip(digests, digests.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return digests.count == elements.count && isAscending ? digests : nil
  }

  /// The disclosed words by their path in the data; the leaf must commit to each of them, and to one for each path.
  private static func claims(
    in disclosures: [String], committed: Set<String>
  ) throws(LeafFault) -> [String: (words: Disclosable, index: Int)] {
    var claims: [String: (words: Disclosable, index: Int)] = [:]
    for (index, text) in disclosures.enumerated() {
      guard let disclosure = Disclosure(text: text) else { throw .badDisclosure(index) }
      guard committed.contains(disclosure.digest) else { throw .notCommitted(index) }
      let parts = disclosure.claimName.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, let kind = Disclosable.Kind(rawValue: String(parts[0])),
        claims.updateValue((.shown(kind, disclosure.value), index), forKey: String(parts[1])) == nil
      else { throw .badDisclosure(index) }
    }
    return claims
  }
}

extension [UInt8] {
  fileprivate static func random(count: Int, using random: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }
}
