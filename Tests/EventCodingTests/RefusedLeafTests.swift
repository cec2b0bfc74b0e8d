import CanonicalJSON
import EventCoding
import EvidenceLog
import PlaybookModel
import RunEngine
import Testing

/// Stored bytes are input: whatever is not exactly what we write is refused, and nothing traps.
@Suite struct RefusedLeafTests {
  private static let note = Examples.leaf(.noteTaken(NoteTaken(note: .text("n"))))

  /// The example's JSON with one member changed, or removed.
  private static func changed(
    _ path: [String], _ value: JSONValue?, in leaf: Leaf = note
  ) throws -> (bytes: [UInt8], disclosures: [String]) {
    let encoded = try leaf.encodedRepeatably()
    let json = try JSONValue(parsing: encoded.bytes)
    return (try json.setting(path[...], value).canonicalBytes(), encoded.disclosures)
  }

  private static func fault(_ bytes: [UInt8], _ disclosures: [String]) -> LeafFault? {
    do throws(LeafFault) {
      _ = try Leaf(bytes: bytes, disclosures: disclosures)
      return nil
    } catch { return error }
  }

  @Test(
    arguments: [
      ("v", nil, .badMember("v")), ("v", "1", .badMember("v")), ("v", 0, .badMember("v")), ("v", -1, .badMember("v")),
      ("v", 2, .newerFormat(2)), ("v", 9_007_199_254_740_991, .newerFormat(9_007_199_254_740_991)),
      ("seq", nil, .badMember("seq")), ("seq", -1, .badMember("seq")), ("seq", "0", .badMember("seq")),
      ("type", nil, .badMember("type")), ("type", 1, .badMember("type")), ("type", "", .unknownType("")),
      ("type", "note-Taken", .unknownType("note-Taken")), ("type", "note-erased", .unknownType("note-erased")),
      // The same data, but not what this type has.
      ("type", "step-opened", .badMember("data")), ("type", "run-completed", .badMember("data")),
      ("recorded", nil, .badMember("recorded")), ("recorded", "2026-11-24T12:07:01Z", .badMember("recorded")),
      ("recorded", "2026-02-30T12:07:01.005Z", .badMember("recorded")), ("recorded", 0, .badMember("recorded")),
      ("clock", nil, .badMember("clock")), ("clock", [:], .badMember("clock")),
      ("clock", ["sinceBootMs": "1"], .badMember("clock")),
      ("clock", ["sinceBootMs": 1, "boot": 1], .badMember("clock")),
      ("clock", ["sinceBootMs": 1, "synchronised": "yes"], .badMember("clock")),
      ("clock", ["sinceBootMs": 1, "kernel": "6.1"], .badMember("clock")),
      ("occurred", "2026-11-24", .badMember("occurred")), ("occurred", [:], .badMember("occurred")),
      ("role", 1, .badMember("role")), ("role", .null, .badMember("role")),
      ("by", nil, .badDisclosure(1)), ("by", "高橋", .badMember("by")),
      ("step", "look-for-others", .badMember("step")), ("step", "look-for-others#0", .badMember("step")),
      ("step", "look-for-others#02", .badMember("step")), ("step", "#1", .badMember("step")),
      ("step", 1, .badMember("step")),
      ("data", nil, .badMember("data")), ("data", [:], .badMember("data")), ("data", "n", .badMember("data")),
      ("data", ["note": "n"], .badMember("data")), ("data", ["note": .null, "more": 1], .badMember("data")),
      ("data", ["note": .null, "more": .null], .badMember("data")),
      ("salt", nil, .badMember("salt")), ("salt", "", .badMember("salt")), ("salt", "AAAA", .badMember("salt")),
      ("salt", "AAAAAAAAAAAAAAAAAAAAAB", .badMember("salt")),
      ("_sd", nil, .notCommitted(0)), ("_sd", [:], .badMember("_sd")), ("_sd", .array([]), .badMember("_sd")),
      ("_sd", .array([1]), .badMember("_sd")), ("_sd", .array(["AAAA"]), .badMember("_sd")),
      ("more", 1, .badMember("more")), ("Seq", 7, .badMember("Seq")), ("", "", .badMember("")),
    ] as [(String, JSONValue?, LeafFault)])
  func aChangedMember(_ name: String, _ value: JSONValue?, _ expected: LeafFault) throws {
    let changed = try Self.changed([name], value)
    #expect(Self.fault(changed.bytes, changed.disclosures) == expected)
  }

