import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

@testable import CompactPlaybook

@Suite struct CompactPlaybookTests {
  private func again(_ playbook: Playbook) throws -> Playbook {
    try playbook.compact.withUnsafeBytes { try Playbook(compact: $0) }
  }

  @Test func everyShippedPlaybookComesOutAsItWentIn() throws {
    for shipped in ShippedPlaybooks.files {
      let playbook = try Playbook(file: shipped.stream, fileName: "\(shipped.id).yaml")
      let read = try again(playbook)
      #expect(read == playbook)
      #expect(read.others == playbook.others)
      for other in playbook.others {
        let joined = playbook.joined(with: other)
        #expect(try again(joined) == joined)
      }
    }
  }

  @Test func everythingThatAPlaybookCanHave() throws {
    let playbook = EverythingPlaybook.playbook
    #expect(try again(playbook) == playbook)
    #expect(try again(playbook.mayBecome([playbook])).others == [playbook])
  }

  @Test func whatWasCutOffOrGoesOnIsNotRead() throws {
    let bytes = EverythingPlaybook.playbook.compact
    for length in bytes.indices {
      #expect(throws: CompactFault.self) {
        try Array(bytes[..<length]).withUnsafeBytes { try Playbook(compact: $0) }
      }
    }
    #expect(throws: CompactFault.goesOn) { try (bytes + [0]).withUnsafeBytes { try Playbook(compact: $0) } }
  }

  /// Stored bytes are input: whatever they are, they are read or refused.
  @Test func changedBytesNeverTrap() throws {
    let bytes = EverythingPlaybook.playbook.compact
    for place in bytes.indices {
      for value: UInt8 in [0x00, 0x7F, 0x80, 0xFF] {
        var changed = bytes
        changed[place] = value
        _ = changed.withUnsafeBytes { try? Playbook(compact: $0) }
      }
    }
  }

  @Test(arguments: [0, 1, -1, 63, -64, 64, 300, -300, .max, .min]) func numbers(_ number: Int) throws {
    var out = CompactWriter()
    out.write(number)
    #expect(
      try out.bytes.withUnsafeBytes { bytes in
        var reader = CompactReader(bytes)
        return try reader.number()
      } == number)
  }
}
