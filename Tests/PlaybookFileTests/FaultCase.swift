import PlaybookFile
import PlaybookModel
import Testing

/// A file and all that is wrong with it. The lines meant end in the comment `#!`, in the order of the faults; a line
/// with two faults is marked once for each.
struct FaultCase: CustomTestStringConvertible {
  let name: String
  let yaml: String
  let expected: [Expectation]

  struct Expectation: Hashable {
    let line: Int
    let path: String
    let problem: PlaybookFault.Problem
  }

  init(_ name: String, _ playbook: SmallPlaybook, _ faults: (path: String, problem: PlaybookFault.Problem)...) {
    self.init(name, yaml: playbook.yaml, faults)
  }

  init(_ name: String, yaml: String, _ faults: [(path: String, problem: PlaybookFault.Problem)]) {
    self.name = name
    self.yaml = yaml
    let marked = yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      Array(repeating: index + 1, count: line.split(separator: " ").count { $0 == "#!" })
    }
    expected = faults.enumerated().map { index, fault in
      Expectation(line: index < marked.count ? marked[index] : -1, path: fault.path, problem: fault.problem)
    }
  }

  var testDescription: String { name }

  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    let found = faults(of: yaml)
    #expect(
      found.map { Expectation(line: $0.line, path: $0.path, problem: $0.problem) } == expected,
      sourceLocation: sourceLocation)
    for fault in found {
      #expect(fault.file == "small.yaml" && fault.column >= 1, sourceLocation: sourceLocation)
      for language in Language.allCases {
        let text = fault.text(in: language)
        #expect(text.contains(String(fault.line)) && text.contains(fault.path), sourceLocation: sourceLocation)
        #expect(!text.contains("\n") && !text.contains("Optional("), sourceLocation: sourceLocation)
      }
    }
  }
}

func faults(of yaml: String) -> [PlaybookFault] { faults(of: Array(yaml.utf8)) }

func faults(of bytes: [UInt8]) -> [PlaybookFault] {
  do {
    _ = try Playbook(yaml: bytes, fileName: "small.yaml")
    return []
  } catch {
    return error.faults
  }
}
