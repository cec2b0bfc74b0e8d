extension QRCode {
  /// Lines of half blocks, two rows of squares to a line, quiet zone included.
  ///
  /// - Parameter onDark: whether the letters of the terminal are lighter than its ground, as they mostly are: the light
  ///   squares are drawn then, and the dark ones left out.
  package func halfBlocks(onDark: Bool) -> [String] {
    let range = -QRCode.quietZone..<(side + QRCode.quietZone)
    return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { row in
      String(
        range.map { column -> Character in
          // The last row may have nothing below it: that is ground.
          let lower = row + 1 < range.upperBound ? isDark(column, row + 1) != onDark : false
          return switch (isDark(column, row) != onDark, lower) {
          case (true, true): "\u{2588}"
          case (true, false): "\u{2580}"
          case (false, true): "\u{2584}"
          case (false, false): " "
          }
        })
    }
  }
}
