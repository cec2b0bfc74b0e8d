import Delivery
import EventCoding
import Foundation
import LoopbackServers
import PlaybookModel
import RunEngine
import Testing

@testable import Runner

/// What receivers say is on record: bounded, and without our secrets.
@Suite struct ResponseOnRecordTests {
  private func response(to reply: String, path: String = "hook") throws -> (AttemptFinished.Response?, Office) {
    let office = try Office()
    let server = try MisbehavingServer(reply)
    try office.endpoint("agent", port: server.port, path: path)
    let delivery = try office.notify("agent")
    _ = try office.send()
    _ = server.stop()
    return (try office.record(delivery).attempts.first?.response, office)
  }

  @Test func headersBodyAndNothingElse() throws {
    let (response, _) = try response(
      to: "HTTP/1.1 500 No\r\nServer: nginx\r\nX-Request-Id: r-1\r\nSet-Cookie: session=abcdef\r\n"
        + "WWW-Authenticate: Basic realm=x\r\nContent-Length: 12\r\n\r\n障害です")
    #expect(response?.headers == .text("server: nginx\nx-request-id: r-1\ncontent-length: 12"))
    #expect(response?.body == .text("障害です"))
    #expect(response?.location == nil)
  }

  @Test func whereARedirectPoints() throws {
    let (response, _) = try response(
      to: "HTTP/1.1 302 Go\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n")
    #expect(response?.location == .text("http://169.254.169.254/latest"))
  }

  @Test func nothingSaidIsNothingKept() throws {
    let (response, office) = try response(to: "HTTP/1.1 204 No Content\r\n\r\n")
    #expect(response == nil)
    var leaves: [String] = []
    _ = try office.post.open(office.incident) { leaf in
      if case .attemptFinished = leaf.recorded.event { leaves.append("\(leaf)") }
    }
    #expect(leaves.count == 1)
  }

  /// A receiver that echoes everything, and sends it on elsewhere.
  @Test func secretsAreMasked() throws {
    let secret = "T0SECRET/B0SECRET/xyzzy-%E7%A7%98"
    let echo =
      "POST /services/\(secret)?wait=true&token=tttttttt by T0SECRET xyzzy-秘 \\/services\\/T0SECRET\\/B0SECRET\\/"
    let (response, _) = try response(
      to: "HTTP/1.1 307 Go\r\nServer: at \(secret)\r\nLocation: https://other.example/services/\(secret)\r\n"
        + "Content-Length: \(echo.utf8.count)\r\n\r\n\(echo)", path: "services/\(secret)?wait=true&token=tttttttt")
    let said = [response?.headers, response?.body, response?.location].compactMap { $0?.text }.joined(separator: "\n")
    for piece in ["T0SECRET", "B0SECRET", "xyzzy", "tttttttt"] { #expect(!said.contains(piece), "\(said)") }
    #expect(response?.location?.text?.hasPrefix("https://other.example") == true)
  }

  /// However much it says, and whatever a terminal would make of it.
  @Test func itIsBoundedAndPlain() throws {
    let body = "\u{1B}[2J\u{202E}gpj.exe" + String(repeating: "あ", count: 5_000)
    let (response, _) = try response(
      to:
        "HTTP/1.1 500 No\r\nServer: \(String(repeating: "s", count: 4_000))\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    )
    #expect(response?.headers?.text?.count ?? 0 <= 200)
    let kept = try #require(response?.body?.text)
    #expect(kept.count == 301 && kept.hasPrefix(" [2J\u{FFFD}gpj.exe"))
  }
}
