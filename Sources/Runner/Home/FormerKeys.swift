import EvidenceLog
import Foundation
import Glibc

/// Keys by the logs that they sign: a record keeps the key that it began with, whatever becomes of the company's key.
extension Home {
  /// A company's logs are named by their key, so that no name has to be chosen, or told to anybody.
  static func logName(of publicKey: [UInt8]) -> String { String(Hash256.of(publicKey).hex.prefix(16)) }

  /// `hikeshi/LOGNAME/INCIDENT/v1`.
  static func logName(in origin: String) -> String? {
    let parts = origin.split(separator: "/")
    return parts.count == 4 ? String(parts[1]) : nil
  }

  /// What a record's checkpoints are checked with; there even when the key is lost.
  func publicKey(of origin: String) throws(PostFault) -> [UInt8] {
    let name = Home.logName(in: origin)
    for file in [publicKeyFile] + [name].compactMap({ $0.map { formerKey($0, "pub") } }) {
      guard let bytes = try? Data(contentsOf: file), bytes.count == 32 else { continue }
      if name == nil || Home.logName(of: [UInt8](bytes)) == name { return [UInt8](bytes) }
    }
    // A home whose records were named otherwise has one key.
    if let bytes = try? Data(contentsOf: publicKeyFile), bytes.count == 32 { return [UInt8](bytes) }
    return try signingKey().publicKey
  }

  /// What a record is signed with.
  func signingKey(of origin: String) throws(PostFault) -> LogSigningKey {
    guard let name = Home.logName(in: origin), FileManager.default.fileExists(atPath: formerKey(name, "pub").path)
    else { return try signingKey() }
    let file = formerKey(name, "key")
    guard let bytes = try? Data(contentsOf: file), let key = try? LogSigningKey(rawRepresentation: [UInt8](bytes)),
      Home.logName(of: key.publicKey) == name
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
    let name = Home.logName(of: former)
    if let present { try writeDurably(present.rawRepresentation, to: formerKey(name, "key")) }
    try writeDurably(former, to: formerKey(name, "pub"))
    syncFolder(formerKeys)
    let fresh = LogSigningKey()
    let draft = folder.appending(path: "company.key.\(getpid())")
    try writeDurably(fresh.rawRepresentation, to: draft)
    guard rename(draft.path, keyFile.path) == 0 else { throw .homeUnusable(keyFile.path, code: errno) }
    try writeDurably(fresh.publicKey, to: publicKeyFile)
    syncFolder(folder)
    return Home.logName(of: fresh.publicKey)
  }

  func isFormer(_ publicKey: [UInt8]) -> Bool {
    FileManager.default.fileExists(atPath: formerKey(Home.logName(of: publicKey), "pub").path)
  }

  /// Whether records of this log can be continued.
  func canSign(for origin: String) -> Bool { (try? signingKey(of: origin)) != nil }

  private func formerKey(_ name: String, _ ending: String) -> URL { formerKeys.appending(path: "\(name).\(ending)") }
}
