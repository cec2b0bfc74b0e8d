import CanonicalJSON
import EventCoding
import EvidenceLog
import PlaybookModel
import RunEngine
import Testing

@Suite struct RoundTripTests {
  @Test func theExamplesHoldEveryType() {
    #expect(Examples.full.map(\.type) == EventType.allCases)
  }

  @Test(arguments: Examples.full + Examples.sparse + Examples.grown)
  func whatIsWrittenReadsTheSame(_ event: Event) throws {
    for leaf in [Examples.leaf(event), Examples.bareLeaf(event)] {
      let encoded = try leaf.encodedRepeatably()
      #expect(try Leaf(bytes: encoded.bytes, disclosures: encoded.disclosures) == leaf)
      #expect(try Leaf(bytes: encoded.bytes, disclosures: encoded.disclosures.reversed()) == leaf)
    }
  }

  @Test(arguments: [
    Actor(role: RoleID("staff"), name: nil), Actor(role: nil, name: .name("高橋")),
    Actor(role: RoleID(""), name: .name("")),
  ])
  func whoActed(_ actor: Actor) throws {
    let leaf = Examples.leaf(Happening(.stepPassedOver, actor: actor))
    let encoded = try leaf.encodedRepeatably()
    #expect(try Leaf(bytes: encoded.bytes, disclosures: encoded.disclosures).recorded.happening.actor == actor)
  }

  /// An actor of whom nothing is known leaves no trace.
  @Test func anActorWithoutRoleAndName() throws {
    let encoded = try Examples.leaf(Happening(.stepPassedOver, actor: Actor(role: nil, name: nil))).encodedRepeatably()
    #expect(try Leaf(bytes: encoded.bytes, disclosures: []).recorded.happening.actor == nil)
  }

  @Test func twoEncodingsShareNoSalt() throws {
    var random = RepeatableNumbers()
    let leaf = Examples.leaf(Examples.attachment)
    let first = try leaf.encoded(using: &random)
    let second = try leaf.encoded(using: &random)
    #expect(first.bytes != second.bytes)
    #expect(Set(first.disclosures).isDisjoint(with: second.disclosures))
    #expect(Set(first.disclosures).count == 7)
  }

  /// No disclosable words are in the bytes, nor anything that tells their length.
  @Test(arguments: Examples.full)
  func theBytesHoldNoWords(_ event: Event) throws {
    let encoded = try Examples.leaf(event).encodedRepeatably()
    let text = String(decoding: encoded.bytes, as: UTF8.self)
    for disclosure in try encoded.disclosures.map({ try #require(Disclosure(text: $0)) }) {
      #expect(!text.contains(disclosure.value))
      #expect(text.contains(disclosure.digest))
    }
  }

  /// In the order of the payload, whoever acted last.
  @Test func disclosuresCarryKindAndPlace() throws {
    let encoded = try Examples.leaf(Examples.attachment).encodedRepeatably()
    let names = encoded.disclosures.compactMap { Disclosure(text: $0)?.claimName }
    #expect(
      names == [
        "hash.sha256", "file.fileName", "text.custody.description", "text.custody.source", "text.custody.method",
        "name.custody.witness", "name.by",
      ])
  }
}
