/// Gathers the faults of one file, and of the shared files behind it, while they are read.
final class FaultLog {
  private let file: String
  private(set) var faults: [PlaybookFault] = []
  /// Where in the stream each shared file begins.
  var parts: [(line: Int, name: String)] = []

  init(file: String) { self.file = file }

  func report(_ problem: PlaybookFault.Problem, at place: YAMLPlace) {
    let (file, line) = self.place(ofLine: place.line)
    faults.append(
      PlaybookFault(file: file, line: line, column: place.column, path: place.path, problem: problem))
  }

  /// The file that a line of the stream belongs to, and its number there.
  func place(ofLine line: Int) -> (file: String, line: Int) {
    let part = parts.last { $0.line < line }
    return (part.map { "Shared/\($0.name).yaml" } ?? file, line - (part?.line ?? 0))
  }
}
