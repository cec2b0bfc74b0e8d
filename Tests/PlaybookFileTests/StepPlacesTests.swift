import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

/// Where steps are written, in files of one and of several parts.
@Suite struct StepPlacesTests {
  /// Whether a line of a file, counted from 1, says `id: step`.
  private func names(_ step: StepID, _ line: Int, of text: String?) -> Bool {
    let lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return false }
    let words = lines[line - 1].split { " {},".contains($0) }
    return zip(words, words.dropFirst()).contains { $0 == "id:" && $1 == step.rawValue }
  }

  @Test func everyStepHasThePlaceOfItsIdentifier() throws {
    let yaml = completeExample
    let playbook = try Playbook(yaml: Array(yaml.utf8), fileName: "complete.yaml")
    let places = StepPlaces(yaml: Array(yaml.utf8), fileName: "complete.yaml")
    for step in playbook.steps {
      let place = try #require(places[step.id], "\(step.id)")
      #expect(place.file == "complete.yaml")
      #expect(names(step.id, place.line, of: yaml), "\(step.id) \(place)")
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
      #expect(names(step.id, place.line, of: file?.yaml), "\(step.id) \(place)")
    }
  }

  @Test func whatCannotBeReadHasNoPlaces() {
    #expect(StepPlaces(yaml: Array("tracks: [".utf8), fileName: "broken.yaml")[StepID("a")] == nil)
    #expect(StepPlaces(yaml: [0xFF], fileName: "broken.yaml")[StepID("a")] == nil)
  }
}
