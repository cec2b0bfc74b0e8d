/// The word that a slip of the finger most likely meant; nil when none is near.
func nearest(to wrong: String, among words: some Sequence<String>) -> String? {
  let letters = Array(wrong.unicodeScalars)
  let ranked = words.sorted().map { (word: $0, distance: editDistance(letters, Array($0.unicodeScalars))) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= (letters.count < 4 ? 1 : max(2, letters.count / 3)) ? best.word : nil
}

/// How many letters have to be put in, taken out, replaced or swapped with their neighbour to make one word of the
/// other (optimal string alignment).
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var rows = [Array(0...right.count)]
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = rows[row][column] + (letter == other ? 0 : 1)
      var distance = min(replaced, rows[row][column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        distance = min(distance, rows[row - 1][column - 1] + 1)
      }
      current.append(distance)
    }
    rows.append(current)
  }
  return rows[left.count][right.count]
}
