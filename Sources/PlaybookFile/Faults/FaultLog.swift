/// Gathers the faults of one file, and of the shared files behind it, while they are read.
final class FaultLog {
  private let file: String
  private(set) var faults: [PlaybookFault] = []
  /// Where in the stream each shared file begins.
  var parts: [(line: Int, name: String)] = []

  init(file: String) { self.file = file }

  func report(_ problem: PlaybookFault.Problem, at place: YAMLPlace) {
    let part = parts.last { $0.line < place.line }
    faults.append(
      PlaybookFault(
        file: part.map { "Shared/\($0.name).yaml" } ?? file, line: place.line - (part?.line ?? 0), column: place.column,
        path: place.path, problem: problem))
  }
}
