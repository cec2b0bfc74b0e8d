import ClaimBundle

/// The smallest changes that there are.
enum ByteChange: Hashable, Sendable {
  /// The bits of the mask in the byte at this place are turned.
  case turned(at: Int, mask: UInt8)
  case inserted(at: Int, byte: UInt8)
  case removed(at: Int)

  var place: Int {
    switch self {
    case .turned(let place, _), .inserted(let place, _), .removed(let place): place
    }
  }

  func applied(to bytes: [UInt8]) -> [UInt8] {
    var changed = bytes
    switch self {
    case .turned(let place, let mask): changed[place] ^= mask
    case .inserted(let place, let byte): changed.insert(byte, at: place)
    case .removed(let place): changed.remove(at: place)
    }
    return changed
  }
}

extension ByteChange {
  /// One bit of each byte, every bit in turn.
  static func oneBit(of places: some Sequence<Int>) -> [ByteChange] {
    places.map { .turned(at: $0, mask: 1 << UInt8($0 % 8)) }
  }

  /// Every other value of each byte.
  static func everyValue(of places: some Sequence<Int>) -> [ByteChange] {
    places.flatMap { place in (1...255).map { .turned(at: place, mask: $0) } }
  }

  /// A line break, and another byte, before each place; and the byte there gone.
  static func everyLength(of places: some Sequence<Int>, in bytes: [UInt8]) -> [ByteChange] {
    places.flatMap { place -> [ByteChange] in
      let inserted: [ByteChange] = [
        .inserted(at: place, byte: UInt8(ascii: "\n")), .inserted(at: place, byte: UInt8(truncatingIfNeeded: place)),
      ]
      return place < bytes.count ? inserted + [.removed(at: place)] : inserted
    }
  }
}

/// One change of one file, and what the verifier found.
struct Trial: Sendable {
  /// In the bundle; empty for a change of an archive itself.
  let path: String
  let change: ByteChange
}
