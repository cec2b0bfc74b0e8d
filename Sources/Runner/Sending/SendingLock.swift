import Foundation
import Glibc

/// The right to send for a home. The kernel lets go of it when the process dies, however it dies: a message found
/// half-sent by the next holder was left so by a dead one.
struct SendingLock: ~Copyable {
  private let descriptor: Int32

  /// Nil when another process, or another sender of this one, holds it.
  init?(_ home: Home) throws(PostFault) {
    let descriptor = Glibc.open(home.sendingLock.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .homeUnusable(home.sendingLock.path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Runs `body` while the lock is held for certain.
  borrowing func held<Value>(_ body: () throws(PostFault) -> Value) throws(PostFault) -> Value { try body() }
}
