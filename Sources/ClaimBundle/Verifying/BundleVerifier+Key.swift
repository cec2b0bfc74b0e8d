import CanonicalJSON
import EvidenceLog
import Timestamping

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
    // A record's name says whose it is: another key over the same entries is another record.
    if !key.isNamedByItsKey { report.problems.append(.init(BundlePath.key, .keyOfAnotherName(key.fingerprint))) }
    if let pinned {
      if pinned.fits(key.publicKey) {
        report.held.append(.keyAsPinned)
      } else {
        report.problems.append(.init(BundlePath.key, .notThePinnedKey(key.fingerprint, pinned: pinned)))
      }
    }
    if let pem = smallFile(BundlePath.keyPEM) {
      if pem == Array(key.publicKeyPEM().utf8) {
        proven.insert(BundlePath.keyPEM)
      } else {
        report.problems.append(.init(BundlePath.keyPEM, .changed))
      }
    }
    report.held.append(.key(name: key.name, key.fingerprint))
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
  func isOursAlone(_ note: [UInt8]) -> Bool { (try? SignedNote(parsing: note))?.signatures.count == 1 }

  /// A checkpoint from outside: a signed note, JSON with a note in `checkpoint` or `data.checkpoint`, the short form
  /// that somebody wrote down, or an authority's token over a checkpoint of this bundle.
  mutating func readOutside(_ given: (bytes: [UInt8], name: String), key: VerifierKey) -> KeptCheckpoint? {
    if given.bytes.count < 200, let text = String(validating: given.bytes, as: UTF8.self),
      let short = ShortCheckpoint(typed: text)
    {
      return .short(short)
    }
    switch stampedCheckpoint(by: given.bytes, key: key) {
    case .found(let checkpoint): return .signed(checkpoint)
    case .notHere:
      report.problems.append(.init(given.name, .outsideTokenOfAnother))
      return nil
    case .noToken: break
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
        // Unproven: the first entry may hold it.
        if let text = try? SignedNote(parsing: note).text, let former = try? Checkpoint(parsing: text),
          former.origin == name
        {
          outsideOfAnother = (former, given.name)
        } else {
          report.problems.append(.init(given.name, .outsideOfAnotherRecord(name)))
        }
      case .note, .notThreeLines, .badOrigin, .badSize, .badRoot, .anotherName, .anotherKey, .badSignature:
        report.problems.append(.init(given.name, .outsideUnreadable))
      }
      return nil
    }
  }

  private enum Stamped {
    case noToken
    case found(Checkpoint)
    /// A token, and of no checkpoint that is here.
    case notHere
  }

  /// A token knows its checkpoint by a hash alone: it is looked for among those of the bundle.
  private func stampedCheckpoint(by response: [UInt8], key: VerifierKey) -> Stamped {
    var isToken = false
    for (path, file) in bag.files.sorted(by: { $0.key < $1.key }) where path.hasPrefix(BundlePath.checkpoints) {
      guard file.size <= 1 << 16, let note = try? file.bytes() else { continue }
      let expectation = TokenExpectation(imprint: { $0.hash(note) })
      switch TimestampJudge.judge(response, expecting: expectation, trusting: .nobody) {
      case .trusted, .kept: if let checkpoint = try? key.open(note) { return .found(checkpoint) }
      case .refused(.wrongImprint): isToken = true
      case .refused: return .noToken
      }
    }
    return isToken ? .notHere : .noToken
  }
}
