import PlaybookModel

/// A Mermaid flowchart, which Markdown readers draw.
package enum MermaidGraph: GraphFormat {
  package static let name = "mermaid"

  package static func text(of graph: PlaybookGraph) -> String {
    var lines = ["flowchart TB"]
    for lane in graph.lanes {
      lines.append("  subgraph \(name(lane.id.rawValue))[\(quoted(lane.title))]")
      for box in lane.boxes {
        let gates = box.gates.map { "◆ \($0)" }
        let label = quoted(([box.title] + gates).joined(separator: "<br/>"))
        lines.append("    \(name(box.id.rawValue))\(box.isQuestion ? "{{\(label)}}" : "[\(label)]")")
      }
      lines.append("  end")
    }
    for arrow in graph.arrows {
      guard let to = arrow.to else { continue }
      lines.append("  \(name(arrow.from.rawValue)) \(line(arrow.meaning)) \(name(to.rawValue))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ meaning: PlaybookGraph.Arrow.Meaning) -> String {
    switch meaning {
    case .leads(nil): "-->"
    case .leads(let label?): "-->|\(quoted(label))|"
    case .failed: "-->|✕|"
    case .skipped: "-->|→|"
    case .timedOut: "-->|⏱|"
    case .releases: "-.->"
    case .opens: "==>"
    }
  }

  /// Identifiers may be words of the language, `end` among them.
  private static func name(_ id: String) -> String { "n_\(id.replacing("-", with: "_"))" }

  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\"", with: "#quot;").replacing("\n", with: " "))\""
  }
}
