import CACAO
import CanonicalJSON
import PlaybookFile
import PlaybookModel
import Rehearsal
import ShippedPlaybooks
import Testing

/// What goes out as CACAO comes back as it was.
@Suite struct RoundTripTests {
  static let playbooks = ShippedPlaybooks.files.map(\.id)

  /// Read once: that takes longer than all the rest.
  private static let read = Dictionary(
    uniqueKeysWithValues: ShippedPlaybooks.files.compactMap { file in
      (try? Playbook(yaml: file.stream, fileName: file.id)).map { (file.id, $0) }
    })

  private func shipped(_ name: String) throws -> Playbook { try #require(Self.read[name]) }

  private func exported(_ playbook: Playbook, in language: Language) throws -> [UInt8] {
    try CACAOExport.bytes(of: CACAOExport(playbook, in: language).json)
  }

  @Test(arguments: playbooks, Language.allCases)
  func strictReadingGivesTheSamePlaybook(_ name: String, _ language: Language) throws {
    let playbook = try shipped(name)
    let bytes = try exported(playbook, in: language)
    let reading = try CACAOReading(bytes, .strict)
    #expect(reading.playbook == playbook)
    #expect(reading.findings.isEmpty, "\(reading.findings)")
    #expect(try exported(shipped(name), in: language) == bytes)
    #expect(try CACAOReading(bytes, .lenient).playbook == playbook)
  }

  @Test(arguments: playbooks)
  func walksAgreeMoveByMove(_ name: String) throws {
    let playbook = try shipped(name)
    let again = try CACAOReading(exported(playbook, in: .ja), .strict).playbook
    for seed in UInt64(0)..<20 {
      var before = Rehearsal(playbook, seed: seed)
      var after = Rehearsal(again, seed: seed)
      let walks = (before.run(), after.run())
      #expect(walks.0 == walks.1)
      #expect(walks.0.ending == .completed)
    }
  }

  /// A reader that does not know our extension gets steps that lead to the end.
  @Test(arguments: playbooks)
  func plainStepsStandAlone(_ name: String) throws {
    let json = CACAOExport(try shipped(name), in: .en).json
    let plain = try CACAOReading(CACAOExport.bytes(of: without("playbook_extensions", json)), .strict)
    for seed in UInt64(0)..<20 {
      var walk = Rehearsal(plain.playbook, seed: seed)
      let report = walk.run()
      #expect(report.ending == .completed)
    }
  }

  @Test func changedStepsAreNotRunUnderTheOldExtension() throws {
    let playbook = try shipped("ransomware")
    let changed = without("description", CACAOExport(playbook, in: .en).json)
    let bytes = try CACAOExport.bytes(of: changed)
    let refused = #expect(throws: CACAOFaults.self) { try CACAOReading(bytes, .strict) }
    #expect(refused?.findings.map(\.problem) == [.extensionDisagrees])
    let reading = try CACAOReading(bytes, .lenient)
    #expect(reading.playbook != playbook)
    #expect(reading.findings.contains { $0.problem == .extensionDisagrees })
  }

  private func without(_ key: String, _ json: JSONValue) -> JSONValue {
    .object(JSONObject((json.object?.members ?? []).filter { $0.key != key }.map { ($0.key, $0.value) }))
  }
}