  @Test(
    arguments: [
      ("at", "2026-11-24T12:05:00Z"), ("at", nil), ("offset", nil), ("offset", 9), ("zone", nil),
      ("precision", "hour"), ("precision", nil), ("source", "rumour"), ("more", 1),
    ] as [(String, JSONValue?)])
  func aChangedTime(_ name: String, _ value: JSONValue?) throws {
    let changed = try Self.changed(["occurred", name], value)
    #expect(Self.fault(changed.bytes, changed.disclosures) == .badMember("occurred"))
  }

  /// Of every event, each member of its data in turn: removed, of another kind, and one more beside it.
  @Test(arguments: Examples.full)
  func everyMemberOfTheData(_ event: Event) throws {
    let leaf = Examples.leaf(event)
    let encoded = try leaf.encodedRepeatably()
    let data = try JSONValue(parsing: encoded.bytes)["data"]
    for path in (data?.paths(under: []) ?? []).map({ ["data"] + $0 }) {
      let other = try Self.changed(path, .array([.bool(true)]), in: leaf)
      #expect(Self.fault(other.bytes, other.disclosures) == .badMember("data"), "\(path)")
      let more = try Self.changed(path.dropLast() + ["more"], .string("x"), in: leaf)
      #expect(Self.fault(more.bytes, more.disclosures) == .badMember("data"), "\(path)")
      let null = try Self.changed(path, .null, in: leaf)
      if null.bytes != encoded.bytes {
        #expect(Self.fault(null.bytes, null.disclosures) == .badMember("data"), "\(path)")
      }
    }
  }

  @Test(
    arguments: [
      (.stepFinished(StepFinished(outcome: .done)), ["data", "outcome", "answer"], "a"),
      (.stepFinished(StepFinished(outcome: .done)), ["data", "outcome", "kind"], "won"),
      (.factStated(FactStated(fact: FactID("f"), value: .text)), ["data", "value"], "words"),
      (.factStated(FactStated(fact: FactID("f"), value: .yes)), ["data", "kind"], "number"),
      (.factStated(FactStated(fact: FactID("f"), value: .yes)), ["data", "kind"], "colour"),
      (
        .deadlineMissed(DeadlineMissed(clock: .target(StepID("s")), lastInstant: note.recorded.recorded)),
        ["data", "clock"], "s"
      ),
      (.runCompleted, ["data", "x"], 1),
    ] as [(Event, [String], JSONValue)])
  func dataThatDoesNotFitTogether(_ event: Event, _ path: [String], _ value: JSONValue) throws {
    let changed = try Self.changed(path, value, in: Examples.bareLeaf(event))
    #expect(Self.fault(changed.bytes, changed.disclosures) == .badMember("data"))
  }

  @Test func disclosures() throws {
    let encoded = try Self.note.encodedRepeatably()
    let (words, name) = (encoded.disclosures[0], encoded.disclosures[1])
    let other = Disclosure(salt: [UInt8](repeating: 7, count: 16), claimName: "text.note", value: "n").text
    #expect(Self.fault(encoded.bytes, [words, name]) == nil)
    #expect(Self.fault(encoded.bytes, [words, other]) == .notCommitted(1))
    #expect(Self.fault(encoded.bytes, [words, words]) == .badDisclosure(1))
    #expect(Self.fault(encoded.bytes, [words, name, name]) == .badDisclosure(2))
    #expect(Self.fault(encoded.bytes, ["*", words]) == .badDisclosure(0))
    #expect(Self.fault(encoded.bytes, [""]) == .badDisclosure(0))
    #expect(Self.fault(encoded.bytes, [words + "="]) == .badDisclosure(0))
  }

