import CanonicalJSON
import EventCoding
import EvidenceLog

extension BundleVerifier {
  /// Words and entries that were left out of this bundle and handed over later: lines of another copy's `ledger.jsonl` or
  /// `disclosures.jsonl`. Each has to be what this bundle commits to.
  mutating func checkDisclosed(_ given: (bytes: [UInt8], name: String)) {
    guard let ledger = bag.files[BundlePath.ledger] else { return }
    var words: [Int: DisclosureLine] = [:]
    var leaves: [Int: [UInt8]] = [:]
    for (index, line) in given.bytes.split(separator: UInt8(ascii: "\n")).map(Array.init).enumerated() {
      let isNew: Bool
      if let disclosures = DisclosureLine(parsing: line) {
        isNew = words.updateValue(disclosures, forKey: disclosures.sequence) == nil
      } else if let sequence = (try? JSONValue(parsing: line))?["seq"]?.integer {
        isNew = leaves.updateValue(line, forKey: sequence) == nil
      } else if case .withheld = LedgerLine(parsing: line) {
        isNew = true
      } else {
        isNew = false
      }
      guard isNew else {
        report.problems.append(.init(given.name, .listMalformed(line: index + 1)))
        return
      }
    }
    var fitting = 0
    var lines = LineReader(ledger)
    var sequence = 0
    while let bytes = try? lines.next() {
      let line = LedgerLine(parsing: bytes)
      if let leaf = leaves.removeValue(forKey: sequence) {
        if MerkleHashing.leaf(leaf) == line.leafHash { fitting += 1 } else { refuse(sequence, of: given.name) }
      }
      if let disclosed = words.removeValue(forKey: sequence), case .leaf(let leaf) = line {
        let isCommitted = (try? Leaf(bytes: leaf, disclosures: disclosed.disclosures)) != nil
        if isCommitted { fitting += disclosed.disclosures.count } else { refuse(sequence, of: given.name) }
      }
      sequence += 1
    }
    for rest in Set(leaves.keys).union(words.keys).sorted() where rest >= sequence || rest < 0 {
      refuse(rest, of: given.name)
    }
    report.held.append(.laterDisclosed(count: fitting))
  }

  private mutating func refuse(_ sequence: Int, of name: String) {
    report.problems.append(.init(name, entry: sequence, .wordsNotOfTheRecord))
  }
}
