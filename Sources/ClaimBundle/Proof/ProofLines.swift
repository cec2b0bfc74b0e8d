import CanonicalJSON
import EvidenceLog

/// The ledger in a bundle: every leaf byte for byte, one a line. A leaf is canonical JSON and so never holds a line
/// break. An entry that is left out has its leaf hash there, 64 hexadecimal digits.
enum LedgerLine: Hashable {
  case leaf([UInt8])
  case withheld(Hash256)

  /// Reads the line without its line break. A leaf begins with a brace, so a hash cannot be taken for one.
  init(parsing bytes: [UInt8]) {
    if bytes.count == 64, let hash = Hash256(hex: String(decoding: bytes, as: UTF8.self)) {
      self = .withheld(hash)
    } else {
      self = .leaf(bytes)
    }
  }

  var bytes: [UInt8] {
    switch self {
    case .leaf(let leaf): leaf + [UInt8(ascii: "\n")]
    case .withheld(let hash): Array("\(hash.hex)\n".utf8)
    }
  }

  var leafHash: Hash256 {
    switch self {
    case .leaf(let leaf): MerkleHashing.leaf(leaf)
    case .withheld(let hash): hash
    }
  }
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
