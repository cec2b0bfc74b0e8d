package import Delivery
package import Foundation
import Glibc

extension Home {
  /// Where the key of the receiver in this home is kept.
  package var receiverKeyFile: URL { folder.appending(path: "receiver/key") }

  /// The folder for what the receiver takes, made if it is not there; for its owner only.
  package func preparedReceiver() throws(PostFault) -> URL {
    let notices = folder.appending(path: "receiver/notices")
    for made in [folder.appending(path: "receiver"), notices] {
      guard mkdir(made.path, 0o700) == 0 || errno == EEXIST else { throw .homeUnusable(made.path, code: errno) }
    }
    return notices
  }

  /// The key that checks what senders sign, made at first use and readable by its owner only.
  ///
  /// Two processes that make it at once end with the same one.
  package func receiverKey() throws(PostFault) -> EndpointSecret {
    _ = try preparedReceiver()
    if let key = try readReceiverKey() { return key }
    var random = SystemRandomNumberGenerator()
    let fresh = Array((WebhookSecret.generate(using: &random).revealed + "\n").utf8)
    let draft = folder.appending(path: "receiver/key.\(getpid())")
    let descriptor = Glibc.open(draft.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .homeUnusable(draft.path, code: errno) }
    let written = write(descriptor, fresh, fresh.count) == fresh.count && fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    // A link fails when the name is taken, and never shows half a key to anybody.
    let linked = written && (link(draft.path, receiverKeyFile.path) == 0 || errno == EEXIST)
    unlink(draft.path)
    guard linked else { throw .homeUnusable(receiverKeyFile.path, code: code) }
    syncFolder(folder.appending(path: "receiver"))
    guard let key = try readReceiverKey() else { throw .keyUnreadable(receiverKeyFile.path) }
    return key
  }

  private func readReceiverKey() throws(PostFault) -> EndpointSecret? {
    guard FileManager.default.fileExists(atPath: receiverKeyFile.path) else { return nil }
    guard let text = try? String(contentsOf: receiverKeyFile, encoding: .utf8) else {
      throw .keyUnreadable(receiverKeyFile.path)
    }
    return EndpointSecret(text.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
