import Foundation
import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

/// The playbooks in the program against the files in the package.
@Suite struct ShippedPlaybookTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Playbooks")

  private static func files(in folder: URL) throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    let contents = try names.map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
    return Dictionary(uniqueKeysWithValues: zip(names, contents))
  }

  @Test(arguments: ["", "Shared"]) func everyFileIsInTheProgramByteForByte(place: String) throws {
    let shipped = place.isEmpty ? ShippedPlaybooks.files : ShippedPlaybooks.sharedFiles
    let files = try Self.files(in: Self.folder.appending(path: place))
    #expect(!files.isEmpty)
    let embedded = Dictionary(uniqueKeysWithValues: shipped.map { ("\($0.id).yaml", $0.bytes) })
    #expect(embedded.keys.sorted() == files.keys.sorted())
    for (name, bytes) in files { #expect(embedded[name] == bytes, "\(name)") }
  }

  @Test(arguments: ShippedPlaybooks.files.map(\.id))
  func isReadWithoutFaultAndNamedLikeItsFile(_ id: String) throws {
    let bytes = try #require(ShippedPlaybooks.named(id)).stream
    do {
      let playbook = try Playbook(yaml: bytes, fileName: "\(id).yaml")
      #expect(playbook.id == PlaybookID(id))
    } catch {
      for fault in error.faults { Issue.record("\(fault.file): \(fault.text(in: .en))") }
    }
  }

  @Test func anUnknownNameHasNoPlaybook() {
    #expect(ShippedPlaybooks.named("no-such-playbook") == nil)
  }
}
