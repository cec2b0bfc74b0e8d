/// Where in a file something stands.
struct YAMLPlace: Hashable {
  /// Line and column are counted from 1.
  let line: Int
  let column: Int
  /// `tracks[1].steps[3]`; empty at the top.
  let path: String

  static let top = YAMLPlace(line: 1, column: 1, path: "")
}
