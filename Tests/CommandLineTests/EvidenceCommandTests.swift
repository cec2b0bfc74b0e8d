import Foundation
import OutsideTools
import Testing

/// Evidence, proofs, checkpoints and keys from the command line.
@Suite struct EvidenceCommandTests {
  @Test func whatIsDoneWithEvidenceIsOnRecord() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let folder = shell.folder.appending(path: "disk/inner")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("one".utf8).write(to: folder.appending(path: "a.txt"))
    try Data("two".utf8).write(to: folder.appending(path: "b.txt"))
    let kept = try shell.run(
      "attach", shell.folder.appending(path: "disk").path, "--tool", "dd", "--power", "live", "--seal", "S-1", "--by",
      "Sato")
    #expect(kept.status == 0, "\(kept.errors)")
    #expect(kept.errors.contains("item-2: 3 bytes kept"))
    let released = try shell.run(
      "custody", "item-1", "--act", "released", "--to", "Lab", "--purpose", "an image", "--occurred",
      "2026-01-02 21:05", "--occurred-source", "camera")
    #expect(released.status == 0, "\(released.errors)")
    #expect(try shell.run("custody", "item-9", "--act", "released").status == 65)
    #expect(try shell.run("custody", "item-1", "--act", "verified").status == 64)
    let timeline = try shell.run("timeline").output
    #expect(timeline.contains("evidence item-1 was released") && timeline.contains("from a camera"))

