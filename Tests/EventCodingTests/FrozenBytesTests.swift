import CanonicalJSON
import EventCoding
import EvidenceLog
import RunEngine
import Testing

/// The bytes of leaves, as ledgers hold them. When this fails, what was changed needs a new version of the format; the
/// bytes written here stay.
@Suite struct FrozenBytesTests {
  @Test func everyTypeIsFrozen() {
    #expect(FrozenLeaf.all.map(\.type) == EventType.allCases)
  }

  @Test(arguments: zip(Examples.full, FrozenLeaf.all))
  func theBytesAreAsTheyWere(_ event: Event, _ frozen: FrozenLeaf) throws {
    let encoded = try Examples.leaf(event).encodedRepeatably()
    #expect(event.type == frozen.type)
    #expect(try JSONValue(parsing: encoded.bytes)["data"]?.canonicalString() == frozen.data)
    #expect(Hash256.of(encoded.bytes).hex == frozen.bytesSHA256)
    #expect(Hash256.of(Array(encoded.disclosures.joined(separator: "\n").utf8)).hex == frozen.disclosuresSHA256)
  }

  @Test(arguments: zip(Examples.grown, FrozenLeaf.grown))
  func whatCameLaterIsFrozenToo(_ event: Event, _ frozen: FrozenLeaf) throws {
    try theBytesAreAsTheyWere(event, frozen)
  }

  @Test func aWholeLeaf() throws {
    let encoded = try Examples.leaf(.runCompleted).encodedRepeatably()
    #expect(String(decoding: encoded.bytes, as: UTF8.self) == FrozenLeaf.whole)
  }

  /// The names are in ledgers too.
  @Test func names() {
    #expect(
      EventType.allCases.map(\.rawValue) == [
        "incident-started", "step-opened", "step-finished", "step-skipped", "step-passed-over", "step-timed-out",
        "track-finished", "run-completed", "gate-overridden", "consent-recorded", "role-delegated", "playbook-joined",
        "fact-stated",
        "note-taken",
        "event-corrected", "attachment-collected", "custody-recorded", "notice-requested", "notice-queued",
        "attempt-started",
        "attempt-finished", "delivery-ended", "delivery-acknowledged", "notice-escalated", "reminder-given",
        "deadline-missed", "clock-jumped",
        "checkpoint-anchored", "cost-recorded", "outage-began", "outage-ended", "sales-stated", "policy-stated",
        "claim-item-withdrawn",
      ])
  }
}
