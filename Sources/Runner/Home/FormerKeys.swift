import EvidenceLog
import Foundation
import Glibc

/// Keys by the logs that they sign: a record keeps the key that it began with, whatever becomes of the company's key.
extension Home {
  /// What a record's checkpoints are checked with; there even when the key is lost.
  func publicKey(of origin: String) throws(PostFault) -> [UInt8] {
    let name = LogName.inside(origin)
    for file in [publicKeyFile] + [name].compactMap({ $0.map { formerKey($0, "pub") } }) {
      guard let bytes = try? Data(contentsOf: file), bytes.count == 32 else { continue }
      if name == nil || LogName.of([UInt8](bytes)) == name { return [UInt8](bytes) }
    }
    // A home whose records were named otherwise has one key.
    if let bytes = try? Data(contentsOf: publicKeyFile), bytes.count == 32 { return [UInt8](bytes) }
    return try signingKey().publicKey
  }

  /// What a record is signed with.
  func signingKey(of origin: String) throws(PostFault) -> LogSigningKey {
    guard let name = LogName.inside(origin), FileManager.default.fileExists(atPath: formerKey(name, "pub").path)
    else { return try signingKey() }
    let file = formerKey(name, "key")
    guard let bytes = try? Data(contentsOf: file), let key = try? LogSigningKey(rawRepresentation: [UInt8](bytes)),
      LogName.of(key.publicKey) == name
    else { throw .keyUnreadable(file.path) }
    return key
  }

  /// Gives the company a new key for the records that begin from now on. The former one stays for those that it began;
  /// when it is lost, those can be read, checked and exported, and nothing can be added to them.
  ///
  /// - Parameter isLost: that the key is not there any more; otherwise it has to be.
  /// - Returns: the new key's log name, and whether the former key was there.
  package func rotateKey(isLost: Bool) throws(PostFault) -> String {
    let present = try readKey()
    guard present != nil || isLost else { throw .keyUnreadable(keyFile.path) }
    guard present == nil || !isLost else { throw .keyNotLost(keyFile.path) }
    let former = present?.publicKey ?? (try? Data(contentsOf: publicKeyFile)).map { [UInt8]($0) }
    guard let former, former.count == 32 else { throw .keyUnreadable(publicKeyFile.path) }
    mkdir(formerKeys.path, 0o700)
    let name = LogName.of(former)
    if let present { try writeDurably(present.rawRepresentation, to: formerKey(name, "key")) }
    try writeDurably(former, to: formerKey(name, "pub"))
    syncFolder(formerKeys)
    let fresh = LogSigningKey()
    let draft = folder.appending(path: "company.key.\(getpid())")
    try writeDurably(fresh.rawRepresentation, to: draft)
    guard rename(draft.path, keyFile.path) == 0 else { throw .homeUnusable(keyFile.path, code: errno) }
    try writeDurably(fresh.publicKey, to: publicKeyFile)
    syncFolder(folder)
    return LogName.of(fresh.publicKey)
  }

  func isFormer(_ publicKey: [UInt8]) -> Bool {
    FileManager.default.fileExists(atPath: formerKey(LogName.of(publicKey), "pub").path)
  }

  /// Whether records of this log can be continued.
  func canSign(for origin: String) -> Bool { (try? signingKey(of: origin)) != nil }

  private func formerKey(_ name: String, _ ending: String) -> URL { formerKeys.appending(path: "\(name).\(ending)") }
}
