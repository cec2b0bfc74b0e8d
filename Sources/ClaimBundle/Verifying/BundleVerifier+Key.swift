import CanonicalJSON
import EvidenceLog

extension BundleVerifier {
  /// The log's key, when both forms of it are one key.
  mutating func checkKey() -> VerifierKey? {
    guard var bytes = smallFile(BundlePath.key) else { return nil }
    guard bytes.popLast() == UInt8(ascii: "\n"), let text = String(validating: bytes, as: UTF8.self),
      let key = try? VerifierKey(parsing: text)
    else {
      report.problems.append(.init(BundlePath.key, .malformed))
      return nil
    }
    proven.insert(BundlePath.key)
    if let pem = smallFile(BundlePath.keyPEM) {
      if pem == Array(key.publicKeyPEM().utf8) {
        proven.insert(BundlePath.keyPEM)
      } else {
        report.problems.append(.init(BundlePath.keyPEM, .changed))
      }
    }
    report.held.append(.key(name: key.name))
    return key
  }

  /// Every checkpoint that the key signed, by size.
  mutating func readCheckpoints(of key: VerifierKey) -> [Checkpoint] {
    var checkpoints: [Checkpoint] = []
    let paths = bag.files.keys.filter { $0.hasPrefix(BundlePath.checkpoints) }.sorted()
    for path in paths {
      guard let note = smallFile(path) else { continue }
      guard let checkpoint = try? key.open(note), checkpoint.size > 0,
        BundlePath.checkpoint(size: checkpoint.size) == path,
        isOursAlone(note)
      else {
        report.problems.append(.init(path, .badSignature))
        continue
      }
      proven.insert(path)
      checkpoints.append(checkpoint)
    }
    if paths.isEmpty { report.problems.append(.init(BundlePath.checkpoints, .missing)) }
    if !checkpoints.isEmpty { report.held.append(.checkpoints(count: checkpoints.count)) }
    return checkpoints
  }

  /// A note may carry other people's signatures; those in a bundle carry none, and a second one would be bytes that
  /// nothing vouches for.
  private func isOursAlone(_ note: [UInt8]) -> Bool { (try? SignedNote(parsing: note))?.signatures.count == 1 }

  /// A checkpoint from outside: a signed note, JSON with a note in `checkpoint` or `data.checkpoint`, or the short form
  /// that somebody wrote down.
  mutating func readOutside(_ given: (bytes: [UInt8], name: String), key: VerifierKey) -> KeptCheckpoint? {
    if given.bytes.count < 200, let text = String(validating: given.bytes, as: UTF8.self),
      let short = ShortCheckpoint(typed: text)
    {
      return .short(short)
    }
    let json = try? JSONValue(parsing: given.bytes)
    let quoted = (json?["data"]?["checkpoint"] ?? json?["checkpoint"])?.string
    let note = quoted.map { Array($0.utf8) } ?? given.bytes
    if let checkpoint = try? key.open(CopiedNote.mended(note)) { return .signed(checkpoint) }
    do throws(CheckpointFault) {
      return .signed(try key.open(note))
    } catch {
      switch error {
      case .anotherName(let name) where !name.isEmpty, .anotherOrigin(let name):
        report.problems.append(.init(given.name, .outsideOfAnotherRecord(name)))
      case .note, .notThreeLines, .badOrigin, .badSize, .badRoot, .anotherName, .anotherKey, .badSignature:
        report.problems.append(.init(given.name, .outsideUnreadable))
      }
      return nil
    }
  }
}
