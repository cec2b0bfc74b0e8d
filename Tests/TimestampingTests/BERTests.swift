import OutsideTools
import Testing

@testable import Timestamping

/// BER in the forms that DER forbids and tokens have.
@Suite struct BERTests {
  @Test func aTokenInIndefiniteLengthsIsTheSameToken() throws {
    let desk = try StampingDesk()
    let token = try TimestampResponse(parsing: try desk.authority.stamp(desk.request.der)).token
    let loose = BERTests.loose(try BERElement(parsing: token))
    #expect(loose != token)
    #expect(try BERElement(parsing: loose).derEncoded(as: Tag.sequence) == token)
    #expect(try SignedToken(parsing: loose).certificates.count == 2)
    #expect(try desk.judge(loose, request: desk.request).isTrusted)
    #expect(try desk.opensslTakes(loose))
  }

  /// Everything but the certificates, whose bytes are hashed, and the signed attributes, without lengths; octet strings
  /// in two pieces.
  private static func loose(_ element: BERElement, depth: Int = 0) -> [UInt8] {
    switch element.content {
    case .primitive(let bytes):
      guard element.tag == Tag.octetString, depth == 5 else { return Array(element.encoded) }
      let half = bytes.count / 2
      return [Tag.octetString | Tag.constructed, 0x80]
        + DER.element(Tag.octetString, Array(bytes.prefix(half)))
        + DER.element(Tag.octetString, Array(bytes.dropFirst(half))) + [0, 0]
    case .constructed(let parts):
      let isExact = depth > 3 && element.tag == Tag.sequence || element.tag == Tag.contextParts(0) && depth > 4
      if isExact { return Array(element.encoded) }
      return [element.tag, 0x80] + parts.flatMap { loose($0, depth: depth + 1) } + [0, 0]
    }
  }

  @Test func lengthsMayBeLongerThanTheyNeedToBe() throws {
    let element = try BERElement(parsing: [0x30, 0x83, 0, 0, 3, 0x02, 0x01, 0x05])
    #expect(element.parts?.first?.primitive == [5])
  }

  @Test(
    arguments: [
      [], [0x30], [0x30, 0x05, 0x02], [0x04, 0x80, 0, 0], [0x30, 0x80, 0x02, 0x01, 0x05], [0x1F, 0x81, 0x00],
      [0x02, 0x01, 0x05, 0x00], [0x30, 0x88, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x30, 0x89, 0, 0],
      [UInt8](repeating: 0x30, count: 2) + [0x80],
    ] as [[UInt8]])
  func whatIsNoElementIsRefused(bytes: [UInt8]) {
    #expect(throws: BERElement.Fault.self) { try BERElement(parsing: bytes) }
  }

  @Test func depthIsLimited() {
    let deep = (0..<100).reduce([UInt8]()) { inner, _ in inner.count < 120 ? DER.element(Tag.sequence, inner) : inner }
    #expect(throws: BERElement.Fault.tooDeep) { try BERElement(parsing: deep) }
  }

  @Test(arguments: [
    ("1.2.840.113549.1.9.16.1.4", ObjectIdentifier.tstInfo),
    ("2.16.840.1.101.3.4.2.1", .sha256), ("1.3.101.112", .ed25519),
  ])
  func identifiersAreWritten(text: String, identifier: ObjectIdentifier) {
    #expect(identifier.description == text)
  }
}
