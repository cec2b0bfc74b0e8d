/// Reads the words beside a ledger in step with its entries.
struct DisclosureReader {
  private var lines: LineReader
  private var ahead: DisclosureLine?
  private var lastSequence = -1
  private var number = 0
  /// From 1; nothing is read any more behind it.
  private var firstBadLine: Int?

  init(_ file: InputFile) {
    lines = LineReader(file)
    advance()
  }

  /// Those of one entry; entries are asked for in order.
  mutating func disclosures(of sequence: Int) -> [String] {
    guard let line = ahead, line.sequence == sequence else { return [] }
    advance()
    return line.disclosures
  }

  /// The first line that is none of ours, or that speaks of an entry that there is not.
  func badLineAtTheEnd() -> Int? { firstBadLine ?? ahead.map { _ in number } }

  private mutating func advance() {
    ahead = nil
    guard firstBadLine == nil else { return }
    number += 1
    do {
      guard let bytes = try lines.next() else { return }
      guard let line = DisclosureLine(parsing: bytes), line.sequence > lastSequence else {
        firstBadLine = number
        return
      }
      lastSequence = line.sequence
      ahead = line
    } catch { firstBadLine = number }
  }
}
