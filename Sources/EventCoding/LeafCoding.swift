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
    if case .shown(let kind, let name) = happening.actor?.name {
      aside.claims.append((name: "\(kind.rawValue).by", words: name))
    }
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
    if let invocation = happening.invocation { members.append(("step", .string(invocation.description))) }
    if !disclosures.isEmpty {
      let digests = disclosures.map(\.digest).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      members.append(("_sd", .array(digests.map(JSONValue.string))))
    }
    let bytes = try JSONValue.object(JSONObject(members)).canonicalBytes()
    guard bytes.count <= Leaf.largest else { throw LeafFault.tooLarge(bytes.count) }
    return EncodedLeaf(bytes: bytes, disclosures: disclosures.map(\.text))
  }

  /// Reads stored bytes and whatever disclosures this copy has.
  package init(bytes: [UInt8], disclosures: [String]) throws(LeafFault) {
    guard let json = try? JSONValue(parsingCanonical: bytes) else { throw .notCanonicalJSON }
    guard let version = json["v"]?.integer else { throw .badMember("v") }
    guard version == Leaf.formatVersion else { throw .newerFormat(version) }
    guard let sequence = json["seq"]?.integer, sequence >= 0 else { throw .badMember("seq") }
    guard let recordedAt = json["recorded"]?.string.flatMap(Instant.init(utcText:)) else {
      throw .badMember("recorded")
    }
    guard let typeName = json["type"]?.string else { throw .badMember("type") }
    guard let type = EventType(rawValue: typeName) else { throw .unknownType(typeName) }
    guard let data = json["data"] else { throw .badMember("data") }
    guard let clock = json["clock"].flatMap(ClockFacts.init(json:)) else { throw .badMember("clock") }
    let digests = (json["_sd"]?.array ?? []).compactMap(\.string)
    let claims = try Leaf.claims(in: disclosures, committed: Set(digests))
    let event: Event
    do {
      event = try Event(type, from: PayloadDecoder(data, claims: claims.mapValues { $0 }))
    } catch {
      throw .badMember("data")
    }
    let role = json["role"]?.string.map { RoleID($0) }
    let name = claims["by"]
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

  /// The disclosed words by their path in the data; the leaf must commit to each of them.
  private static func claims(
    in disclosures: [String], committed: Set<String>
  ) throws(LeafFault) -> PayloadDecoder.Claims {
    var claims: PayloadDecoder.Claims = [:]
    for (index, text) in disclosures.enumerated() {
      guard let disclosure = Disclosure(text: text) else { throw .badDisclosure(index) }
      guard committed.contains(disclosure.digest) else { throw .notCommitted(index) }
      let parts = disclosure.claimName.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, let kind = Disclosable.Kind(rawValue: String(parts[0])) else {
        throw .badDisclosure(index)
      }
      claims[String(parts[1])] = .shown(kind, disclosure.value)
    }
    return claims
  }
}

extension [UInt8] {
  fileprivate static func random(count: Int, using random: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }
}
