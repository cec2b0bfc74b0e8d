import EvidenceLog
import Foundation
import OutsideTools
import Testing

@testable import ClaimBundle

@Suite struct ZipTests {
  @Test func theChecksumIsThatOfZip() {
    for (text, value) in [("", 0 as UInt32), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)] {
      #expect(Measuring.of(Array(text.utf8)).crc32 == value)
    }
    // Pieces of every length come to the same as the whole.
    let bytes = (0..<64).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for cut in 0...64 {
      var measuring = Measuring()
      measuring.take(Array(bytes[..<cut]))
      measuring.take(Array(bytes[cut...]))
      #expect(measuring.measure == Measuring.of(bytes))
    }
  }

  /// No place in an archive is without meaning: a change of any byte is seen.
  @Test func anyChangedByteOfASmallArchiveIsSeen() throws {
    let folder = TemporaryFolder.all.appending(path: "zip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var members: [ZipWriter.Member] = []
    for (name, content) in [("a.txt", "alpha"), ("b/c.sh", ""), ("b/日本.txt", "火消し")] {
      let file = folder.appending(path: "\(members.count)")
      try Data(content.utf8).write(to: file)
      let input = try #require(InputFile(path: file.path))
      members.append(.init(path: name, content: input, measure: try input.measure()))
    }
    let path = folder.appending(path: "x.zip").path
    try ZipWriter.write(members, under: "top", to: path)
    let whole = try ZipArchive(try #require(InputFile(path: path)))
    #expect(whole.topFolder == "top")
    #expect(Set(whole.members.keys) == ["a.txt", "b/c.sh", "b/日本.txt"])

    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let changedPath = folder.appending(path: "changed.zip")
    for place in bytes.indices {
      for mask in [0x01, 0x80] as [UInt8] {
        var changed = bytes
        changed[place] ^= mask
        try Data(changed).write(to: changedPath)
        #expect(try !holds(changedPath.path), "byte \(place)")
      }
      try Data(bytes[..<place]).write(to: changedPath)
      #expect(try !holds(changedPath.path), "cut at \(place)")
    }
    try Data(bytes + [0]).write(to: changedPath)
    #expect(try !holds(changedPath.path))
  }

  private func holds(_ path: String) throws -> Bool {
    guard let archive = try? ZipArchive(try #require(InputFile(path: path))) else { return false }
    return try archive.topFolder == "top"
      && archive.members.allSatisfy { name, file in try file.measure().crc32 == archive.checksums[name] }
  }

  /// APPNOTE 4.5.3: the numbers that do not fit go into the extra field.
  @Test func hugeFilesGetLongFields() {
    let huge = ZipEntry(name: "top/huge", crc32: 1, size: 0x1_2345_6789, offset: 0x2_0000_0000)
    #expect(huge.localHeader.count == 30 + 8 + 20)
    #expect(huge.directoryHeader.count == 46 + 8 + 28)
    #expect(Array(huge.localHeader[18..<26]) == [UInt8](repeating: 0xFF, count: 8))
    #expect(Array(huge.localHeader[42..<50]) == [0x89, 0x67, 0x45, 0x23, 0x01, 0, 0, 0])
    let end = ZipEntry.ending(count: 70_000, directoryOffset: 5, directorySize: 6)
    #expect(end.count == 56 + 20 + 22)
  }
}
