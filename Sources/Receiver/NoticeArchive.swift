package import Delivery
package import Foundation

/// Keeps what a receiver took, on disk and for its owner only.
///
/// ```
/// msg_….json      the notice as it came, byte for byte: its checkpoint is a witness outside the sender's machine
/// msg_….receipt   the number under which somebody here confirmed it
/// ```
///
/// A notice is on disk before it is answered. Its name is taken by the first that comes, so that a repetition is known
/// as one after a restart too.
package struct NoticeArchive: Sendable {
  package enum Fault: Error, Equatable, Sendable {
    case cannotKeep(code: Int32)
    case unknown(String)
    case alreadyConfirmed(String)
    case badReference
  }

  /// Whether a notice is the first of its id.
  package enum Keeping: Hashable, Sendable {
    case first
    case repeated
  }

  package let folder: URL

  /// Makes the folder if it is not there.
  package init(folder: URL) throws(Fault) {
    self.folder = folder
    guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else { throw .cannotKeep(code: errno) }
    guard chmod(folder.path, 0o700) == 0 else { throw .cannotKeep(code: errno) }
  }

  package func keep(_ body: [UInt8], as id: DeliveryIdentifier) throws(Fault) -> Keeping {
    try write(body, to: file(id.text, "json")) ? .first : .repeated
  }

  /// Confirms a notice; the sender learns of it when it asks next.
  package func confirm(_ id: DeliveryIdentifier, reference: String) throws(Fault) {
    guard !reference.isEmpty, reference.count <= 100, !reference.contains(where: \.isNewline) else {
      throw .badReference
    }
    guard FileManager.default.fileExists(atPath: file(id.text, "json").path) else { throw .unknown(id.text) }
    guard try write(Array(reference.utf8), to: file(id.text, "receipt")) else { throw .alreadyConfirmed(id.text) }
  }

  func holds(_ id: DeliveryIdentifier) -> Bool {
    FileManager.default.fileExists(atPath: file(id.text, "json").path)
  }

  package func reference(of id: DeliveryIdentifier) -> String? {
    (try? Data(contentsOf: file(id.text, "receipt"))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Ids of what is kept, and whether somebody confirmed it.
  package var kept: [(id: String, reference: String?)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      let id = String(name.dropLast(5))
      return (id, (try? DeliveryIdentifier(id)).flatMap(reference(of:)))
    }
  }

  private func file(_ id: String, _ kind: String) -> URL {
    // An id may hold a slash and be longer than a file name: what is not plain becomes a percent code.
    let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    let name = id.addingPercentEncoding(withAllowedCharacters: plain) ?? "x"
    return folder.appendingPathComponent(String(name.prefix(200)) + "." + kind)
  }

  /// False when there is one already. Written aside and linked, so that a crash leaves all of it or nothing.
  private func write(_ bytes: [UInt8], to file: URL) throws(Fault) -> Bool {
    let draft = folder.appendingPathComponent(".draft-\(UUID().uuidString)")
    let descriptor = open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotKeep(code: errno) }
    defer { unlink(draft.path) }
    let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    let isSynced = written == bytes.count && fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    guard isSynced else { throw .cannotKeep(code: code) }
    guard link(draft.path, file.path) == 0 else {
      if errno == EEXIST { return false }
      throw .cannotKeep(code: errno)
    }
    let directory = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
    return true
  }
}
