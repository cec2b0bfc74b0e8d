import Foundation

/// Stands between a sender and a receiver on this machine and passes on what they say, one request a connection. Told so,
/// it stands still at one point of the next message, until the sender is gone or it is let go.
package final class StallingRelay: @unchecked Sendable {
  package enum Point: CaseIterable, Sendable {
    /// The request came in; the receiver hears nothing of it.
    case beforeForwarding
    /// The receiver has half of the request.
    case halfForwarded
    /// The receiver has taken it and answered; the sender hears nothing of that.
    case beforeAnswering
    /// The sender has half of the status line.
    case halfAnswered
  }

  package let port: Int
  private let listener: Int32
  private let lock = NSCondition()
  private var upstream: Int
  private var armed: Point?
  private var isStalled = false
  private var isLetGo = false

  package init(upstream: Int) throws {
    self.upstream = upstream
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
        Thread { [self] in serve(connection) }.start()
      }
    }.start()
  }

  package func stop() {
    letGo()
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// Stands still at this point of the next message; nil passes everything on.
  package func arm(_ point: Point?) {
    lock.withLock {
      armed = point
      isStalled = false
      isLetGo = false
    }
  }

  /// Whether it stands still now; waits for that as long as `isWorthWaiting`.
  package func waitUntilStalled(while isWorthWaiting: () -> Bool) -> Bool {
    lock.lock()
    defer { lock.unlock() }
    while !isStalled {
      _ = lock.wait(until: Date(timeIntervalSinceNow: 0.02))
      if !isStalled, !isWorthWaiting() { return false }
    }
    return true
  }

  package func letGo() {
    lock.withLock {
      isLetGo = true
      lock.broadcast()
    }
  }

  private func serve(_ sender: Int32) {
    defer { close(sender) }
    guard let request = message(from: sender) else { return }
    let point = request.starts(with: Array("POST".utf8)) ? takePoint() : nil
    if point == .beforeForwarding, !standStill(watching: sender) { return }
    guard let receiver = connected() else { return }
    defer { close(receiver) }
    if point == .halfForwarded {
      let half = request.count - request.count / 4
      guard sendAll(receiver, request[..<half]), standStill(watching: sender) else { return }
      guard sendAll(receiver, request[half...]) else { return }
    } else {
      guard sendAll(receiver, request[...]) else { return }
    }
    shutdown(receiver, Int32(SHUT_WR))
    guard let answer = message(from: receiver) else { return }
    switch point {
    case .beforeAnswering: if !standStill(watching: sender) { return }
    case .halfAnswered: guard sendAll(sender, answer.prefix(6)), standStill(watching: sender) else { return }
    case .beforeForwarding, .halfForwarded, nil: break
    }
    _ = sendAll(sender, answer[...])
  }

  private func takePoint() -> Point? {
    lock.withLock {
      defer { armed = nil }
      return armed
    }
  }

  /// False when the sender went away meanwhile; it has nothing more to say.
  private func standStill(watching sender: Int32) -> Bool {
    lock.withLock {
      isStalled = true
      lock.broadcast()
    }
    while true {
      var waits = [pollfd(fd: sender, events: Int16(POLLIN), revents: 0)]
      if poll(&waits, 1, 20) > 0 { return false }
      if lock.withLock({ isLetGo }) { return true }
    }
  }

  /// A whole message, or what there was until the other side closed; nil for nothing.
  private func message(from peer: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(peer, &piece, piece.count, 0)
      guard count > 0 else { return bytes.isEmpty ? nil : bytes }
      bytes += piece[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.firstRange(of: "\r\n\r\n") else { continue }
      let stated = text[..<end.lowerBound].split(separator: "\r\n").first {
        $0.lowercased().hasPrefix("content-length:")
      }
      let length = stated.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
      if text[end.upperBound...].utf8.count >= length { return bytes }
    }
  }

  private func connected() -> Int32? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(lock.withLock { upstream }).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private func sendAll(_ peer: Int32, _ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
