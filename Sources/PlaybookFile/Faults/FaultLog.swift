/// Gathers the faults of one file, and of the shared files behind it, while they are read.
final class FaultLog {
  private let file: String
  private(set) var faults: [PlaybookFault] = []
  /// The files of the stream behind the first.
  var parts: [PlaybookStream.Part] = []

  init(file: String) { self.file = file }

  func report(_ problem: PlaybookFault.Problem, at place: YAMLPlace) {
    let part = parts.last { $0.line < place.line }
    let fault =
      PlaybookFault(
        file: part?.file ?? file, line: place.line - (part?.line ?? 0), column: place.column,
        path: place.path, problem: problem)
    // A shared part is read once for every playbook that uses it.
    if !faults.contains(fault) { faults.append(fault) }
  }
}
