import Foundation

/// A correct HTTP/1.1 server on 127.0.0.1 that leaves its connections open.
package final class KeepAliveServer: @unchecked Sendable {
  package let port: Int
  private let listener: Int32
  private let lock = NSLock()
  private var connectionCount = 0
  /// Those that are open: a number that was closed may be somebody else's by now.
  private var open: Set<Int32> = []

  package init() throws {
    (listener, port) = try boundSocket()
    guard listen(listener, 64) == 0 else { throw SocketError(errno) }
    Thread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
          close(listener)
          return
        }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        lock.withLock {
          connectionCount += 1
          open.insert(connection)
        }
        Thread { [self] in serve(connection) }.start()
      }
    }.start()
  }

  /// How many connections there were.
  package func stop() -> Int {
    shutdown(listener, Int32(SHUT_RDWR))
    return lock.withLock {
      for connection in open { shutdown(connection, Int32(SHUT_RDWR)) }
      return connectionCount
    }
  }

  private func serve(_ connection: Int32) {
    defer {
      lock.withLock {
        open.remove(connection)
        close(connection)
      }
    }
    var waiting: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return }
      waiting += piece[..<count]
      // Every test request ends with the brace of its JSON body.
      guard waiting.last == UInt8(ascii: "}") else { continue }
      waiting = []
      let reply = Array("HTTP/1.1 204 No Content\r\n\r\n".utf8)
      guard send(connection, reply, reply.count, Int32(MSG_NOSIGNAL)) == reply.count else { return }
    }
  }
}
