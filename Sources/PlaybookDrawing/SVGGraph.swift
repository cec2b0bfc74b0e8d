import PlaybookModel

/// A picture that any browser shows and prints: a lane for each track, its steps from the top down, jumps drawn beside
/// the lane, and what a step waits for written into it.
package enum SVGGraph: GraphFormat {
  package static let name = "svg"

  private static let laneWidth = 236
  private static let boxWidth = 184
  private static let gap = 20
  private static let top = 116

  /// Where a box lies.
  private struct Place {
    let x: Int
    let y: Int
    let height: Int
    let index: Int
    let lane: Int
    var middle: Int { y + height / 2 }
  }

  package static func text(of graph: PlaybookGraph) -> String {
    var places: [StepID: Place] = [:]
    var bottom = top
    for (lane, track) in graph.lanes.enumerated() {
      var y = top
      for (index, box) in track.boxes.enumerated() {
        let height = lines(of: box, waits: waits(for: box.id, in: graph)).count * 15 + 14
        let x = 24 + lane * laneWidth + box.depth * 12
        places[box.id] = Place(x: x, y: y, height: height, index: index, lane: lane)
        y += height + gap
      }
      bottom = max(bottom, y)
    }
    let width = 24 + graph.lanes.count * laneWidth
    var out = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(bottom + 40)" width="\(width)" \
      height="\(bottom + 40)" font-family="'Hiragino Sans','Yu Gothic','Noto Sans CJK JP','Noto Sans JP',sans-serif" \
      font-size="11.5">
      <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path d="M0 0 L8 4 L0 8 z" fill="#666"/></marker></defs>
      <rect width="100%" height="100%" fill="#fff"/>
      <text x="24" y="34" font-size="20" font-weight="700">\(XML.escaped(graph.title))</text>

      """
    out += drawn(graph.legend)
    for (lane, track) in graph.lanes.enumerated() { out += head(of: track, lane: lane, bottom: bottom) }
    for arrow in graph.arrows { out += drawn(arrow, places) }
    for track in graph.lanes {
      for box in track.boxes {
        if let place = places[box.id] { out += drawn(box, at: place, waits: waits(for: box.id, in: graph)) }
      }
    }
    return out + "</svg>\n"
  }

  private static func drawn(_ legend: PlaybookGraph.Legend) -> String {
    var x = 24
    var out = ""
    for kind in legend.kinds {
      out += """
        <rect x="\(x)" y="49" width="14" height="14" rx="3" fill="\(BoxColour.fill(of: kind.kind))" \
        stroke="\(BoxColour.edge(of: kind.kind))"/>
        <text x="\(x + 19)" y="60" fill="#444">\(XML.escaped(kind.name))</text>

        """
      x += 34 + TextMeasure.width(of: kind.name) * 7
    }
    for (sign, name) in [("◆", legend.gate), ("▷", legend.waits)] {
      out += "<text x=\"\(x)\" y=\"60\" fill=\"#444\">\(sign) \(XML.escaped(name))</text>\n"
      x += 34 + TextMeasure.width(of: name) * 7
    }
    return out
  }

  private static func head(of lane: PlaybookGraph.Lane, lane index: Int, bottom: Int) -> String {
    let x = 12 + index * laneWidth
    return """
      <rect x="\(x)" y="76" width="\(laneWidth - 10)" height="\(bottom - 76)" rx="8" fill="#fafaf8" stroke="#e0e0da"/>
      <text x="\(x + 12)" y="98" font-size="13.5" font-weight="700">\(XML.escaped(lane.title))</text>

      """
  }

  /// Titles of the steps that another one waits for, when they lie in another lane.
  private static func waits(for id: StepID, in graph: PlaybookGraph) -> [String] {
    let boxes = graph.lanes.flatMap(\.boxes)
    return graph.arrows.filter { $0.to == id && $0.meaning == .releases }
      .compactMap { arrow in boxes.first { $0.id == arrow.from }?.title }
  }

  private static func lines(of box: PlaybookGraph.Box, waits: [String]) -> [(text: String, style: String)] {
    let width = box.depth == 0 ? 29 : 27
    func wrapped(_ text: String, _ style: String) -> [(text: String, style: String)] {
      TextMeasure.wrapped(text, columns: width).map { ($0, style) }
    }
    return wrapped(box.title, "font-weight=\"600\"") + wrapped(box.role, "fill=\"#666\" font-size=\"10.5\"")
      + box.gates.flatMap { wrapped("◆ \($0)", "fill=\"#7b3a8c\" font-size=\"10.5\"") }
      + waits.flatMap { wrapped("▷ \($0)", "fill=\"#8a6d1f\" font-size=\"10.5\"") }
  }

  private static func drawn(_ box: PlaybookGraph.Box, at place: Place, waits: [String]) -> String {
    let width = boxWidth - box.depth * 12
    let radius = box.isQuestion ? 14 : 5
    var out = """
      <rect x="\(place.x)" y="\(place.y)" width="\(width)" height="\(place.height)" rx="\(radius)" \
      fill="\(BoxColour.fill(of: box.kind))" stroke="\(BoxColour.edge(of: box.kind))"/>

      """
    for (index, line) in lines(of: box, waits: waits).enumerated() {
      let y = place.y + 18 + index * 15
      out += "<text x=\"\(place.x + 9)\" y=\"\(y)\" \(line.style)>\(XML.escaped(line.text))</text>\n"
    }
    return out
  }

  /// The way to the next step goes straight down; any other beside the boxes, on the side of its direction.
  private static func drawn(_ arrow: PlaybookGraph.Arrow, _ places: [StepID: Place]) -> String {
    guard let target = arrow.to, let from = places[arrow.from], let to = places[target], from.lane == to.lane else {
      return ""
    }
    let (colour, dash) = style(arrow.meaning)
    if to.index == from.index + 1, arrow.meaning != .releases {
      let x = max(from.x, to.x) + 20
      return line("M\(x) \(from.y + from.height) L\(x) \(to.y - 1)", colour, dash)
    }
    guard arrow.meaning != .releases, arrow.meaning != .opens else { return "" }
    let distance = abs(to.index - from.index)
    if from.index < to.index {
      let start = from.x + boxWidth - (from.x - to.x > 0 ? 12 : 0)
      let side = 24 + from.lane * laneWidth + boxWidth + 6 + min(distance, 6) * 4
      return line(
        "M\(start) \(from.middle) H\(side) V\(to.middle - 4) H\(to.x + boxWidth - depthInset(to))", colour, dash)
    }
    let side = 24 + from.lane * laneWidth - 2 - min(distance, 5) * 2
    return line("M\(from.x) \(from.middle + 5) H\(side) V\(to.middle + 5) H\(to.x)", colour, dash)
  }

  private static func depthInset(_ place: Place) -> Int { place.x - (24 + place.lane * laneWidth) }

  private static func line(_ path: String, _ colour: String, _ dash: String) -> String {
    "<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\"\(dash) marker-end=\"url(#tip)\"/>\n"
  }

  private static func style(_ meaning: PlaybookGraph.Arrow.Meaning) -> (String, String) {
    switch meaning {
    case .leads, .opens, .releases: ("#666", "")
    case .failed: ("#b3261e", " stroke-dasharray=\"4 3\"")
    case .skipped: ("#999", " stroke-dasharray=\"2 3\"")
    case .timedOut: ("#a15c00", " stroke-dasharray=\"6 3\"")
    }
  }
}
