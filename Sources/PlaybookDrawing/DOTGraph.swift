import PlaybookModel

/// The language of Graphviz.
package enum DOTGraph: GraphFormat {
  package static let name = "dot"

  package static func text(of graph: PlaybookGraph) -> String {
    var lines = [
      "digraph playbook {", "  label=\(quoted(graph.title)); labelloc=t; fontname=\"sans-serif\"; rankdir=TB;",
      "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
    ]
    for (index, lane) in graph.lanes.enumerated() {
      lines.append("  subgraph cluster_\(index) {")
      lines.append("    label=\(quoted(lane.title)); color=\"#cccccc\";")
      for box in lane.boxes {
        let label = ([box.title, box.role] + box.gates.map { "◆ \($0)" }).joined(separator: "\n")
        lines.append(
          "    \(quoted(box.id.rawValue)) [label=\(quoted(label)), fillcolor=\"\(BoxColour.fill(of: box.kind))\"];")
      }
      lines.append("  }")
    }
    for arrow in graph.arrows {
      guard let to = arrow.to else { continue }
      lines.append("  \(quoted(arrow.from.rawValue)) -> \(quoted(to.rawValue))\(attributes(arrow.meaning));")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func attributes(_ meaning: PlaybookGraph.Arrow.Meaning) -> String {
    switch meaning {
    case .leads(nil): ""
    case .leads(let label?): " [label=\(quoted(label))]"
    case .failed: " [label=\"✖\", color=\"#b3261e\"]"
    case .skipped: " [label=\"→\", color=\"#777777\"]"
    case .timedOut: " [label=\"⏱\", color=\"#a15c00\"]"
    case .releases: " [style=dashed, color=\"#777777\", constraint=false]"
    case .opens: " [style=bold]"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
