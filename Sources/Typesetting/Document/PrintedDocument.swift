/// What is to be printed on A4.
///
/// Nothing in it comes from a clock: the same document is set as the same bytes, by the same libraries and fonts.
package struct PrintedDocument: Hashable, Sendable {
  /// What a PDF says of itself.
  package struct Facts: Hashable, Sendable {
    package let title: String
    package let author: String
    package let subject: String
    package let creator: String
    /// ISO 8601.
    package let date: String

    package init(title: String, author: String, subject: String, creator: String, date: String) {
      self.title = PrintableText.line(title)
      self.author = PrintableText.line(author)
      self.subject = PrintableText.line(subject)
      self.creator = PrintableText.line(creator)
      self.date = date
    }
  }

  package enum Block: Hashable, Sendable {
    case paragraph(Paragraph)
    case table(Table)
    /// Words to the right of a code; never broken between pages.
    case code(QRCode, side: Double, beside: [Paragraph])
    /// In points.
    case space(Double)
    case rule(Colour, thickness: Double)
    /// The next page, when less than this is left on this one, in points.
    case need(Double)
    case newPage
  }

  package let facts: Facts
  /// At the top of every page: what nobody may overlook.
  package let banner: Paragraph?
  /// At the top of every page but the first.
  package let runningHead: [Paragraph]
  /// At the foot of every page, left of its number.
  package let footer: [Paragraph]
  package let blocks: [Block]

  package init(
    _ facts: Facts, banner: Paragraph? = nil, runningHead: [Paragraph] = [], footer: [Paragraph], _ blocks: [Block]
  ) {
    self.facts = facts
    self.banner = banner
    self.runningHead = runningHead
    self.footer = footer
    self.blocks = blocks
  }
}

/// A4, in points.
package enum Sheet {
  package static let width = 595.28
  package static let height = 841.89
  package static let margin = 45.0
  package static let textWidth = width - 2 * margin
}
