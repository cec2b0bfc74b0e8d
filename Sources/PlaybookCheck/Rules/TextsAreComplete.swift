import PlaybookModel

/// Every text is there in both languages, and in the language that it is given as: Japanese has some Japanese letter
/// (unless it is no more than an abbreviation or a number), English has no kana and some Latin letter.
struct TextsAreComplete: CheckRule {
  static let id = RuleID("texts-are-complete")

  func faults(in examination: Examination) -> [Fault] {
    examination.playbook.texts.flatMap { place, text in
      Language.allCases.compactMap { language -> Fault? in
        if text[language].isBlank { return .textMissing(place, language) }
        return isForgotten(text[language], language) ? .notTranslated(place, language) : nil
      }
    }
  }

  private func isForgotten(_ text: String, _ language: Language) -> Bool {
    let letters = text.withoutPlaceholders.unicodeScalars.filter { $0.properties.isAlphabetic || $0.isKana }
    let japanese = letters.filter(\.isJapanese)
    switch language {
    case .ja: return japanese.isEmpty && letters.contains { $0.properties.isLowercase }
    case .en: return letters.contains(where: \.isKana) || (!japanese.isEmpty && japanese.count == letters.count)
    }
  }
}

extension Unicode.Scalar {
  /// Hiragana, katakana and their half-width forms.
  fileprivate var isKana: Bool {
    switch value {
    case 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: true
    default: false
    }
  }

  fileprivate var isJapanese: Bool { isKana || properties.isIdeographic }
}
