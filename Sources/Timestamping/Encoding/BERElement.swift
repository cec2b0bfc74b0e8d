/// One element of BER (X.690), definite or indefinite in length, with its parts read.
///
/// Tokens come from strangers, and in every form that BER allows; the reader never looks beyond the bytes it was given,
/// and goes no deeper than `deepest`.
struct BERElement: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case primitive(ArraySlice<UInt8>)
    case constructed([BERElement])
  }

  /// The identifier octet: class, form and number; the numbers above 30 have no place in a token.
  let tag: UInt8
  let content: Content
  /// The element as it lay there, its end-of-contents octets included.
  let encoded: ArraySlice<UInt8>

  static let deepest = 32

  enum Fault: Error, Hashable {
    case cutOff
    case longTag
    case badLength
    case tooDeep
    case trailingBytes
  }

  /// Reads exactly one element.
  init(parsing bytes: [UInt8]) throws(Fault) {
    var reader = Reader(bytes: bytes[...])
    self = try reader.element(depth: 0)
    guard reader.rest.isEmpty else { throw .trailingBytes }
  }

  private init(tag: UInt8, content: Content, encoded: ArraySlice<UInt8>) {
    self.tag = tag
    self.content = content
    self.encoded = encoded
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    init(bytes: ArraySlice<UInt8>) { rest = bytes }

    private mutating func byte() throws(Fault) -> UInt8 {
      guard let byte = rest.popFirst() else { throw .cutOff }
      return byte
    }

    mutating func element(depth: Int) throws(Fault) -> BERElement {
      guard depth < BERElement.deepest else { throw .tooDeep }
      let whole = rest
      let tag = try byte()
      guard tag & 0x1F != 0x1F else { throw .longTag }
      let isConstructed = tag & 0x20 != 0
      let first = try byte()
      guard first != 0x80 else {
        // X.690, 8.1.3.6: only what is constructed may have no length.
        guard isConstructed else { throw .badLength }
        var parts: [BERElement] = []
        while rest.prefix(2) != [0, 0] { parts.append(try element(depth: depth + 1)) }
        rest = rest.dropFirst(2)
        return BERElement(
          tag: tag, content: .constructed(parts), encoded: whole[whole.startIndex..<rest.startIndex])
      }
      let length = try length(first)
      guard length <= rest.count else { throw .cutOff }
      let content = rest.prefix(length)
      rest = rest.dropFirst(length)
      let encoded = whole[whole.startIndex..<rest.startIndex]
      guard isConstructed else { return BERElement(tag: tag, content: .primitive(content), encoded: encoded) }
      var inner = Reader(bytes: content)
      var parts: [BERElement] = []
      while !inner.rest.isEmpty { parts.append(try inner.element(depth: depth + 1)) }
      return BERElement(tag: tag, content: .constructed(parts), encoded: encoded)
    }

    /// X.690, 8.1.3.4 and 8.1.3.5.
    private mutating func length(_ first: UInt8) throws(Fault) -> Int {
      guard first & 0x80 != 0 else { return Int(first) }
      let count = Int(first & 0x7F)
      guard count <= 8 else { throw .badLength }
      var length = 0
      for _ in 0..<count {
        guard length >> 48 == 0 else { throw .badLength }
        length = length << 8 | Int(try byte())
      }
      return length
    }
  }
}

extension BERElement {
  /// Nil for a primitive element.
  var parts: [BERElement]? {
    guard case .constructed(let parts) = content else { return nil }
    return parts
  }

  /// Nil for a constructed element.
  var primitive: ArraySlice<UInt8>? {
    guard case .primitive(let bytes) = content else { return nil }
    return bytes
  }

  /// The octets of an OCTET STRING, which BER may cut into pieces (X.690, 8.7.3).
  var octets: [UInt8] {
    switch content {
    case .primitive(let bytes): Array(bytes)
    case .constructed(let parts): parts.flatMap(\.octets)
    }
  }

  /// The parts of an element with this tag; nil for another one.
  func parts(of wanted: UInt8) -> [BERElement]? { tag == wanted ? parts : nil }

  /// The same content under another tag, in definite lengths: what RFC 5652, 5.4 wants hashed of signed attributes.
  func derEncoded(as tag: UInt8) -> [UInt8] {
    switch content {
    case .primitive(let bytes): DER.element(tag, Array(bytes))
    case .constructed(let parts):
      if self.tag == Tag.octetString | Tag.constructed {
        DER.element(Tag.octetString, octets)
      } else {
        DER.element(tag, parts.flatMap { $0.derEncoded(as: $0.tag) })
      }
    }
  }
}

/// The identifier octets that occur in requests, responses and tokens.
enum Tag {
  static let constructed: UInt8 = 0x20
  static let boolean: UInt8 = 0x01
  static let integer: UInt8 = 0x02
  static let bitString: UInt8 = 0x03
  static let octetString: UInt8 = 0x04
  static let null: UInt8 = 0x05
  static let objectIdentifier: UInt8 = 0x06
  static let generalizedTime: UInt8 = 0x18
  static let sequence: UInt8 = 0x30
  static let set: UInt8 = 0x31

  /// `[n]`, primitive.
  static func context(_ number: UInt8) -> UInt8 { 0x80 | number }
  /// `[n]`, constructed.
  static func contextParts(_ number: UInt8) -> UInt8 { 0xA0 | number }
}
