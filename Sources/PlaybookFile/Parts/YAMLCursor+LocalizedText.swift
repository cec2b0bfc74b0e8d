import PlaybookModel

extension YAMLCursor {
  /// `{ja: …, en: …}`, both of them. `examine` sees each language's text where it stands.
  func localizedText(examine: (String, YAMLCursor) -> Void = { _, _ in }) -> LocalizedText? {
    mapping(expected: .localizedText) { mapping in
      var texts: [Language: String] = [:]
      for language in Language.allCases {
        guard let cursor = mapping.optional(language.rawValue) else {
          mapping.report(.missingLanguage(language))
          continue
        }
        texts[language] = cursor.text()
        if let text = texts[language] { examine(text, cursor) }
      }
      guard let ja = texts[.ja], let en = texts[.en] else { return nil }
      return LocalizedText(ja: ja, en: en)
    }
  }
}
