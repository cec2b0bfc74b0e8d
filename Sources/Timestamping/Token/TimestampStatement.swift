import CivilTime

/// What a token states (RFC 3161, 2.4.2):
/// ```
/// TSTInfo ::= SEQUENCE {
///   version INTEGER 1, policy OBJECT IDENTIFIER, messageImprint MessageImprint, serialNumber INTEGER,
///   genTime GeneralizedTime, accuracy SEQUENCE OPTIONAL, ordering BOOLEAN DEFAULT FALSE, nonce INTEGER OPTIONAL,
///   tsa [0] OPTIONAL, extensions [1] IMPLICIT OPTIONAL }
/// ```
struct TimestampStatement: Hashable, Sendable {
  let policy: ObjectIdentifier
  let imprint: MessageImprint
  let serial: [UInt8]
  let time: Instant
  /// How far off the time may be; zero when nothing is said.
  let accuracy: Span
  let nonce: [UInt8]?

  init(parsing bytes: [UInt8]) throws(TokenRefusal) {
    guard let parts = try? BERElement(parsing: bytes).parts(of: Tag.sequence), parts.count >= 5,
      parts[0].tag == Tag.integer, parts[0].primitive?.elementsEqual([1]) == true,
      let policy = ObjectIdentifier(parts[1]), parts[2].tag == Tag.sequence,
      parts[3].tag == Tag.integer, let serial = parts[3].primitive,
      parts[4].tag == Tag.generalizedTime, let time = parts[4].primitive.flatMap(Instant.init(generalizedTime:))
    else { throw .malformed(.statement) }
    guard let imprint = MessageImprint(parts[2]) else { throw .unknownDigest }
    self.policy = policy
    self.imprint = imprint
    self.serial = Array(serial)
    self.time = time
    var rest = parts.dropFirst(5)
    accuracy = try TimestampStatement.accuracy(rest.first?.tag == Tag.sequence ? rest.popFirst() : nil)
    if rest.first?.tag == Tag.boolean { rest.removeFirst() }
    nonce = rest.first?.tag == Tag.integer ? rest.popFirst()?.primitive.map { Array($0) } : nil
    if rest.first?.tag == Tag.contextParts(0) { rest.removeFirst() }
    if rest.first?.tag == Tag.contextParts(1) {
      try TimestampStatement.refuseCritical(rest.removeFirst())
    }
    guard rest.isEmpty else { throw .malformed(.statement) }
  }

  /// `Accuracy ::= SEQUENCE { seconds INTEGER OPTIONAL, millis [0] OPTIONAL, micros [1] OPTIONAL }`
  private static func accuracy(_ element: BERElement?) throws(TokenRefusal) -> Span {
    guard let element else { return .zero }
    var milliseconds: Int64 = 0
    for part in element.parts ?? [] {
      guard let octets = part.primitive, octets.count <= 5 else { throw .malformed(.statement) }
      let value = octets.reduce(Int64(0)) { $0 << 8 | Int64($1) }
      switch part.tag {
      case Tag.integer: milliseconds += value * 1_000
      case Tag.context(0): milliseconds += value
      case Tag.context(1): milliseconds += (value + 999) / 1_000
      default: throw .malformed(.statement)
      }
    }
    return Span(milliseconds: milliseconds)
  }

  /// What must be understood and is not (RFC 5280, 4.2) makes the statement one that we cannot read.
  private static func refuseCritical(_ extensions: BERElement) throws(TokenRefusal) {
    for part in extensions.parts ?? [] {
      let isCritical = part.parts?.contains { $0.tag == Tag.boolean && $0.primitive?.first != 0 } ?? true
      if isCritical { throw .malformed(.statement) }
    }
  }
}

extension Instant {
  /// `YYYYMMDDhhmmss[.f…]Z` (RFC 3161, 2.4.2), cut to milliseconds.
  fileprivate init?(generalizedTime text: ArraySlice<UInt8>) {
    let bytes = Array(text)
    guard bytes.count >= 15, bytes.last == UInt8(ascii: "Z") else { return nil }
    var fraction = "000"
    if bytes.count > 15 {
      let digits = bytes[15..<(bytes.count - 1)]
      guard bytes[14] == UInt8(ascii: "."), !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      fraction = String((String(decoding: digits, as: UTF8.self) + "00").prefix(3))
    }
    func part(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }
    self.init(
      utcText: "\(part(0, 4))-\(part(4, 6))-\(part(6, 8))T\(part(8, 10)):\(part(10, 12)):\(part(12, 14)).\(fraction)Z")
  }
}
