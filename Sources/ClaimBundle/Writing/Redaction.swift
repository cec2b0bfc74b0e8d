package import EventCoding
import EvidenceLog
package import RunEngine

/// What a claim file leaves out. The record stays checkable: words are committed to by their hashes (RFC 9901), whole
/// entries by theirs (RFC 6962, 2.1), and whoever reads it sees how much is left out.
package struct Redaction: Hashable, Sendable {
  let kinds: Set<Disclosable.Kind>
  /// Whole entries, by number.
  let entries: Set<Int>
  /// Whole entries, by what they are: their data has no words beside it that could be left out alone.
  let types: Set<EventType>

  package init(kinds: Set<Disclosable.Kind>, entries: Set<Int>, types: Set<EventType> = []) {
    self.kinds = kinds
    self.entries = entries
    self.types = types
  }

  package static let nothing = Redaction(kinds: [], entries: [])

  /// The words that people type, and what they leave out. References are texts that somebody wrote; without their hashes
  /// the evidence files are left out too.
  package static let words: [(word: String, kinds: Set<Disclosable.Kind>)] = [
    ("names", [.name]), ("contacts", [.contact]), ("text", [.text, .reference]), ("files", [.file]),
    ("attachments", [.hash]),
  ]

  /// Words for what an entry holds in itself: the addresses that a notice was sent to, and answers that are numbers,
  /// times or choices.
  package static let wholeEntries: [(word: String, types: Set<EventType>)] = [
    ("addresses", [.attemptFinished]), ("facts", [.factStated]),
    (
      "amounts", [.costRecorded, .salesStated, .policyStated, .outageBegan, .outageEnded, .claimItemWithdrawn]
    ),
  ]

  func leavesOut(_ event: RecordedEvent) -> Bool {
    if entries.contains(event.sequence) || types.contains(event.event.type) { return true }
    // A limit is an amount, and stands in the entry itself. A consent without one stays.
    guard case .consentRecorded(let consent) = event.event else { return false }
    return consent.limitYen != nil && types.contains(.costRecorded)
  }

  /// Reads `names,text,12,20-25`; the first part that is none of these otherwise.
  package init(typed text: String) throws(BadPart) {
    var kinds: Set<Disclosable.Kind> = []
    var entries: Set<Int> = []
    var types: Set<EventType> = []
    for part in text.split(separator: ",") {
      if let known = Redaction.words.first(where: { $0.word == part }) {
        kinds.formUnion(known.kinds)
        continue
      }
      if let whole = Redaction.wholeEntries.first(where: { $0.word == part }) {
        types.formUnion(whole.types)
        continue
      }
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first >= 0,
        first <= last, last - first < 1_000_000
      else { throw BadPart(part: String(part)) }
      entries.formUnion(first...last)
    }
    self.init(kinds: kinds, entries: entries, types: types)
  }

  package struct BadPart: Error, Hashable, Sendable {
    package let part: String
  }

  /// What is left of an entry's words.
  func shown(_ disclosures: [String]) -> [String] {
    guard !kinds.isEmpty else { return disclosures }
    return disclosures.filter { text in
      guard let name = Disclosure(text: text)?.claimName,
        let kind = Disclosable.Kind(rawValue: String(name.prefix { $0 != "." }))
      else { return false }
      return !kinds.contains(kind)
    }
  }
}
