import PlaybookModel

extension YAMLCursor {
  /// An identifier's form only; whether it is declared once is the name table's affair.
  func identifier<Identifier: PlaybookIdentifier>(_ type: Identifier.Type = Identifier.self) -> Identifier? {
    identifierText().map(Identifier.init(_:))
  }

  func identifierText() -> String? {
    guard let text = text() else { return nil }
    guard text.utf8.allSatisfy(isIdentifierByte) else {
      report(.badIdentifier(text))
      return nil
    }
    return text
  }

  /// One of the words of an enum.
  func word<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type = Word.self) -> Word? {
    guard let text = text() else { return nil }
    if let word = Word(rawValue: text) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    report(.unknownWord(text, allowed: allowed, nearest: nearest(to: text, among: allowed)))
    return nil
  }

  func flag() -> Bool? { word(Flag.self).map { $0 == .yes } }

  /// A key that may only say `true`, `known: true`.
  func assertion() -> Bool? { word(Assertion.self).map { _ in true } }

  func number() -> Int? {
    guard let text = text() else { return nil }
    if let number = Int(text) { return number }
    report(.badNumber(text))
    return nil
  }

  private func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

private enum Flag: String, CaseIterable {
  case yes = "true"
  case no = "false"
}

private enum Assertion: String, CaseIterable {
  case yes = "true"
}
