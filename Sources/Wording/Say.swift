package import PlaybookModel

/// A text in both languages, side by side where it is used, so that neither can be forgotten.
package func say(_ ja: String, _ en: String) -> LocalizedText { LocalizedText(ja: ja, en: en) }

extension LocalizedText {
  /// Both languages changed alike, `{ "・\($0)" }`.
  package func map(_ transform: (String) -> String) -> LocalizedText {
    LocalizedText(ja: transform(ja), en: transform(en))
  }

  /// `日本語 / English`, or the one text when they are the same.
  package var both: String { ja == en ? ja : "\(ja) / \(en)" }

  package static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
    LocalizedText(ja: left.ja + right.ja, en: left.en + right.en)
  }
}

extension [LocalizedText] {
  /// 「、」 and ", " between the parts.
  package var listed: LocalizedText {
    LocalizedText(ja: map(\.ja).joined(separator: "、"), en: map(\.en).joined(separator: ", "))
  }
}
