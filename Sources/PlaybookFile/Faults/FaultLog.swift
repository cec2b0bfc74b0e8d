/// Gathers the faults of one file while it is read.
final class FaultLog {
  private let file: String
  private(set) var faults: [PlaybookFault] = []

  init(file: String) { self.file = file }

  func report(_ problem: PlaybookFault.Problem, at place: YAMLPlace) {
    faults.append(
      PlaybookFault(file: file, line: place.line, column: place.column, path: place.path, problem: problem))
  }
}
