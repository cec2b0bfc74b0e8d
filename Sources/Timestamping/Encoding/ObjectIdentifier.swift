/// An object identifier by the octets that stand for it (X.690, 8.19).
package struct ObjectIdentifier: Hashable, Sendable, CustomStringConvertible {
  let octets: [UInt8]

  init(octets: some Sequence<UInt8>) { self.octets = Array(octets) }

  /// Nil unless the element is an OBJECT IDENTIFIER.
  init?(_ element: BERElement) {
    guard element.tag == Tag.objectIdentifier, let octets = element.primitive, let last = octets.last, last < 0x80
    else { return nil }
    self.init(octets: octets)
  }

  /// `1.2.840.113549`; the first number is 0, 1 or 2, the second below 40.
  private init(_ numbers: UInt...) {
    octets = [UInt8(numbers[0] * 40 + numbers[1])] + numbers.dropFirst(2).flatMap(ObjectIdentifier.septets)
  }

  /// Seven bits an octet, the highest first, a one before every octet but the last.
  private static func septets(_ number: UInt) -> [UInt8] {
    var octets = [UInt8(number & 0x7F)]
    var rest = number >> 7
    while rest > 0 {
      octets.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
      rest >>= 7
    }
    return octets
  }

  var der: [UInt8] { DER.element(Tag.objectIdentifier, octets) }

  /// The numbers with points between them.
  package var description: String {
    var numbers: [UInt] = []
    var number: UInt = 0
    for octet in octets {
      number = number << 7 | UInt(octet & 0x7F)
      if octet < 0x80 {
        numbers += numbers.isEmpty ? [min(number / 40, 2), number - min(number / 40, 2) * 40] : [number]
        number = 0
      }
    }
    return numbers.map(String.init).joined(separator: ".")
  }
}

extension ObjectIdentifier {
  // RFC 5652, 4, 5.1, 11.1 and 11.2.
  static let signedData = ObjectIdentifier(1, 2, 840, 113549, 1, 7, 2)
  static let contentType = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 3)
  static let messageDigest = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 4)
  // RFC 3161, 2.4.2; RFC 2634, 5.4; RFC 5035, 5.4.1.
  static let tstInfo = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 16, 1, 4)
  static let signingCertificate = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 16, 2, 12)
  static let signingCertificateV2 = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 16, 2, 47)
  // RFC 3370, 2.1; RFC 5754, 2.
  static let sha1 = ObjectIdentifier(1, 3, 14, 3, 2, 26)
  static let sha256 = ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 1)
  static let sha384 = ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 2)
  static let sha512 = ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 3)
  // RFC 8017, A.2.
  static let rsaEncryption = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 1)
  static let rsaWithSHA1 = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 5)
  static let rsaPSS = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 10)
  static let rsaWithSHA256 = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 11)
  static let rsaWithSHA384 = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 12)
  static let rsaWithSHA512 = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 13)
  // RFC 5480, 2.1.1; RFC 5758, 3.2; RFC 8410, 3.
  static let ecPublicKey = ObjectIdentifier(1, 2, 840, 10045, 2, 1)
  static let ecdsaWithSHA1 = ObjectIdentifier(1, 2, 840, 10045, 4, 1)
  static let ecdsaWithSHA256 = ObjectIdentifier(1, 2, 840, 10045, 4, 3, 2)
  static let ecdsaWithSHA384 = ObjectIdentifier(1, 2, 840, 10045, 4, 3, 3)
  static let ecdsaWithSHA512 = ObjectIdentifier(1, 2, 840, 10045, 4, 3, 4)
  static let ed25519 = ObjectIdentifier(1, 3, 101, 112)
}
