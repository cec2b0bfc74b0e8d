import Foundation

/// `openssl ts -reply` behind HTTP on 127.0.0.1 (RFC 3161, 3.4), one connection at a time.
package final class LoopbackAuthority: @unchecked Sendable {
  package let authority: OpenSSLAuthority
  package let port: Int
  private let listener: Int32
  private let wakePair: [Int32]
  private let ended = DispatchSemaphore(value: 0)
  private let answer: @Sendable (OpenSSLAuthority, [UInt8]) -> [UInt8]?

  package var url: String { "http://127.0.0.1:\(port)/" }

  /// - Parameter answer: the response to a request; nil is answered by 500.
  package init(
    _ authority: OpenSSLAuthority,
    answer: @escaping @Sendable (OpenSSLAuthority, [UInt8]) -> [UInt8]? = { try? $0.stamp($1) }
  ) throws {
    self.authority = authority
    self.answer = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isReady = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, size) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, generic, &size) == 0
      }
    }
    var ends: [Int32] = [0, 0]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard isReady, socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    wakePair = ends
    Thread { [self] in
      while waitForConnection() { serveOne() }
      ended.signal()
    }.start()
  }

  /// Answers whatever waits, and ends.
  package func stop() {
    close(wakePair[1])
    ended.wait()
    close(listener)
    close(wakePair[0])
  }

  private func waitForConnection() -> Bool {
    var waits = [
      pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakePair[0], events: Int16(POLLIN), revents: 0),
    ]
    poll(&waits, 2, -1)
    return waits[0].revents != 0
  }

  private func serveOne() {
    let connection = accept(listener, nil, nil)
    guard connection >= 0 else { return }
    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
    defer { close(connection) }
    let body = readBody(connection)
    let reply = body.flatMap { answer(authority, $0) }
    let status = reply == nil ? "500 Internal Server Error" : "200 OK"
    let head = """
      HTTP/1.1 \(status)\r\nContent-Type: application/timestamp-reply\r\n\
      Content-Length: \(reply?.count ?? 0)\r\nConnection: close\r\n\r\n
      """
    var rest = (Array(head.utf8) + (reply ?? []))[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func readBody(_ connection: Int32) -> [UInt8]? {
    var request: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      request += piece[..<count]
      guard let end = (0..<request.count).first(where: { request[$0...].starts(with: [13, 10, 13, 10]) }) else {
        continue
      }
      let head = String(decoding: request[..<end], as: UTF8.self).lowercased()
      guard head.contains("content-type: application/timestamp-query"),
        let line = head.split(separator: "\r\n").first(where: { $0.hasPrefix("content-length:") }),
        let length = Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces))
      else { return nil }
      if request.count >= end + 4 + length { return Array(request[(end + 4)...]) }
    }
  }
}
