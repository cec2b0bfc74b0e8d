import CCurl
import Foundation
import LoopbackServers
import Testing

@testable import Delivery

@Suite struct CurlTransportTests {
  @Test func theRequestAsTheReceiverSeesIt() throws {
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\nDate: Thu, 15 Jan 2026 00:00:01 GMT\r\n\r\n")
    let sent = try request("http://127.0.0.1:\(server.port)/hook?x=1")
    let report = try report(of: sent)
    let text = try #require(server.stop().texts.first)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.first == "POST /hook?x=1 HTTP/1.1")
    #expect(lines.last == #"{"type":"test"}"#)
    var expected = [
      "Host: 127.0.0.1:\(server.port)", "User-Agent: Hikeshi", "Accept: */*", "Content-Length: 15",
    ]
    expected += sent.message.headers.map { "\($0.name): \($0.value)" }
    #expect(Set(lines.dropFirst().dropLast(2)) == Set(expected))
    #expect(report.date == "Thu, 15 Jan 2026 00:00:01 GMT")
    #expect(report.status == 204)
    #expect(report.tlsVersion == nil)
    #expect(report.bodyEnd == .complete)
  }

  @Test func anEmptyValueIsStillSent() throws {
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    let empty = try OutboundRequest(
      delivery: DeliveryIdentifier("msg_1"), url: EndpointURL("http://127.0.0.1:\(server.port)/"),
      headers: [HeaderField("x-empty", "")], body: [], allowedNetworks: loopbackNetworks)
    _ = try report(of: empty)
    let text = try #require(server.stop().texts.first)
    #expect(text.contains("\r\nx-empty:\r\n"))
    #expect(text.contains("\r\nContent-Length: 0\r\n"))
  }

  @Test(arguments: ["Host", "content-length", "Transfer-Encoding", "EXPECT", "Connection"])
  func framingIsOurs(name: String) throws {
    #expect(throws: OutboundRequest.Refusal.reservedHeader(name)) {
      try OutboundRequest(
        delivery: DeliveryIdentifier("msg_1"), url: EndpointURL("https://receiver.example/"),
        headers: [HeaderField(name, "1")], body: [])
    }
  }

  /// A body above libcurl's 1 MB threshold would get `Expect: 100-continue`, and wait a second for it.
  @Test func noExpectation() throws {
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    let large = Array(repeating: UInt8(ascii: "x"), count: 1_200_000)
    let report = try report(of: request("http://127.0.0.1:\(server.port)/", body: large))
    let seen = server.stop()
    #expect(report.status == 204, "\(report)")
    #expect(seen.requests.first?.suffix(large.count).elementsEqual(large) == true)
    #expect(seen.texts.first?.contains("Expect") == false)
  }

  @Test func aDeadEndpointDelaysNoOther() throws {
    let dead = try MisbehavingServer("", .hold)
    let alive = try (0..<20).map { _ in try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n") }
    let limits = TransferLimits(totalMilliseconds: 2_000)
    let batch = try ([dead] + alive).map { try request("http://127.0.0.1:\($0.port)/", limits: limits) }
    var order: [Int] = []
    try CurlTransport().send(batch) { index, report in
      order.append(index)
      #expect(report.status == (index == 0 ? nil : 204), "\(report)")
    }
    #expect(order.count == batch.count)
    #expect(order.last == 0)
    for server in alive + [dead] { #expect(server.stop().connectionCount == 1) }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func redirectsAreNotFollowed(status: Int) throws {
    let target = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    let location = "http://127.0.0.1:\(target.port)/"
    let server = try MisbehavingServer("HTTP/1.1 \(status) Moved\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
    let report = try report(of: request("http://127.0.0.1:\(server.port)/"))
    #expect(AttemptVerdict(of: report, now: sentAt) == .rejected(.redirect(status: status, target: location)))
    #expect(server.stop().connectionCount == 1)
    #expect(target.stop().connectionCount == 0)
  }

  @Test func aTransportIsUsedAgain() throws {
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    let transport = try CurlTransport()
    for _ in 0..<3 {
      transport.send([try request("http://127.0.0.1:\(server.port)/")]) { _, report in #expect(report.status == 204) }
    }
    transport.send([]) { _, _ in Issue.record("nothing was sent") }
    // Each request came over a connection of its own.
    #expect(server.stop().connectionCount == 3)
  }

  /// The environment neither chooses a proxy nor has session keys written down.
  @Test func theEnvironmentIsIgnored() async {
    await #expect(processExitsWith: .success) {
      let trap = try MisbehavingServer("HTTP/1.1 502 Trap\r\n\r\n")
      for name in ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        setenv(name, "http://127.0.0.1:\(trap.port)", 1)
      }
      unsetenv("no_proxy")
      setenv("SSLKEYLOGFILE", "/nonexistent/keys", 1)
      let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
      let report = try report(of: request("http://127.0.0.1:\(server.port)/"))
      precondition(report.status == 204, "\(report)")
      precondition(server.stop().connectionCount == 1 && trap.stop().connectionCount == 0)
      precondition(getenv("SSLKEYLOGFILE") == nil)
    }
  }

  @Test func theShimChecksOptionClasses() throws {
    let easy = try #require(curl_easy_init())
    defer { curl_easy_cleanup(easy) }
    #expect(ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1) == CURLE_OK)
    #expect(ccurl_set_long(easy, CURLOPT_URL, 1) == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_long(easy, CURLOPT_POSTFIELDSIZE_LARGE, 1) == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_offset(easy, CURLOPT_NOSIGNAL, 1) == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_string(easy, CURLOPT_URL, "https://a.example") == CURLE_OK)
    #expect(ccurl_set_string(easy, CURLOPT_HTTPHEADER, "a") == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_string(easy, CURLOPT_WRITEDATA, "a") == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_string(easy, CURLOPT_WRITEFUNCTION, "a") == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_list(easy, CURLOPT_URL, nil) == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_long(easy, CURLoption(9_999), 1) == CURLE_BAD_FUNCTION_ARGUMENT)
    var number = 0
    var offset: Int64 = 0
    var text: UnsafePointer<CChar>?
    #expect(ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &number) == CURLE_OK)
    #expect(ccurl_get_long(easy, CURLINFO_TOTAL_TIME_T, &number) == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_get_offset(easy, CURLINFO_TOTAL_TIME_T, &offset) == CURLE_OK)
    #expect(ccurl_get_offset(easy, CURLINFO_TOTAL_TIME, &offset) == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_get_string(easy, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK)
    #expect(ccurl_get_string(easy, CURLINFO_PRIVATE, &text) == CURLE_BAD_FUNCTION_ARGUMENT)
  }
}
