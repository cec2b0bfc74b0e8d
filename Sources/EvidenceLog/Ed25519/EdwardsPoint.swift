/// A point of the curve of Ed25519, -x² + y² = 1 + d·x²·y² (RFC 8032, 5.1), in extended coordinates: x = X/Z, y = Y/Z,
/// T = X·Y/Z.
///
/// Only what it takes to say whether a public key is one; signatures are made and checked by swift-crypto, which takes
/// any 32 bytes for a key. For public values only.
struct EdwardsPoint {
  private let x: FieldElement
  private let y: FieldElement
  private let z: FieldElement
  private let t: FieldElement

  private static let d = FieldElement(
    0x34DCA135978A3, 0x1A8283B156EBD, 0x5E7A26001C029, 0x739C663A03CBB, 0x52036CEE2B6FF)
  private static let doubleD = FieldElement(
    0x69B9426B2F159, 0x35050762ADD7A, 0x3CF44C0038052, 0x6738CC7407977, 0x2406D9DC56DFF)
  private static let rootOfMinusOne = FieldElement(
    0x61B274A0EA0B0, 0x0D5A5FC8F189D, 0x7EF5E9CBD0C60, 0x78595A6804C9E, 0x2B8324804FC1D)
  /// The order of the group that keys are of, 2^252 + 27742317777372353535851937790883648493.
  private static let order: UInt256Bits = (
    0x1000_0000_0000_0000, 0x0000_0000_0000_0000, 0x14DE_F9DE_A2F7_9CD6, 0x5812_631A_5CF5_D3ED
  )
  private typealias UInt256Bits = (UInt64, UInt64, UInt64, UInt64)

  private init(x: FieldElement, y: FieldElement, z: FieldElement, t: FieldElement) {
    (self.x, self.y, self.z, self.t) = (x, y, z, t)
  }

  /// Decodes as RFC 8032, 5.1.3 does: nil for a y of p or more, for a y of no point, and for a sign where x is zero.
  init?(encoded bytes: [UInt8]) {
    guard let y = FieldElement(canonical: bytes), let last = bytes.last else { return nil }
    let isOdd = last & 0x80 != 0
    let square = y * y
    let (u, v) = (square - .one, EdwardsPoint.d * square + .one)
    let cube = v * v * v
    var x = u * cube * (u * cube * cube * v).toThePowerOfFiveLessEighth
    let check = v * x * x
    if !(check == u) {
      guard check == .zero - u else { return nil }
      x = x * EdwardsPoint.rootOfMinusOne
    }
    guard !(x.isZero && isOdd) else { return nil }
    if x.isOdd != isOdd { x = .zero - x }
    self.init(x: x, y: y, z: .one, t: x * y)
  }

  private static let identity = EdwardsPoint(x: .zero, y: .one, z: .one, t: .zero)
  private var isIdentity: Bool { x.isZero && y == z }

  /// RFC 8032, 5.1.4: right for any two points, the same one twice too.
  static func + (left: EdwardsPoint, right: EdwardsPoint) -> EdwardsPoint {
    let a = (left.y - left.x) * (right.y - right.x)
    let b = (left.y + left.x) * (right.y + right.x)
    let c = left.t * doubleD * right.t
    let d = (left.z + left.z) * right.z
    let (e, f, g, h) = (b - a, d - c, d + c, b + a)
    return EdwardsPoint(x: e * f, y: g * h, z: f * g, t: e * h)
  }

  /// Whether it is a point of the group of prime order, and not its identity: neither of small order itself, nor with a
  /// point of small order added.
  var isInPrimeOrderGroup: Bool {
    guard !isIdentity else { return false }
    var sum = EdwardsPoint.identity
    let order = EdwardsPoint.order
    for word in [order.0, order.1, order.2, order.3] {
      for bit in (0..<64).reversed() {
        sum = sum + sum
        if word >> bit & 1 == 1 { sum = sum + self }
      }
    }
    return sum.isIdentity
  }
}
