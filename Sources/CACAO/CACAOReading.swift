import CanonicalJSON
package import PlaybookModel

/// How strictly a file is read.
package enum CACAOStrictness: Hashable, Sendable {
  /// Refuses what the specification forbids.
  case strict
  /// Reads it if there is a sensible way, and says which.
  case lenient
}

/// A CACAO v2.0 playbook that was read: ours to run, and what was found on the way.
package struct CACAOReading: Sendable {
  package let playbook: Playbook
  /// `playbook--…`, as the file has it.
  package let id: String
  /// Remarks, and in lenient reading deviations.
  package let findings: [CACAOFinding]
  package let markings: [DataMarking]
  package let signatures: [SignatureFinding]
  /// Which step of the file each of ours was made of.
  package let origins: [StepID: String]

  static let sizeLimit = 16 << 20

  /// Whether these bytes are meant to be JSON at all: a playbook of our own never begins like that.
  package static func isJSON(_ bytes: some Collection<UInt8>) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : Array(bytes)
    return content.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }

  /// Reads a file; everything that keeps it from being read is thrown at once.
  ///
  /// What strict reading accepts, lenient reading turns into the same playbook.
  package init(_ bytes: [UInt8], _ strictness: CACAOStrictness) throws(CACAOFaults) {
    let log = FindingLog()
    let reading = CACAOReading.read(bytes, log)
    let refused = log.findings.filter { finding in
      switch strictness {
      case .strict: finding.weight >= .deviation
      case .lenient: finding.weight == .fault
      }
    }
    guard refused.isEmpty, let reading else { throw CACAOFaults(findings: refused) }
    playbook = reading.playbook
    id = reading.document.id
    findings = log.findings
    markings = reading.document.markings
    signatures = PlaybookSignatures.findings(in: reading.json)
    origins = reading.origins
  }

  private struct Whole {
    let playbook: Playbook
    let document: WorkflowDocument
    let json: JSONValue
    let origins: [StepID: String]
  }

  private static func read(_ bytes: [UInt8], _ log: FindingLog) -> Whole? {
    guard bytes.count <= sizeLimit else {
      log.report(.tooLarge(bytes: bytes.count, limit: sizeLimit), at: .top)
      return nil
    }
    guard let json = parse(bytes, log) else { return nil }
    guard let document = DocumentReader(log: log).document(JSONCursor(value: json, path: .top, log: log)) else {
      return nil
    }
    WorkflowReferences(document: document, log: log).report()
    if log.hasFaults { return nil }
    if let own = HikeshiExtension.playbook(of: json, log: log) {
      return Whole(playbook: own.playbook, document: document, json: json, origins: own.origins)
    }
    let layout = WorkflowLayout(document, log: log)
    let track = layout.mainTrack()
    layout.reportUnreached()
    guard !log.hasFaults else { return nil }
    return Whole(playbook: layout.playbook(of: track), document: document, json: json, origins: layout.origins)
  }

  private static func parse(_ bytes: [UInt8], _ log: FindingLog) -> JSONValue? {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do throws(JSONFault) {
      return try JSONValue(parsingForeign: bytes)
    } catch {
      let before = bytes.prefix(error.offset)
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
      log.report(.notJSON(line: line, column: column, error.reason), at: .top)
      return nil
    }
  }
}

extension WorkflowLayout {
  fileprivate func playbook(of track: Track) -> Playbook {
    let day = document.modified.map { String($0.prefix(10)) } ?? ""
    var names = NameGiver()
    let sources = document.sources.map { reference in
      Source(
        id: names.name(for: reference.name, fallback: "source"),
        title: [reference.name, reference.text].compactMap(\.self).joined(separator: ": "), checked: day)
    }
    let slug = NameGiver.slug(document.name)
    return Playbook(
      id: PlaybookID(slug.isEmpty ? NameGiver.slug(document.id) : slug), version: day,
      title: LocalizedText(same: document.name), summary: LocalizedText(same: document.description ?? document.name),
      roles: roles.roles, facts: facts.definitions, tracks: [track], sources: sources)
  }

  /// Steps that no way leads to take no part in a run; they are named, so that nobody thinks they did.
  fileprivate func reportUnreached() {
    var reached = Set(origins.values)
    for step in document.steps.values {
      switch step.form {
      case .start: if step.id == document.start.id { reached.insert(step.id) }
      case .end: if references.contains(step.id) { reached.insert(step.id) }
      case .action, .playbookAction, .parallel, .ifCondition, .whileCondition, .switchCondition: break
      }
    }
    for step in document.steps.values.sorted(by: { $0.id < $1.id }) where !reached.contains(step.id) {
      log.report(.unreachable(step.id), at: step.path)
    }
  }

  private var references: Set<String> {
    Set(WorkflowReferences(document: document, log: log).all.map(\.id))
  }
}
