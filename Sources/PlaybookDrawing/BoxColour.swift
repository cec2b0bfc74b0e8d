import PlaybookModel

/// One colour for each kind of step, in every picture; light enough to be printed in grey.
enum BoxColour {
  static func fill(of kind: StepKind) -> String {
    switch kind {
    case .mitigation: "#fde2dd"
    case .preservation: "#e3ecfb"
    case .notice: "#e4f3e2"
    case .decision: "#fdf3d1"
    case .spend, .promise: "#f3e3f6"
    case .alteration: "#fbe8d3"
    case .record: "#f2f2ef"
    }
  }

  static func edge(of kind: StepKind) -> String {
    switch kind {
    case .mitigation: "#b3261e"
    case .preservation: "#2f5da8"
    case .notice: "#2e7d32"
    case .decision: "#9a6b00"
    case .spend, .promise: "#7b3a8c"
    case .alteration: "#a85b12"
    case .record: "#6b6b66"
    }
  }
}
