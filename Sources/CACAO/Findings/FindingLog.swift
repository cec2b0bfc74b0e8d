/// Gathers what is found in one file while it is read.
final class FindingLog {
  private(set) var findings: [CACAOFinding] = []
  private var seen: Set<CACAOFinding> = []

  func report(_ problem: CACAOFinding.Problem, at path: JSONPath) {
    let finding = CACAOFinding(path: path, problem: problem)
    if seen.insert(finding).inserted { findings.append(finding) }
  }

  var hasFaults: Bool { findings.contains { $0.weight == .fault } }
}
