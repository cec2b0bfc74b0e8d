import Typesetting
import Wording

/// A checkpoint as a picture (SVG): the code, and the short form below it.
package struct CheckpointDrawing: Sendable {
  private let checkpoint: PrintedCheckpoint

  package init(_ checkpoint: PrintedCheckpoint) { self.checkpoint = checkpoint }

  package var svg: String {
    let quiet = Double(QRCode.quietZone)
    let side = Double(checkpoint.code.side) + 2 * quiet
    let words = "記録\(checkpoint.size)件 / \(checkpoint.size) entries"
    // One unit is one square of the code; a sheet of 80 mm holds all of it.
    let letters = side / 27
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="80mm" viewBox="0 0 \(text(side)) \(text(side + letters * 5.2))">
      <title>\(HTML.escaped(checkpoint.short))</title>
      <rect width="100%" height="100%" fill="#fff"/>
      <path transform="translate(\(text(quiet)) \(text(quiet)))" fill="#000" d="\(checkpoint.code.path)"/>
      <g text-anchor="middle" fill="#1b1b1b" font-family="'Noto Sans CJK JP','BIZ UDGothic',sans-serif">
      <text x="\(text(side / 2))" y="\(text(side + letters))" font-size="\(text(letters))" font-weight="bold">\(HTML.escaped(checkpoint.short))</text>
      <text x="\(text(side / 2))" y="\(text(side + letters * 2.6))" font-size="\(text(letters * 0.85))">\(HTML.escaped(words))</text>
      <text x="\(text(side / 2))" y="\(text(side + letters * 4))" font-size="\(text(letters * 0.7))">\(HTML.escaped(checkpoint.origin))</text>
      </g>
      </svg>

      """
  }

  /// With one place after the point.
  private func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
