import PlaybookModel

/// The identifier that a slip of the finger most likely meant; nil when none is near.
func nearest<Identifier: PlaybookIdentifier>(_ wrong: Identifier, among all: [Identifier]) -> Identifier? {
  let ranked = all.map { (id: $0, distance: editDistance(Array(wrong.rawValue.utf8), Array($0.rawValue.utf8))) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  let startsAlike = wrong.rawValue.utf8.count >= 3 && best.id.rawValue.hasPrefix(wrong.rawValue)
  if best.distance <= max(2, wrong.rawValue.utf8.count / 3) || startsAlike { return best.id }
  return all.first { wrong.rawValue.utf8.count >= 3 && $0.rawValue.contains(wrong.rawValue) }
}

/// Insertions, deletions and substitutions between two texts.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (i, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let substituted = diagonal + (byte == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
