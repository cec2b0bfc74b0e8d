/// Takes parts off the front of bytes that stay where they are.
struct CompactReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  mutating func byte() throws(CompactFault) -> UInt8 {
    guard place < bytes.count else { throw .endsEarly }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func number() throws(CompactFault) -> Int {
    var number: UInt = 0
    var shift = 0
    while true {
      let next = try byte()
      guard shift < UInt.bitWidth else { throw .badNumber }
      number |= UInt(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1)
  }

  /// Of things that take a byte each at least.
  mutating func count() throws(CompactFault) -> Int {
    let count = try number()
    guard count >= 0 else { throw .badNumber }
    guard count <= bytes.count - place else { throw .endsEarly }
    return count
  }

  mutating func text() throws(CompactFault) -> String {
    let length = try count()
    let utf8 = UnsafeRawBufferPointer(rebasing: bytes[place..<place + length])
    place += length
    guard let text = String(validating: utf8, as: UTF8.self) else { throw .badText }
    return text
  }
}
