import CanonicalJSON

/// The ledger in a bundle: every leaf byte for byte, one a line. A leaf is canonical JSON and so never holds a line
/// break.
enum LedgerLine {
  static func bytes(of leaf: [UInt8]) -> [UInt8] { leaf + [UInt8(ascii: "\n")] }
}

/// The disclosures of one leaf, `{"disclosures":["…"],"seq":12}`; leaves without any have no line.
struct DisclosureLine {
  let sequence: Int
  let disclosures: [String]

  init(sequence: Int, disclosures: [String]) {
    self.sequence = sequence
    self.disclosures = disclosures
  }

  /// Empty when there is nothing to disclose.
  var bytes: [UInt8] {
    guard !disclosures.isEmpty else { return [] }
    let object: JSONValue = [
      "disclosures": .array(disclosures.map { .string($0) }), "seq": .integer(sequence),
    ]
    // Texts and a sequence: there is nothing that the writer could refuse.
    return ((try? object.canonicalBytes()) ?? []) + [UInt8(ascii: "\n")]
  }

  /// Reads the line without its line break, and only in the one form it has.
  init?(parsing bytes: [UInt8]) {
    guard let json = try? JSONValue(parsingCanonical: bytes), json.object?.members.count == 2,
      let sequence = json["seq"]?.integer, let texts = json["disclosures"]?.array, !texts.isEmpty
    else { return nil }
    let disclosures = texts.compactMap(\.string)
    guard disclosures.count == texts.count else { return nil }
    self.init(sequence: sequence, disclosures: disclosures)
  }
}
