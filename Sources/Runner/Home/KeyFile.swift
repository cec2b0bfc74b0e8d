import EvidenceLog
import Foundation
import Glibc

extension Home {
  /// The company's signing key, made at first use. Two processes that make it at once end with the same one.
  func signingKey() throws(PostFault) -> LogSigningKey {
    if let key = try readKey() { return key }
    let fresh = LogSigningKey()
    let draft = folder.appending(path: "company.key.\(getpid())")
    try writeDurably(fresh.rawRepresentation, to: draft)
    // A link fails when the name is taken: whoever comes second uses the key of the first.
    let linked = link(draft.path, keyFile.path)
    let code = errno
    unlink(draft.path)
    guard linked == 0 || code == EEXIST else { throw .homeUnusable(keyFile.path, code: code) }
    syncFolder(folder)
    guard let key = try readKey() else { throw .keyUnreadable(keyFile.path) }
    return key
  }

  private func readKey() throws(PostFault) -> LogSigningKey? {
    guard FileManager.default.fileExists(atPath: keyFile.path) else { return nil }
    guard let bytes = try? Data(contentsOf: keyFile), let key = try? LogSigningKey(rawRepresentation: [UInt8](bytes))
    else { throw .keyUnreadable(keyFile.path) }
    return key
  }

  private func writeDurably(_ bytes: [UInt8], to file: URL) throws(PostFault) {
    let descriptor = Glibc.open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .homeUnusable(file.path, code: errno) }
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count, fsync(descriptor) == 0 else { throw .homeUnusable(file.path, code: errno) }
  }
}

/// Makes names in a folder survive a power cut.
func syncFolder(_ folder: URL) {
  let descriptor = Glibc.open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
