/// Gathers the faults of one file, and of the shared files behind it, while they are read.
final class FaultLog {
  private let file: String
  private(set) var faults: [PlaybookFault] = []
  /// The files of the stream behind the first.
  var parts: [PlaybookStream.Part] = []

  init(file: String) { self.file = file }

  func report(_ problem: PlaybookFault.Problem, at place: YAMLPlace) {
    let (file, line) = self.place(ofLine: place.line)
    let fault = PlaybookFault(file: file, line: line, column: place.column, path: place.path, problem: problem)
    // A shared part is read once for every playbook that uses it.
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// The file that a line of the stream belongs to, and its number there.
  func place(ofLine line: Int) -> (file: String, line: Int) {
    let part = parts.last { $0.line < line }
    return (part?.file ?? file, line - (part?.line ?? 0))
  }
}
