/// A way to write the picture of a playbook down. Adding one is one file, and one line in `GraphFormats.all`.
package protocol GraphFormat: Sendable {
  /// As typed after `--format`.
  static var name: String { get }
  static func text(of graph: PlaybookGraph) -> String
}

package enum GraphFormats {
  package static let all: [any GraphFormat.Type] = [MermaidGraph.self, DOTGraph.self, SVGGraph.self]

  package static func named(_ name: String) -> (any GraphFormat.Type)? { all.first { $0.name == name } }
}
