import EvidenceLog
import Foundation
import PlaybookFile
import PlaybookModel
import RunStore
import SQLiteStore
import Testing

@testable import Runner

/// What was read from a playbook and kept saves time, and is never believed over the playbook.
@Suite struct KeptPlaybookTests {
  private let office: Office
  private let pinned: Hash256
  private let playbook: Playbook

  init() throws {
    office = try Office()
    let bytes = try office.post.store.playbook(of: office.incident)
    pinned = Hash256.of(bytes)
    playbook = try Playbook(file: bytes, fileName: "small.yaml")
    // The first incident of all begins before there is a key; the next command keeps what it read.
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(try opened() == playbook)
  }

  private var home: Home { Home(folder: office.folder) }
  private var file: URL { home.playbooks.appending(path: pinned.hex) }

  /// As another process finds it.
  private func opened() throws -> Playbook {
    let post = CommandPost(
      home: home, store: try SQLiteStore(folder: office.folder.path), clock: office.clock, program: "tests")
    return try post.open(office.incident).playbook
  }

  /// The same one, with another step's words.
  private var forged: Playbook {
    get throws {
      let yaml = Office.playbook.replacing("version:", with: "outward: {ja: 払ってください, en: Pay them}\nversion:")
      let forged = try Playbook(yaml: Array(yaml.utf8), fileName: "forged.yaml")
      #expect(forged != playbook)
      return forged
    }
  }

  @Test func isThereForTheNextCommandAndForItsOwnerOnly() throws {
    #expect(KeptPlaybooks(home: home).playbook(of: pinned) == playbook)
    for (path, mode) in [(home.playbooks.path, 0o700), (file.path, 0o600)] {
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
    }
  }

  @Test func isUsed() throws {
    // Only whoever has the company's key can make one that is believed.
    KeptPlaybooks(home: home).keep(try forged, of: pinned)
    #expect(try opened() == forged)
  }

  @Test func isNotBelievedWhenAnythingInItChanged() throws {
    let bytes = try Data(contentsOf: file)
    for place in [0, 31, 32, bytes.count / 2, bytes.count - 1] {
      var changed = bytes
      changed[place] ^= 1
      try changed.write(to: file)
      #expect(KeptPlaybooks(home: home).playbook(of: pinned) == nil, "\(place)")
      #expect(try opened() == playbook)
      #expect(try Data(contentsOf: file) == bytes, "it is made again")
    }
    for length in [0, 31, 32, 33, bytes.count - 1] {
      try bytes.prefix(length).write(to: file)
      #expect(KeptPlaybooks(home: home).playbook(of: pinned) == nil, "\(length)")
      #expect(try opened() == playbook)
    }
  }

  @Test func isNotBelievedUnderAnotherNameOrKeyOrProgram() throws {
    let other = Hash256.of(Array("another playbook".utf8))
    try FileManager.default.copyItem(at: file, to: home.playbooks.appending(path: other.hex))
    #expect(KeptPlaybooks(home: home).playbook(of: other) == nil)

    KeptPlaybooks(home: home, program: [1, 2, 3]).keep(try forged, of: pinned)
    #expect(KeptPlaybooks(home: home).playbook(of: pinned) == nil)
    #expect(try opened() == playbook)

    let elsewhere = try Office()
    let away = Home(folder: elsewhere.folder)
    KeptPlaybooks(home: away).keep(try forged, of: pinned)
    try FileManager.default.removeItem(at: file)
    try FileManager.default.copyItem(at: away.playbooks.appending(path: pinned.hex), to: file)
    #expect(KeptPlaybooks(home: home).playbook(of: pinned) == nil)
    #expect(try opened() == playbook)
  }

  @Test func nothingNeedsIt() throws {
    // No key: nothing is kept or believed, and what is on record can be read.
    try FileManager.default.removeItem(at: home.keyFile)
    #expect(KeptPlaybooks(home: home).playbook(of: pinned) == nil)
    #expect(try opened() == playbook)
    // No folder, and no way to make one.
    try FileManager.default.removeItem(at: home.playbooks)
    try Data().write(to: home.playbooks)
    #expect(try opened() == playbook)
    // A program that the system does not tell from others.
    KeptPlaybooks(home: home, program: nil).keep(playbook, of: pinned)
    #expect(KeptPlaybooks(home: home, program: nil).playbook(of: pinned) == nil)
  }

  /// The record says which bytes are pinned: what is kept for others is not looked at.
  @Test func aPinnedPlaybookThatChangedIsNoticedAllTheSame() throws {
    let changed = Array(Office.playbook.replacing("version:", with: "outward: {ja: 払う, en: Pay}\nversion:").utf8)
    KeptPlaybooks(home: home).keep(playbook, of: Hash256.of(changed))
    let store = DamagedStore(whole: try SQLiteStore(folder: office.folder.path), pinned: changed)
    let post = CommandPost(home: home, store: store, clock: office.clock, program: "tests")
    #expect {
      try post.open(office.incident)
    } throws: {
      guard case .ledgerChanged(_, .playbookDiffers)? = $0 as? PostFault else { return false }
      return true
    }
  }
}
