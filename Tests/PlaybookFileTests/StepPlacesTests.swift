import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

/// Where steps are written, in files of one and of several parts.
@Suite struct StepPlacesTests {
  private func line(of step: String, in text: String) -> Int? {
    text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { line in
      let words = line.split { " {},".contains($0) }
      return words.starts(with: ["-", "id:", Substring(step)])
    }.map { $0 + 1 }
  }

  @Test func everyStepHasThePlaceOfItsIdentifier() throws {
    let yaml = completeExample
    let playbook = try Playbook(yaml: Array(yaml.utf8), fileName: "complete.yaml")
    let places = StepPlaces(yaml: Array(yaml.utf8), fileName: "complete.yaml")
    for step in playbook.steps {
      let place = try #require(places[step.id], "\(step.id)")
      #expect(place.file == "complete.yaml")
      #expect(place.line == line(of: step.id.rawValue, in: yaml), "\(step.id)")
    }
    #expect(places[StepID("gone")] == nil)
  }

  @Test(arguments: ShippedPlaybooks.files.map(\.id))
  func aSharedStepIsWhereTheSharedFileHasIt(_ id: String) throws {
    let shipped = try #require(ShippedPlaybooks.named(id))
    let playbook = try Playbook(yaml: shipped.stream, fileName: "\(id).yaml")
    let places = StepPlaces(yaml: shipped.stream, fileName: "\(id).yaml")
    for step in playbook.steps {
      let place = try #require(places[step.id], "\(step.id)")
      let name = place.file.split(separator: "/").last.map { String($0.dropLast(".yaml".count)) } ?? ""
      let file = place.file.hasPrefix("Shared/") ? ShippedPlaybooks.shared(name) : shipped
      #expect(place.line == file.flatMap { line(of: step.id.rawValue, in: $0.yaml) }, "\(step.id) \(place)")
    }
  }

  @Test func whatCannotBeReadHasNoPlaces() {
    #expect(StepPlaces(yaml: Array("tracks: [".utf8), fileName: "broken.yaml")[StepID("a")] == nil)
    #expect(StepPlaces(yaml: [0xFF], fileName: "broken.yaml")[StepID("a")] == nil)
  }
}
