/// A number modulo p = 2^255 - 19, in five limbs of 51 bits (the least first).
///
/// For public values only: it takes a time that depends on them. Limbs stay below 2^54, so that the sums of a product
/// stay below 2^128.
struct FieldElement {
  private var limbs: (UInt64, UInt64, UInt64, UInt64, UInt64)

  private static let mask: UInt64 = 1 << 51 - 1

  init(_ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0, _ fourth: UInt64 = 0, _ fifth: UInt64 = 0) {
    limbs = (first, second, third, fourth, fifth)
  }

  static let zero = FieldElement(0)
  static let one = FieldElement(1)

  /// The low 255 bits of 32 bytes, the least first; nil when they are p or more.
  init?(canonical bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    var words: [UInt64] = stride(from: 0, to: 32, by: 8).map { start in
      bytes[start..<(start + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    words[3] &= 1 << 63 - 1
    let isBelow = words[3] != 1 << 63 - 1 || words[2] != .max || words[1] != .max || words[0] < UInt64.max - 18
    guard isBelow else { return nil }
    let mask = FieldElement.mask
    self.init(
      words[0] & mask, (words[0] >> 51 | words[1] << 13) & mask, (words[1] >> 38 | words[2] << 26) & mask,
      (words[2] >> 25 | words[3] << 39) & mask, words[3] >> 12)
  }

  static func + (left: FieldElement, right: FieldElement) -> FieldElement {
    let (a, b) = (left.limbs, right.limbs)
    return FieldElement(a.0 + b.0, a.1 + b.1, a.2 + b.2, a.3 + b.3, a.4 + b.4).carried
  }

  static func - (left: FieldElement, right: FieldElement) -> FieldElement {
    // 4p is added, limb by limb, so that none is below zero.
    let (a, b) = (left.limbs, right.limbs)
    let (least, other): (UInt64, UInt64) = (1 << 53 - 76, 1 << 53 - 4)
    return FieldElement(
      a.0 + least - b.0, a.1 + other - b.1, a.2 + other - b.2, a.3 + other - b.3, a.4 + other - b.4
    ).carried
  }

  static func * (left: FieldElement, right: FieldElement) -> FieldElement {
    let (a, b) = (left.limbs, right.limbs)
    // 2^255 is 19: what stands above the fifth limb comes back in below, nineteen times.
    let (b1, b2, b3, b4) = (19 * b.1, 19 * b.2, 19 * b.3, 19 * b.4)
    func product(_ x: UInt64, _ y: UInt64) -> UInt128 { UInt128(x) * UInt128(y) }
    let r0 = product(a.0, b.0) + product(a.1, b4) + product(a.2, b3) + product(a.3, b2) + product(a.4, b1)
    var r1 = product(a.0, b.1) + product(a.1, b.0) + product(a.2, b4) + product(a.3, b3) + product(a.4, b2)
    var r2 = product(a.0, b.2) + product(a.1, b.1) + product(a.2, b.0) + product(a.3, b4) + product(a.4, b3)
    var r3 = product(a.0, b.3) + product(a.1, b.2) + product(a.2, b.1) + product(a.3, b.0) + product(a.4, b4)
    var r4 = product(a.0, b.4) + product(a.1, b.3) + product(a.2, b.2) + product(a.3, b.1) + product(a.4, b.0)
    r1 += r0 >> 51
    r2 += r1 >> 51
    r3 += r2 >> 51
    r4 += r3 >> 51
    func low(_ sum: UInt128) -> UInt64 { UInt64(truncatingIfNeeded: sum) & mask }
    let first = UInt128(low(r0)) + 19 * (r4 >> 51)
    return FieldElement(low(first), low(r1) + UInt64(first >> 51), low(r2), low(r3), low(r4))
  }

  /// Every limb below 2^51 and a little.
  private var carried: FieldElement {
    let a = limbs
    let mask = FieldElement.mask
    return FieldElement(
      a.0 & mask + 19 * (a.4 >> 51), a.1 & mask + a.0 >> 51, a.2 & mask + a.1 >> 51, a.3 & mask + a.2 >> 51,
      a.4 & mask + a.3 >> 51)
  }

  /// The one form below p that a number has.
  private var reduced: (UInt64, UInt64, UInt64, UInt64, UInt64) {
    var a = carried.carried.limbs
    let mask = FieldElement.mask
    // Whether it is p or more: then adding 19 reaches 2^255.
    var above = (a.0 + 19) >> 51
    for limb in [a.1, a.2, a.3, a.4] { above = (limb + above) >> 51 }
    a.0 += 19 * above
    a.1 += a.0 >> 51
    a.2 += a.1 >> 51
    a.3 += a.2 >> 51
    a.4 += a.3 >> 51
    return (a.0 & mask, a.1 & mask, a.2 & mask, a.3 & mask, a.4 & mask)
  }

  var isZero: Bool { reduced == (0, 0, 0, 0, 0) }
  /// Whether the one form below p is odd: the sign of RFC 8032, 5.1.3.
  var isOdd: Bool { reduced.0 & 1 == 1 }

  static func == (left: FieldElement, right: FieldElement) -> Bool { left.reduced == right.reduced }

  /// To the power of (p - 5) / 8 = 2^252 - 3, of which every bit but the second is set.
  var toThePowerOfFiveLessEighth: FieldElement {
    var power = self
    for bit in (0..<251).reversed() {
      power = power * power
      if bit != 1 { power = power * self }
    }
    return power
  }
}
