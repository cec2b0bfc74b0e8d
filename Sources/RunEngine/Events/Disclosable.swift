/// Words that say something about a person. A ledger commits to them by a salted hash and keeps them beside it, so
/// that a copy of the ledger can leave them out and still be checked.
package enum Disclosable: Hashable, Sendable {
  case shown(Kind, String)
  /// The copy at hand leaves the words out.
  case withheld

  /// What the words are; redaction works by these.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case name, contact, text, reference, file, hash
  }

  package var text: String? {
    switch self {
    case .shown(_, let text): text
    case .withheld: nil
    }
  }

  package static func name(_ text: String) -> Disclosable { .shown(.name, text) }
  package static func text(_ text: String) -> Disclosable { .shown(.text, text) }
  package static func reference(_ text: String) -> Disclosable { .shown(.reference, text) }
  package static func file(_ text: String) -> Disclosable { .shown(.file, text) }
  package static func hash(_ text: String) -> Disclosable { .shown(.hash, text) }
}

extension Disclosable: Codable {
  /// Only a coder that keeps disclosures apart may carry these words; any other must not print them.
  package init(from decoder: any Decoder) throws {
    throw DecodingError.dataCorrupted(
      .init(codingPath: decoder.codingPath, debugDescription: "disclosable words need a disclosing decoder"))
  }

  package func encode(to encoder: any Encoder) throws {
    throw EncodingError.invalidValue(
      self, .init(codingPath: encoder.codingPath, debugDescription: "disclosable words need a disclosing encoder"))
  }
}
