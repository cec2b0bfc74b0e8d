import Foundation

/// A correct HTTP/1.1 server on 127.0.0.1 that leaves its connections open.
package final class KeepAliveServer: @unchecked Sendable {
  package let port: Int
  private let listener: Int32
  private let lock = NSLock()
  private var connections: [Int32] = []

  package init() throws {
    (listener, port) = try boundSocket()
    guard listen(listener, 64) == 0 else { throw SocketError(errno) }
    Thread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        lock.withLock { connections.append(connection) }
        Thread { Self.serve(connection) }.start()
      }
    }.start()
  }

  /// How many connections there were.
  package func stop() -> Int {
    shutdown(listener, Int32(SHUT_RDWR))
    return lock.withLock {
      for connection in connections { shutdown(connection, Int32(SHUT_RDWR)) }
      return connections.count
    }
  }

  private static func serve(_ connection: Int32) {
    defer { close(connection) }
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
