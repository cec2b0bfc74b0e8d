import ClaimBundle
import EvidenceLog
import Foundation
import Glibc

extension Home {
  /// The company's signing key, made at first use. Two processes that make it at once end with the same one.
  ///
  /// Where there was a key and there is none any more, none is made: entries under a new key would not continue the
  /// record.
  func signingKey() throws(PostFault) -> LogSigningKey {
    if let key = try readKey() {
      let known = try? Data(contentsOf: publicKeyFile)
      // A change of keys that was cut off left the former key's public half here.
      if known == nil || known.map({ isFormer([UInt8]($0)) }) == true {
        try writeDurably(key.publicKey, to: publicKeyFile)
      }
      return key
    }
    guard !FileManager.default.fileExists(atPath: publicKeyFile.path) else { throw .keyUnreadable(keyFile.path) }
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
    try writeDurably(key.publicKey, to: publicKeyFile)
    syncFolder(folder)
    return key
  }

  /// Copies the key into a new file, for its owner only.
  package func backUpKey(to path: String) throws(PostFault) {
    let key = try signingKey()
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw errno == EEXIST ? .bundle(.exists(path)) : .homeUnusable(path, code: errno) }
    close(descriptor)
    try writeDurably(key.rawRepresentation, to: URL(fileURLWithPath: path))
  }

  /// Puts a key back that was lost. Never over another one, and never one that is not this home's.
  package func restoreKey(from path: String) throws(PostFault) {
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)),
      let key = try? LogSigningKey(rawRepresentation: [UInt8](bytes))
    else { throw .keyUnreadable(path) }
    if let present = try? readKey() {
      guard present.publicKey == key.publicKey else { throw .keyOfAnotherHome(path) }
      return
    }
    if let known = try? Data(contentsOf: publicKeyFile), known.count == 32, [UInt8](known) != key.publicKey {
      throw .keyOfAnotherHome(path)
    }
    try writeDurably(key.rawRepresentation, to: keyFile)
    _ = try signingKey()
    syncFolder(folder)
  }

  func readKey() throws(PostFault) -> LogSigningKey? {
    guard FileManager.default.fileExists(atPath: keyFile.path) else { return nil }
    guard let bytes = try? Data(contentsOf: keyFile), let key = try? LogSigningKey(rawRepresentation: [UInt8](bytes))
    else { throw .keyUnreadable(keyFile.path) }
    return key
  }

  func writeDurably(_ bytes: [UInt8], to file: URL) throws(PostFault) {
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