    #expect(try shell.run("attach", "--verify").status == 0)
    let contents = FileManager.default.subpaths(atPath: shell.home.appending(path: "attachments").path)
    let victim = try #require(contents?.first { $0.utf8.count > 64 })
    let file = shell.home.appending(path: "attachments/\(victim)")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    try Data("x".utf8).write(to: file)
    let checked = try shell.run("attach", "--verify")
    #expect(checked.status == 65 && checked.output.contains("was found changed or missing"))
  }

  /// Everybody hands in what they have at once: each file has a number of its own, and all of them leave the house.
  @Test func filesHandedInAtTheSameMoment() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let files = try (1...6).map { number -> String in
      let file = shell.folder.appending(path: "f\(number).txt")
      try Data("file \(number)".utf8).write(to: file)
      return file.path
    }
    let processes = try files.map { try shell.begin(["attach", $0]) }
    for process in processes { process.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0, 0, 0, 0, 0])
    let bundle = shell.folder.appending(path: "b").path
    #expect(try shell.run("export", "--out", bundle).status == 0)
    let kept = try FileManager.default.contentsOfDirectory(atPath: "\(bundle)/data/attachments").sorted()
    #expect(kept == (1...6).map { "item-\($0).txt" })
  }

  /// With an offset, in the company's zone, to the second or about, from whatever source: it stands as it was stated.
  @Test func whenSomethingHappenedIsKeptAsItWasStated() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let stated: [(typed: String, source: String?, at: String, offset: String, zone: String, precision: String)] = [
      ("2026-01-02 21:05", nil, "2026-01-02T12:05:00.000Z", "+09:00", "Asia/Tokyo", "minute"),
      ("2026-01-02T21:05:09+02:00", "system-log", "2026-01-02T19:05:09.000Z", "+02:00", "", "second"),
      ("約2026-01-02 21:05", "person", "2026-01-02T12:05:00.000Z", "+09:00", "Asia/Tokyo", "about"),
      ("2026/01/02 21:05:30", "camera", "2026-01-02T12:05:30.000Z", "+09:00", "Asia/Tokyo", "second"),
      ("2026-01-02T12:05:09Z", "document", "2026-01-02T12:05:09.000Z", "+00:00", "", "second"),
    ]
    for (index, time) in stated.enumerated() {
      let source = time.source.map { ["--occurred-source", $0] } ?? []
      let command = index == 1 ? ["done", "isolate"] : ["note", "x"]
      let result = try shell.run(command + ["--occurred", time.typed] + source)
      #expect(result.status == 0, "\(time.typed): \(result.errors)")
      let bundle = shell.folder.appending(path: "b\(index)").path
      try shell.run("export", "--out", bundle)
      let ledger = try String(contentsOfFile: "\(bundle)/data/proof/ledger.jsonl", encoding: .utf8)
      let wanted =
        #""occurred":{"at":"\#(time.at)","offset":"\#(time.offset)","precision":"\#(time.precision)","source":"\#(time.source ?? "person")","zone":"\#(time.zone)"}"#
      #expect(ledger.contains(wanted), "\(wanted)")
    }
    #expect(try shell.run("note", "x", "--occurred", "yesterday-ish").status == 65)
    #expect(try shell.run("note", "x", "--occurred", "21:05", "--occurred-source", "hearsay").status == 64)
    #expect(try shell.run("note", "x", "--occurred-source", "camera").status == 64)
  }

  /// Nothing but data where nobody looks: no bar in a file or a pipe.
  @Test func noBarWhereNobodyLooks() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let bundle = shell.folder.appending(path: "b.zip").path
    for result in [try shell.run("export", "--out", bundle), try shell.run("verify", bundle)] {
      #expect(!result.errors.contains("\r") && !result.errors.contains("░") && !result.output.contains("\r"))
    }
  }

  @Test func aCheckpointThatSomebodyWroteDownIsEnough() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let short = try shell.run("checkpoint").output.trimmingCharacters(in: .whitespacesAndNewlines)
    try shell.run("note", "later")
    let bundle = shell.folder.appending(path: "b.zip").path
    #expect(try shell.run("export", "--out", bundle, "--redact", "names,text,2").status == 0)
    let fits = try shell.run("verify", bundle, "--checkpoint", short)
    #expect(fits.status == 0 && fits.output.contains("it extends the checkpoint kept outside"), "\(fits.output)")
    let slip = short.dropLast() + (short.hasSuffix("7") ? "8" : "7")
    #expect(try shell.run("verify", bundle, "--checkpoint", String(slip)).status == 66)
    #expect(try shell.run("export", "--out", bundle + "2", "--redact", "everything").status == 64)
  }

  /// An implementation of RFC 6962 that is not ours, in a few lines.
  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", "import hashlib"))) func proofsHoldForAnybody() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    for number in 1...3 { try shell.run("note", "note \(number)") }
    let out = shell.folder.appending(path: "proof").path
    #expect(try shell.run("proof", "3", "--out", out, "--since", "2").status == 0)
    let result = try ExternalTool.run("python3", "-c", EvidenceCommandTests.inclusion, out)
    #expect(result.output.contains("holds"), "\(result.output)")
    #expect(try shell.run("proof", "99", "--out", out).status == 66)
  }

  private static let inclusion = #"""
    import base64, hashlib, sys
    out = sys.argv[1]
    lines = open(out + '/entry-3.tlog-proof').read().split('\n')
    cut = lines.index('')
    nodes = [base64.b64decode(line) for line in lines[2:cut]]
    size, root = int(lines[cut + 2]), base64.b64decode(lines[cut + 3])
    def H(b): return hashlib.sha256(b).digest()
    node = H(b'\0' + open(out + '/entry-3.json', 'rb').read())
    fn, sn = 3, size - 1
    for p in nodes:
      if fn & 1 or fn == sn:
        node = H(b'\1' + p + node)
        while not fn & 1 and fn: fn >>= 1; sn >>= 1
      else: node = H(b'\1' + node + p)
      fn >>= 1; sn >>= 1
    print('holds' if node == root and sn == 0 else 'differs')
    """#

  @Test func aLostKeyDoesNotLoseTheRecord() throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let copy = shell.folder.appending(path: "copy.key").path
    #expect(try shell.run("key", "backup", copy).status == 0)
    #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
    #expect(try shell.run("key", "backup", copy).status == 73)
    try FileManager.default.removeItem(at: shell.home.appending(path: "company.key"))
    let refused = try shell.run("note", "without the key")
    #expect(refused.status == 74 && refused.errors.contains("key rotate --lost"), "\(refused.errors)")
    for command in ["status", "timeline", "next", "checkpoint"] {
      let read = try shell.run(command)
      #expect(read.status == 0, "\(command): \(read.errors)")
    }
    let bundle = shell.folder.appending(path: "b.zip").path
    #expect(try shell.run("export", "--out", bundle).status == 0)
    #expect(try shell.run("verify", bundle).status == 0)
    let stranger = try Shell()
    try stranger.run("start", try stranger.smallPlaybook())
    let other = stranger.home.appending(path: "company.key").path
    #expect(try shell.run("key", "restore", other).status == 65)
    #expect(try shell.run("key", "restore", copy).status == 0)
    #expect(try shell.run("note", "with the key").status == 0)
  }

  /// A record keeps the key that it began with; the first one under a new key commits to what the others came to.
  @Test(arguments: [false, true]) func anotherKeyFollowsOnTheFormerOne(isLost: Bool) throws {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let first = try #require(try shell.run("status", "--json").output.firstMatch(of: /"incident":"([^"]+)"/)).1
    let note = shell.folder.appending(path: "kept.note")
    #expect(try shell.run("key", "rotate", "--lost").status == 64, "it is there")
    if isLost { try FileManager.default.removeItem(at: shell.home.appending(path: "company.key")) }
    if isLost { #expect(try shell.run("key", "rotate").status == 74) }
    #expect(try shell.run(["key", "rotate"] + (isLost ? ["--lost"] : [])).status == 0)
    // The former record can be read either way, and continued when its key is there.
    #expect(try shell.run("status").status == 0)
    #expect(try shell.run("note", "under the former key").status == (isLost ? 74 : 0))
    let json = try shell.run("checkpoint", "--json").output
    let checkpoint = try #require(
      try JSONDecoder().decode([String: Note].self, from: Data("{\"a\":\(json)}".utf8))["a"])
    try Data(checkpoint.note.utf8).write(to: note)
    let former = shell.folder.appending(path: "former.zip").path
    #expect(try shell.run("export", "--out", former).status == 0)
    #expect(try shell.run("verify", former, "--checkpoint", note.path).status == 0)

    #expect(try shell.run("start", try shell.smallPlaybook()).status == 0)
    let rows = try shell.run("status", "--incident", String(first), "--json")
    #expect(rows.status == 0)
    let log = try FileManager.default.contentsOfDirectory(atPath: shell.home.appending(path: "former-keys").path)
    #expect(log.count == (isLost ? 1 : 2))
    let second = try #require(
      try shell.run("status").errors.matches(of: /--incident (\S+)/).map { String($0.1) }.last { $0 != String(first) })
    let bundle = shell.folder.appending(path: "second.zip").path
    #expect(try shell.run("export", "--incident", second, "--out", bundle).status == 0)
    let verified = try shell.run("verify", bundle, "--checkpoint", note.path)
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("the first entry here holds it"), "\(verified.output)")
    // A checkpoint of the former record that is not the last one is not what the new one commits to.
    let other = checkpoint.note.replacing("\n\(checkpoint.size)\n", with: "\n\(checkpoint.size + 1)\n")
    try Data(other.utf8).write(to: note)
    #expect(try shell.run("verify", bundle, "--checkpoint", note.path).status == 65)
  }

  private struct Note: Decodable {
    let note: String
    let size: Int
  }
}
