import EventCoding
import EvidenceLog
import PlaybookModel
import RunEngine
import Testing

/// Copies of a leaf without some of its words.
@Suite struct WithholdingTests {
  /// Every subset of the disclosures: what is there reads as it was, what is left out as withheld, what never was as nil.
  @Test(arguments: Examples.full + Examples.grown)
  func everySubsetReads(_ event: Event) throws {
    let leaf = Examples.leaf(event)
    let encoded = try leaf.encodedRepeatably()
    let names = try encoded.disclosures.map { try #require(Disclosure(text: $0)).claimName }
    for subset in 0..<(1 << encoded.disclosures.count) {
      let kept = encoded.disclosures.indices.filter { subset >> $0 & 1 == 1 }
      let read = try Leaf(bytes: encoded.bytes, disclosures: kept.map { encoded.disclosures[$0] })
      #expect(read.withheld == names.count - kept.count)
      var expected = leaf.recorded.happening.words
      for (index, name) in names.enumerated() where !kept.contains(index) {
        expected[String(name.split(separator: ".", maxSplits: 1)[1])] = .withheld
      }
      #expect(read.recorded.happening.words == expected)
      #expect(read.recorded.event.type == event.type)
      #expect(read.recorded.happening.occurred == leaf.recorded.happening.occurred)
    }
  }

  @Test(arguments: Examples.sparse)
  func whatWasNeverSaidIsNotWithheld(_ event: Event) throws {
    let leaf = Examples.bareLeaf(event)
    let encoded = try leaf.encodedRepeatably()
    let read = try Leaf(bytes: encoded.bytes, disclosures: [])
    #expect(read.withheld == encoded.disclosures.count)
    #expect(read.recorded.happening.words == leaf.recorded.happening.words.mapValues { _ in .withheld })
  }

  /// What is optional is told apart: said and left out, or never said.
  @Test func anOptionalNote() throws {
    let said = try Examples.bareLeaf(.stepFinished(StepFinished(outcome: .done, note: .text("ok")))).encodedRepeatably()
    let unsaid = try Examples.bareLeaf(.stepFinished(StepFinished(outcome: .done))).encodedRepeatably()
    #expect(
      try Leaf(bytes: said.bytes, disclosures: []).recorded.event
        == .stepFinished(StepFinished(outcome: .done, note: .withheld)))
    #expect(
      try Leaf(bytes: unsaid.bytes, disclosures: []).recorded.event == .stepFinished(StepFinished(outcome: .done)))
  }

  @Test func aWithheldActorIsStillSomebody() throws {
    let encoded = try Examples.leaf(Happening(.runCompleted, actor: Actor(role: nil, name: .name("高橋"))))
      .encodedRepeatably()
    let read = try Leaf(bytes: encoded.bytes, disclosures: [])
    #expect(read.recorded.happening.actor == Actor(role: nil, name: .withheld))
  }

  /// A copy cannot be made into a ledger of its own.
  @Test func withheldWordsCannotBeCommittedTo() {
    #expect(throws: LeafFault.badMember("note")) {
      try Examples.bareLeaf(.noteTaken(NoteTaken(note: .withheld))).encodedRepeatably()
    }
    #expect(throws: LeafFault.badMember("by")) {
      try Examples.leaf(Happening(.runCompleted, actor: Actor(role: nil, name: .withheld))).encodedRepeatably()
    }
  }
}

extension Happening {
  /// Its disclosable words by their path in the leaf.
  fileprivate var words: [String: Disclosable] {
    var words: [String: Disclosable?] = ["by": actor?.name]
    switch event {
    case .incidentStarted(let data):
      words.merge(["name": data.name, "company": data.company, "policyNumber": data.policyNumber]) { $1 }
    case .stepFinished(let data): words["note"] = data.note
    case .stepSkipped(let data): words["reason"] = data.reason
    case .gateOverridden(let data): words["reason"] = data.reason
    case .consentRecorded(let data):
      words.merge(["givenBy": data.givenBy, "reference": data.reference, "note": data.note]) { $1 }
    case .playbookJoined(let data): words["reason"] = data.reason
    case .roleDelegated(let data): words.merge(["to": data.to, "contact": data.contact]) { $1 }
    case .factStated(let data): words["words"] = data.words
    case .noteTaken(let data): words["note"] = data.note
    case .eventCorrected(let data): words["note"] = data.note
    case .attachmentCollected(let data):
      words.merge(
        [
          "sha256": data.sha256, "fileName": data.fileName, "custody.description": data.custody.description,
          "custody.source": data.custody.source, "custody.method": data.custody.method,
          "custody.witness": data.custody.witness, "custody.tool": data.custody.tool,
          "custody.location": data.custody.location, "custody.seal": data.custody.seal,
        ]) { $1 }
    case .custodyRecorded(let data):
      words.merge(["from": data.from, "to": data.to, "purpose": data.purpose]) { $1 }
    case .noticeRequested(let data): words["words"] = data.words
    case .deliveryAcknowledged(let data): words.merge(["reference": data.reference, "note": data.note]) { $1 }
    case .attemptFinished(let data):
      words.merge(
        [
          "response.headers": data.response?.headers, "response.body": data.response?.body,
          "response.location": data.response?.location,
        ]) { $1 }
    case .claim(.costRecorded(let data)): words.merge(["payee": data.payee, "what": data.what]) { $1 }
    case .claim(.outageBegan(let data)): words["system"] = data.system
    case .claim(.claimItemWithdrawn(let data)): words["reason"] = data.reason
    case .stepOpened, .stepPassedOver, .stepTimedOut, .trackFinished, .runCompleted, .noticeQueued, .attemptStarted,
      .deliveryEnded, .noticeEscalated, .reminderGiven, .deadlineMissed, .clockJumped, .checkpointAnchored, .claim:
      break
    }
    return words.compactMapValues(\.self)
  }
}
