import Delivery
import Foundation
import Testing

@testable import Receiver

@Suite struct NoticeArchiveTests {
  private func folder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)")
  }

  @Test func aNoticeIsKeptOnceAndByItsOwnerOnly() throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let id = try DeliveryIdentifier("msg_1")
    #expect(try NoticeArchive(folder: folder).keep(Array("first".utf8), as: id) == .first)
    // Another process, later: still the same notice.
    #expect(try NoticeArchive(folder: folder).keep(Array("second".utf8), as: id) == .repeated)
    let file = folder.appending(path: "msg_1.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == "first")
    for path in [folder.path, file.path] {
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect((mode ?? 0o777) & 0o077 == 0)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["msg_1.json"])
  }

  @Test func idsCannotLeaveTheFolder() throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try NoticeArchive(folder: folder)
    for id in ["../../evil", "/etc/passwd", "a/b", "~root", "%2e%2e"] {
      #expect(try archive.keep([1], as: DeliveryIdentifier(id.replacing(".", with: "-"))) == .first)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count == 5 && names.allSatisfy { !$0.contains("/") && !$0.hasPrefix(".") })
  }

  @Test func onlyWhatCameCanBeConfirmedAndOnlyOnce() throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = try NoticeArchive(folder: folder)
    let id = try DeliveryIdentifier("msg_1")
    #expect(throws: NoticeArchive.Fault.unknown("msg_1")) { try archive.confirm(id, reference: "A-1") }
    _ = try archive.keep([1], as: id)
    #expect(archive.reference(of: id) == nil)
    for bad in ["", "a\nb", String(repeating: "x", count: 101)] {
      #expect(throws: NoticeArchive.Fault.badReference) { try archive.confirm(id, reference: bad) }
    }
    try archive.confirm(id, reference: "A-1")
    #expect(archive.reference(of: id) == "A-1")
    #expect(throws: NoticeArchive.Fault.alreadyConfirmed("msg_1")) { try archive.confirm(id, reference: "A-2") }
    #expect(archive.kept.map(\.id) == ["msg_1"])
  }
}
