/// Gathers what is found in one file while it is read.
final class FindingLog {
  private(set) var findings: [CACAOFinding] = []

  func report(_ problem: CACAOFinding.Problem, at path: JSONPath) {
    let finding = CACAOFinding(path: path, problem: problem)
    if !findings.contains(finding) { findings.append(finding) }
  }

  var hasFaults: Bool { findings.contains { $0.weight == .fault } }
}
