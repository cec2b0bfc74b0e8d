import Foundation

/// A TCP server on 127.0.0.1 that answers every connection by a script, well formed or not. One connection at a time.
/// Every descriptor closes on exec: a program that another test starts meanwhile would hold it open.
package final class MisbehavingServer: @unchecked Sendable {
  package struct Script: Sendable {
    package var reading = Reading.wholeRequest
    package var reply = ""
    package var ending = Ending.close

    /// What it waits for before it speaks, if it does.
    package enum Reading: Sendable {
      case wholeRequest
      /// A byte of the request has certainly come, and the rest is left lying.
      case firstByte
      case nothing
    }

    package enum Ending: Sendable {
      case close
      /// RST instead of FIN.
      case reset
      /// Send this until the client goes away.
      case endless(String)
      /// Say nothing more until the client goes away.
      case hold
    }

    package init(reading: Reading = .wholeRequest, reply: String = "", ending: Ending = .close) {
      self.reading = reading
      self.reply = reply
      self.ending = ending
    }
  }

  package let port: Int
  private let listener: Int32
  private let wakePair: [Int32]
  private let ended = DispatchSemaphore(value: 0)
  private let script: Script
  private let lock = NSLock()
  private var connectionCount = 0
  private var requests: [[UInt8]] = []

  /// Requests that came in whole so far.
  package var requestsSoFar: Int { lock.withLock { requests.count } }

  package struct Seen {
    package let connectionCount: Int
    package let requests: [[UInt8]]
    package var texts: [String] { requests.map { String(decoding: $0, as: UTF8.self) } }
  }

  package init(_ script: Script) throws {
    (listener, port) = try boundSocket()
    guard listen(listener, 64) == 0 else { throw SocketError(errno) }
    var ends: [Int32] = [0, 0]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw SocketError(errno) }
    wakePair = ends
    self.script = script
    Thread { [self] in
      while waitForConnection() { serveOne() }
      ended.signal()
    }.start()
  }

  package convenience init(_ reply: String, _ ending: Script.Ending = .close, readsRequest: Bool = true) throws {
    try self.init(Script(reading: readsRequest ? .wholeRequest : .nothing, reply: reply, ending: ending))
  }

  /// Serves whatever is still waiting, ends the thread and tells what came in.
  package func stop() -> Seen {
    close(wakePair[1])
    ended.wait()
    close(listener)
    close(wakePair[0])
    return lock.withLock { Seen(connectionCount: connectionCount, requests: requests) }
  }

  /// A connection before the wish to stop: what reached the listener is always seen.
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
    lock.withLock { connectionCount += 1 }
    defer { close(connection) }
    switch script.reading {
    case .wholeRequest:
      let request = readRequest(connection)
      lock.withLock { requests.append(request) }
    case .firstByte:
      var byte: UInt8 = 0
      recv(connection, &byte, 1, 0)
    case .nothing: break
    }
    guard sendAll(connection, script.reply) else { return }
    switch script.ending {
    case .close:
      shutdown(connection, Int32(SHUT_WR))
      drain(connection)
    case .reset:
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    case .endless(let piece):
      while sendAll(connection, piece) {}
    case .hold:
      drain(connection)
    }
  }

  private func readRequest(_ connection: Int32) -> [UInt8] {
    var request: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return request }
      request += piece[..<count]
      let text = String(decoding: request, as: UTF8.self)
      guard let headEnd = text.range(of: "\r\n\r\n") else { continue }
      let lengthLine = text[..<headEnd.lowerBound].split(separator: "\r\n")
        .first { $0.lowercased().hasPrefix("content-length:") }
      let length = lengthLine.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
      if text[headEnd.upperBound...].utf8.count >= length { return request }
    }
  }

  private func sendAll(_ connection: Int32, _ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func drain(_ connection: Int32) {
    var piece = [UInt8](repeating: 0, count: 4096)
    while recv(connection, &piece, piece.count, 0) > 0 {}
  }
}

/// A port of 127.0.0.1 that refuses connections for as long as this lives: bound, and never listening.
package final class RefusingPort {
  package let port: Int
  private let descriptor: Int32
  package init() throws { (descriptor, port) = try boundSocket() }
  deinit { close(descriptor) }
}

package struct SocketError: Error {
  let code: Int32
  package init(_ code: Int32) { self.code = code }
}

func boundSocket() throws -> (Int32, Int) {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { throw SocketError(errno) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let result = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
      bind(descriptor, plain, length) == 0 ? getsockname(descriptor, plain, &length) : -1
    }
  }
  guard result == 0 else { throw SocketError(errno) }
  return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
}
