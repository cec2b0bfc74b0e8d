/// Rows and columns. The head stands on every page that the table reaches.
package struct Table: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    package let paragraphs: [Paragraph]

    package init(_ paragraphs: [Paragraph]) { self.paragraphs = paragraphs }
  }

  package struct Row: Hashable, Sendable {
    package let cells: [Cell]
    package var tint: Colour?
    /// In points; for lines that somebody fills in by hand.
    package var minimumHeight: Double

    package init(_ cells: [Cell], tint: Colour? = nil, minimumHeight: Double = 0) {
      self.cells = cells
      self.tint = tint
      self.minimumHeight = minimumHeight
    }
  }

  /// Of each column, in points; together at most as wide as the page.
  package let columns: [Double]
  package let head: Row?
  package let rows: [Row]
  /// Above and below the words of every cell, in points.
  package let padding: Double
  /// Whether a line is drawn below every row.
  package let isRuled: Bool

  package init(columns: [Double], head: Row? = nil, rows: [Row], padding: Double = 3.5, ruled: Bool = true) {
    self.columns = columns
    self.head = head
    self.rows = rows
    self.padding = padding
    isRuled = ruled
  }
}
