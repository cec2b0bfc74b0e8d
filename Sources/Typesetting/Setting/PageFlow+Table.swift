extension PageFlow {
  mutating func place(_ table: Table) {
    let width = table.columns.reduce(0, +)
    let head = table.head.map { SetRow($0, of: table, press: press).height } ?? 0
    var isHeadDue = true
    for row in table.rows {
      var set = SetRow(row, of: table, press: press)
      // A row stays whole where a page can hold it; one that no page can hold begins where it comes.
      let isHolding = set.height <= fullRoom - head
      if room < (isHeadDue ? head : 0) + (isHolding ? set.height : PageFlow.leastPart), !isAtTop {
        endPart(of: table, width: width)
        nextPage()
        isHeadDue = true
      }
      repeat {
        if isHeadDue { placeHead(of: table, width: width) }
        let top = y
        y += set.place(at: y, room: room, on: isDrawing ? press : nil)
        // After the row and its tint, which begins where the line is.
        if !isHeadDue, table.isRuled { rule(at: top, width: width, thickness: 0.4, .line) }
        isHeadDue = !set.isFinished
        if isHeadDue {
          endPart(of: table, width: width)
          nextPage()
        }
      } while !set.isFinished
    }
    endPart(of: table, width: width)
  }

  /// Of a row that is broken, in points.
  private static let leastPart = 60.0

  private mutating func placeHead(of table: Table, width: Double) {
    guard let head = table.head else { return }
    var set = SetRow(head, of: table, press: press)
    y += set.place(at: y, room: .infinity, on: isDrawing ? press : nil)
    rule(at: y - 0.9, width: width, thickness: 0.9, .grey)
  }

  private func endPart(of table: Table, width: Double) {
    if table.isRuled { rule(at: y, width: width, thickness: 0.4, .line) }
  }

  private func rule(at y: Double, width: Double, thickness: Double, _ colour: Colour) {
    if isDrawing { press.fill(x: Sheet.margin, y: y, width: width, height: thickness, colour) }
  }
}
