/// A text that a person reads, in every language the product speaks.
package struct LocalizedText: Hashable, Sendable {
  package let ja: String
  package let en: String

  package init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  package subscript(language: Language) -> String {
    switch language {
    case .ja: ja
    case .en: en
    }
  }
}

package enum Language: String, Hashable, Sendable, CaseIterable {
  case ja, en
}
