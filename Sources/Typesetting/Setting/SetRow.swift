/// A row of a table in lines. It can be drawn in parts, when it is higher than a page.
struct SetRow {
  private static let side = 4.0

  private struct Line {
    let text: SetText
    let number: Int
    let indent: Double
    /// Above it.
    let space: Double
  }

  private let row: Table.Row
  private let columns: [Double]
  private let padding: Double
  private var cells: [ArraySlice<Line>]

  init(_ row: Table.Row, of table: Table, press: Press) {
    self.row = row
    columns = table.columns
    padding = table.padding
    cells = zip(row.cells, columns).map { cell, width in
      var lines: [Line] = []
      for (index, paragraph) in cell.paragraphs.enumerated() {
        let text = press.lay(paragraph, width: width - 2 * SetRow.side - paragraph.indent)
        for number in 0..<text.count {
          let space = number == 0 && index > 0 ? paragraph.spaceBefore : 0
          lines.append(Line(text: text, number: number, indent: paragraph.indent, space: space))
        }
      }
      return lines[...]
    }
  }

  var isFinished: Bool { cells.allSatisfy(\.isEmpty) }

  /// Of all that is left of it.
  var height: Double {
    let lines = cells.map { $0.reduce(0) { $0 + $1.space + $1.text.lineHeight } }
    return max(row.minimumHeight, (lines.max() ?? 0) + 2 * padding)
  }

  /// Takes as many lines of each cell as fit, and draws them when there is a press to draw with; the height that they
  /// take. At least one line is taken.
  mutating func place(at y: Double, room: Double, on press: Press?) -> Double {
    var taken: [ArraySlice<Line>] = []
    var used = 0.0
    for index in cells.indices {
      var height = 0.0
      var count = 0
      for line in cells[index] {
        let next = height + (count == 0 ? 0 : line.space) + line.text.lineHeight
        if next + 2 * padding > room, count > 0 || used > 0 { break }
        height = next
        count += 1
      }
      taken.append(cells[index].prefix(count))
      cells[index] = cells[index].dropFirst(count)
      used = max(used, height)
    }
    let height = max(used + 2 * padding, min(row.minimumHeight, room))
    if let press { draw(taken, at: y, height: height, on: press) }
    return height
  }

  private func draw(_ taken: [ArraySlice<Line>], at y: Double, height: Double, on press: Press) {
    if let tint = row.tint {
      press.fill(x: Sheet.margin, y: y, width: columns.reduce(0, +), height: height, tint)
    }
    var x = Sheet.margin
    for (lines, width) in zip(taken, columns) {
      var top = y + padding
      for (index, line) in lines.enumerated() {
        if index > 0 { top += line.space }
        line.text.draw(line: line.number, x: x + SetRow.side + line.indent, y: top)
        top += line.text.lineHeight
      }
      x += width
    }
  }
}
