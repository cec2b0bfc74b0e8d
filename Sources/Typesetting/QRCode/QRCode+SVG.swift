extension QRCode {
  /// A path for SVG, one unit a square, the quiet zone outside of it.
  package var path: String { bars.map { "M\($0.column) \($0.row)h\($0.length)v1h-\($0.length)z" }.joined() }
}
