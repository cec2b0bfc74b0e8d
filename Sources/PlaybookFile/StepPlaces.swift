package import PlaybookModel

/// Where the steps of a playbook are written: for what is found wrong with a playbook as a whole, which has no place of
/// its own in a file.
///
/// A shared step is where the shared file has it, with whatever the playbook changes about it.
package struct StepPlaces: Sendable {
  package struct Place: Hashable, Sendable {
    /// As in faults: the name that the caller gave the file, or that of a shared one.
    package let file: String
    /// Counted from 1.
    package let line: Int
  }

  private var places: [StepID: Place] = [:]

  /// Reads the stream once more, and only as far as the identifiers of steps. What cannot be read has no place.
  package init(yaml bytes: [UInt8], fileName: String) {
    let log = FaultLog(file: fileName)
    // Of a step that several playbooks of the stream have, the first one's place counts.
    let playbooks = YAMLDocument.playbooks(of: bytes, log: log)
    var pending = Array(playbooks.flatMap { $0.cursor.parts(under: "tracks") }.reversed())
    while let track = pending.popLast() {
      for step in track.parts(under: "steps") {
        note(step, log)
        pending += step.parts(under: "parallel")
      }
    }
    for playbook in playbooks { for fallback in playbook.cursor.parts(under: "fallbacks") { note(fallback, log) } }
  }

  private mutating func note(_ step: YAMLCursor, _ log: FaultLog) {
    guard let id = step.glimpse(of: "id"), let line = step.line(of: "id") else { return }
    let (file, place) = log.place(ofLine: line)
    if places[StepID(id)] == nil { places[StepID(id)] = Place(file: file, line: place) }
  }

  package subscript(step: StepID) -> Place? { places[step] }
}
