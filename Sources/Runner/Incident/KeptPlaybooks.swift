import CompactPlaybook
import Crypto
import EvidenceLog
import Foundation
import Glibc
import PlaybookModel

/// What was read from playbooks, kept in the home for the next command: `playbooks/` with the SHA-256 of the bytes that
/// it was read from as the name.
///
/// ```
/// 32 bytes   HMAC-SHA-256 over the SHA-256 in the name, the SHA-256 of the program's mark, and the rest
/// the rest   `Playbook.compact`
/// ```
///
/// The key is derived from the company's signing key: whoever could put something else here could sign the record as
/// well. What was cut off, changed, moved, kept for another program or sealed with another key is not used, and what has
/// no key is not kept; then the playbook's own bytes are read. Nothing here ever counts as evidence.
struct KeptPlaybooks: Sendable {
  private static let sealLength = 32
  private let folder: URL
  private let key: @Sendable () -> SymmetricKey?
  private let program: Hash256?

  /// - Parameter program: what tells this program from every other one; nil keeps nothing.
  init(home: Home, program: [UInt8]? = ProgramMark.ofThisProcess) {
    folder = home.playbooks
    self.program = program.map(Hash256.of)
    key = {
      guard let signing = try? home.readKey() else { return nil }
      return HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: signing.rawRepresentation), info: Data("hikeshi kept playbook".utf8),
        outputByteCount: 32)
    }
  }

  func playbook(of pinned: Hash256) -> Playbook? {
    guard let program, let bytes = try? Data(contentsOf: file(of: pinned)), bytes.count > Self.sealLength,
      let key = key()
    else { return nil }
    let seal = bytes.prefix(Self.sealLength)
    return bytes.withUnsafeBytes { all in
      let rest = UnsafeRawBufferPointer(rebasing: all.dropFirst(Self.sealLength))
      let code = Self.code(over: rest, of: pinned, program, key)
      guard code == seal else { return nil }
      return try? Playbook(compact: rest)
    }
  }

  /// Does nothing when that cannot be done: it would only have saved time.
  func keep(_ playbook: Playbook, of pinned: Hash256) {
    guard let program, let key = key() else { return }
    let rest = playbook.compact
    let seal = rest.withUnsafeBytes { Self.code(over: $0, of: pinned, program, key) }
    mkdir(folder.path, 0o700)
    let file = file(of: pinned)
    let draft = "\(file.path).\(getpid())"
    guard write(Array(seal) + rest, to: draft), rename(draft, file.path) == 0 else {
      unlink(draft)
      return
    }
  }

  private func file(of pinned: Hash256) -> URL { folder.appending(path: pinned.hex) }

  private static func code(
    over rest: UnsafeRawBufferPointer, of pinned: Hash256, _ program: Hash256, _ key: SymmetricKey
  ) -> HMAC<SHA256>.MAC {
    var code = HMAC<SHA256>(key: key)
    pinned.withUnsafeBytes { code.update(data: $0) }
    program.withUnsafeBytes { code.update(data: $0) }
    code.update(data: rest)
    return code.finalize()
  }

  /// Not synced: half a file has no seal.
  private func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    return close(descriptor) == 0 && written == bytes.count
  }
}
