import CanonicalJSON
import Testing

/// Everything that is short, and everything that is near to something real.
@Suite struct ByteStringTests {
  /// What the grammar treats apart, with a letter of two bytes and some bytes that are never right.
  static let alphabet = Array("{}[]\":,\\u01-.en \n".utf8) + [0xC3, 0xA9, 0x1F, 0xFF]

  static func strings(of length: Int) -> [[UInt8]] {
    (0..<length).reduce([[]]) { shorter, _ in shorter.flatMap { text in alphabet.map { text + [$0] } } }
  }

  /// What is accepted has one canonical form, which reads as the same value; what is refused has none.
  private func isSound(_ bytes: [UInt8]) throws -> Bool {
    let asCanonical = try? JSONValue(parsingCanonical: bytes)
    guard let value = try? JSONValue(parsing: bytes) else { return asCanonical == nil }
    let canonical = try value.canonicalBytes()
    let again = try JSONValue(parsingCanonical: canonical)
    return again == value && again.hashValue == value.hashValue && (asCanonical == value) == (canonical == bytes)
  }

  @Test(arguments: 0...3)
  func allShortStrings(_ length: Int) throws {
    for bytes in Self.strings(of: length) where try !isSound(bytes) { Issue.record("\(bytes)") }
  }

  @Test func everyChangeOfOneByte() throws {
    let bytes = Array(#"{"a":[1,-20,true,null,"\n\u001fé😀\\"],"\#u{FB33}":[]}"#.utf8)
    #expect(try JSONValue(parsingCanonical: bytes).canonicalBytes() == bytes)
    for index in bytes.indices {
      #expect((try? JSONValue(parsing: bytes[..<index])) == nil)
      var dropped = bytes
      dropped.remove(at: index)
      #expect(try isSound(dropped))
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[index] = byte
        if try !isSound(changed) { Issue.record("\(byte) at \(index)") }
      }
    }
  }
}
