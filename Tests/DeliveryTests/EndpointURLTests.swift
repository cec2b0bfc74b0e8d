import Testing

@testable import Delivery

@Suite struct EndpointURLTests {
  @Test func httpsIsAccepted() throws {
    let url = try EndpointURL("HTTPS://Hooks.Example.co.jp/services/T0/B0/secret?x=1")
    #expect(url.scheme == .https)
    #expect(url.host == "hooks.example.co.jp")
    #expect(url.port == 443)
    #expect(url.revealed.hasSuffix("/services/T0/B0/secret?x=1"))
  }

  @Test func descriptionsHideThePath() throws {
    let url = try EndpointURL("https://hooks.example/services/secret?token=secret")
    var dumped = ""
    dump(url, to: &dumped)
    for text in ["\(url)", String(reflecting: url), "\([url])", dumped] {
      #expect(!text.contains("secret"))
    }
    #expect("\(url)" == "https://hooks.example:443/…")
  }

  @Test(arguments: [
    "http://127.0.0.1:8080/", "http://127.9.9.9/", "http://localhost:8080/x", "http://[::1]:8080/", "http://0x7f.1/",
    "http://2130706433/",
  ])
  func plainHTTPToThisMachine(text: String) throws {
    let url = try EndpointURL(text)
    #expect(url.isLoopback)
    #expect(url.scheme == .http)
  }

  @Test(arguments: [
    "http://receiver.example/", "http://10.0.0.1/", "http://localhost.example/", "http://localhost./",
    "http://[::ffff:127.0.0.1]/", "http://128.0.0.1/", "http://127.0.0.1.example/",
  ])
  func plainHTTPElsewhere(text: String) throws {
    #expect(throws: EndpointURL.Refusal.plainHTTP) { try EndpointURL(text) }
    #expect(try EndpointURL(text, allowsPlainHTTP: true).scheme == .http)
  }

  @Test(arguments: [
    ("https://0177.0.0.1/", "127.0.0.1"), ("https://0x7f000001/", "127.0.0.1"), ("https://2130706433/", "127.0.0.1"),
    ("https://127.1/", "127.0.0.1"), ("https://0xA9FEA9FE/", "169.254.169.254"),
    ("https://[::FFFF:7f00:1]/", "::ffff:127.0.0.1"), ("https://[0:0:0:0:0:0:0:1]/", "::1"),
    ("https://%31%32%37.0.0.1/", "127.0.0.1"),
  ])
  func oddSpellingsBecomeAddresses(text: String, host: String) throws {
    let url = try EndpointURL(text)
    #expect(url.host == host)
    #expect(url.literalAddress != nil)
  }

  @Test(
    arguments: [
      ("", .unreadable), ("receiver.example/hook", .unreadable), ("/hook", .unreadable), ("https://", .unreadable),
      ("ftp://receiver.example/", .schemeNotAllowed("ftp")), ("file:///etc/passwd", .schemeNotAllowed("file")),
      ("gopher://127.0.0.1:25/", .schemeNotAllowed("gopher")),
      ("https://user@receiver.example/", .userInformation), ("https://user:pass@receiver.example/", .userInformation),
      ("https://:@receiver.example/", .userInformation), ("https://@receiver.example/", .userInformation),
      ("https://receiver.example/#part", .fragment), ("https://receiver.example/#", .fragment),
      ("https://receiver.example/a b", .forbiddenCharacter), ("https://receiver.example/\r\nX: y", .forbiddenCharacter),
      ("https://受信.example/", .forbiddenCharacter), ("https://１２７.0.0.1/", .forbiddenCharacter),
      ("https://[fe80::1%25eth0]/", .badHost), ("https://receiver.example:0/", .badPort),
      ("https://receiver.example:65536/", .unreadable),
    ] as [(String, EndpointURL.Refusal)])
  func refused(text: String, refusal: EndpointURL.Refusal) {
    #expect(throws: refusal) { try EndpointURL(text) }
  }
}
