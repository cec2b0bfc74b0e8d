package import Delivery
import Foundation
import Hummingbird
import Logging

/// Plays the insurance agent on this machine: takes Standard Webhooks on 127.0.0.1 and keeps what came.
///
/// `POST /webhook` is answered 200 when genuine (again for a repeated id), 400 or 401 when not, 413 above 64 kB, or by the
/// script. `GET /webhook`, signed over an empty body under a notice's id, is answered 200 with `{"reference":"…"}` once
/// somebody confirmed that notice, 204 before, 404 when it never came. Everything else is 404. It is started once, and
/// stopped once.
package actor NoticeReceiver {
  package enum Fault: Error, Equatable, Sendable {
    case alreadyStarted
    /// No port could be opened; the system's reason.
    case cannotListen(String)
  }

  package static let bodyLimit = 64 * 1024

  private enum State {
    case idle
    case starting
    case running(Task<Void, any Error>, port: Int)
    case stopped
  }

  private var state = State.idle
  private var inbox: NoticeInbox
  private let now: @Sendable () -> Int
  private let arrived: @Sendable (ReceivedNotice) -> Void

  /// `now` gives Unix seconds; by default the clock of this machine, since a receiver is a party of its own.
  package init(
    secrets: [WebhookSecret], script: ReceiverScript = .accepting,
    now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
  ) {
    inbox = NoticeInbox(keys: secrets.map(CheckingKey.shared), script: script, archive: nil)
    self.now = now
    arrived = { _ in }
  }

  /// Keeps what it takes in the archive, before it is answered, and tells of each message as it comes.
  package init(
    keys: [CheckingKey], archive: NoticeArchive, arrived: @escaping @Sendable (ReceivedNotice) -> Void
  ) {
    inbox = NoticeInbox(keys: keys, script: .accepting, archive: archive)
    now = { Int(Date().timeIntervalSince1970) }
    self.arrived = arrived
  }

  package init(
    secret: WebhookSecret, script: ReceiverScript = .accepting,
    now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
  ) {
    self.init(secrets: [secret], script: script, now: now)
  }

  /// Everything that came to the hook so far, in order of arrival.
  package var notices: [ReceivedNotice] { inbox.notices }

  /// The hook's URL while the receiver runs; nil otherwise.
  package var url: String? {
    guard case .running(_, let port) = state else { return nil }
    return "http://127.0.0.1:\(port)/webhook"
  }

  /// Listens on 127.0.0.1 and returns the port: `port`, or with 0 one that the system chose.
  @discardableResult
  package func start(port: Int = 0) async throws(Fault) -> Int {
    guard case .idle = state else { throw .alreadyStarted }
    state = .starting
    let (opened, opener) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      router: router(),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in opener.yield(channel.localAddress?.port ?? port) },
      logger: Logger(label: "hikeshi.receiver") { _ in SwiftLogNoOpLogHandler() })
    let server = Task {
      defer { opener.finish() }
      try await application.run()
    }
    for await port in opened {
      state = .running(server, port: port)
      return port
    }
    state = .stopped
    switch await server.result {
    case .success: throw .cannotListen("stopped at once")
    case .failure(let error): throw .cannotListen(String(describing: error))
    }
  }

  /// Closes the port and returns when nothing runs any more. What was received stays readable.
  package func stop() async {
    guard case .running(let server, _) = state else { return }
    state = .stopped
    server.cancel()
    // Ending by cancellation is what was asked for; there is no other result to look at.
    _ = await server.result
  }

  private nonisolated func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.post("/webhook") { request, _ in
      let buffer = try await request.body.collect(upTo: Self.bodyLimit)
      // A field that our own type refuses (a control character got through) is dropped, and then missing.
      let headers = request.headers.compactMap { try? HeaderField($0.name.canonicalName, $0.value) }
      return await self.take(headers: headers, body: Array(buffer.readableBytesView)).response
    }
    router.get("/webhook") { request, _ in
      let headers = request.headers.compactMap { try? HeaderField($0.name.canonicalName, $0.value) }
      return await self.receipt(headers: headers).response
    }
    return router
  }

  private func receipt(headers: [HeaderField]) -> NoticeInbox.Receipt { inbox.receipt(headers: headers, now: now()) }

  private func take(headers: [HeaderField], body: [UInt8]) -> NoticeInbox.Answer {
    let answer = inbox.take(headers: headers, body: body, now: now())
    if let last = inbox.notices.last, case .status(let status) = answer, status != 500, status != 507 { arrived(last) }
    return answer
  }

  /// Returns when the receiver has been stopped, by `stop` or by a signal.
  package func untilStopped() async {
    guard case .running(let server, _) = state else { return }
    _ = await server.result
  }
}

extension NoticeInbox.Receipt {
  fileprivate var response: Response {
    switch self {
    case .none(let status): return Response(status: .init(code: status))
    case .confirmed(let reference):
      // Encoding a dictionary of two plain texts has nothing to refuse.
      let body = (try? JSONEncoder().encode(["reference": reference])) ?? Data()
      return Response(
        status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
  }
}

extension NoticeInbox.Answer {
  fileprivate var response: Response {
    switch self {
    case .status(let code):
      return Response(status: .init(code: code))
    case .later(let code, let retryAfter):
      var headers = HTTPFields()
      headers[.retryAfter] = retryAfter.map(String.init)
      return Response(status: .init(code: code), headers: headers)
    }
  }
}
