/// A signed note that went through a camera, a mail program or an editor.
///
/// None of this can make a note hold that does not: what is signed is its text, and the signature is checked afterwards.
enum CopiedNote {
  /// Undoes what they do to one: a byte-order mark, ends of lines of another system, blanks and empty lines around it,
  /// and a dash that somebody took for a letter of another encoding.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n")
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    let signatures = lines.lastIndex(of: "").map { $0 + 1 } ?? lines.count
    for index in signatures..<lines.count {
      let words = lines[index].split(separator: " ")
      if words.count == 3 { lines[index] = "\u{2014} \(words[1]) \(words[2])" }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