  /// Committed to, but for a place that the leaf does not have, or of a kind that does not exist, or one too many.
  @Test(arguments: ["text.reason", "text.note.more", "colour.note", "note", "text.", ".note", "text"])
  func aDisclosureForNoPlace(_ claimName: String) throws {
    let stray = Disclosure(salt: [UInt8](repeating: 7, count: 16), claimName: claimName, value: "n")
    let changed = try Self.changed(
      ["_sd"], .array([.string(stray.digest)]), in: Examples.bareLeaf(.noteTaken(NoteTaken(note: .text("n")))))
    #expect(Self.fault(changed.bytes, [stray.text]) == .badDisclosure(0))
    #expect(Self.fault(changed.bytes, []) == nil)
  }

  @Test func digestsAndPlacesCorrespond() throws {
    let stray = Disclosure(salt: [UInt8](repeating: 7, count: 16), claimName: "text.note", value: "n")
    let bare = try Self.changed(
      ["_sd"], .array([.string(stray.digest)]), in: Examples.bareLeaf(.runCompleted))
    #expect(Self.fault(bare.bytes, []) == .badMember("_sd"))
    let digests = try #require(try JSONValue(parsing: Self.note.encodedRepeatably().bytes)["_sd"]?.array)
    for wrong in [
      [digests[0]], [digests[0], digests[0]], [digests[1], digests[0]], digests + [.string(stray.digest)],
    ] {
      let changed = try Self.changed(["_sd"], .array(wrong))
      #expect(Self.fault(changed.bytes, []) == .badMember("_sd"))
    }
  }

  @Test func bytesThatAreNoLeaf() throws {
    let bytes = try Self.note.encodedRepeatably().bytes
    for wrong in [[], Array("null".utf8).dropLast(), bytes + [10], [32] + bytes, bytes.dropLast()] {
      #expect(Self.fault(Array(wrong), []) == .notCanonicalJSON)
    }
    for other in ["null", "[]", "1", #""""#, "{}"] { #expect(Self.fault(Array(other.utf8), []) == .badMember("v")) }
  }

  /// No single byte can be changed without being refused or read as something else; none traps.
  @Test func everyByteCounts() throws {
    let encoded = try Self.note.encodedRepeatably()
    let whole = try Leaf(bytes: encoded.bytes, disclosures: encoded.disclosures)
    for index in encoded.bytes.indices {
      for flip in [1, 2, 32, 128] as [UInt8] {
        var bytes = encoded.bytes
        bytes[index] ^= flip
        guard let read = try? Leaf(bytes: bytes, disclosures: encoded.disclosures) else { continue }
        // The salt says nothing that a reader shows: the leaf's hash vouches for it.
        let salts = try [bytes, encoded.bytes].map { try JSONValue(parsing: $0)["salt"] }
        #expect(read != whole || salts[0] != salts[1])
      }
    }
  }
}

extension JSONValue {
  fileprivate func setting(_ path: ArraySlice<String>, _ value: JSONValue?) -> JSONValue {
    guard let key = path.first else { return value ?? .null }
    var members = (object?.members ?? []).map { ($0.key, $0.value) }
    let old = self[key] ?? .object([:])
    members.removeAll { $0.0 == key }
    if path.count > 1 || value != nil { members.append((key, old.setting(path.dropFirst(), value))) }
    return .object(JSONObject(members))
  }

  /// The way to every member inside.
  fileprivate func paths(under path: [String]) -> [[String]] {
    (object?.members ?? []).flatMap { [path + [$0.key]] + $0.value.paths(under: path + [$0.key]) }
  }
}
