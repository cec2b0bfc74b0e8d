import Testing

@testable import EvidenceLog

@Suite struct EncodingTests {
  /// RFC 4648, 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func vectorsOfRFC4648(_ plain: String, _ encoded: String) {
    let unpadded = encoded.filter { $0 != "=" }
    #expect(Base64Coding.standard.text(Array(plain.utf8)) == encoded)
    #expect(Base64Coding.standard.bytes(encoded.utf8) == Array(plain.utf8))
    #expect(Base64URL.encode(Array(plain.utf8)) == unpadded)
    #expect(Base64URL.decode(unpadded) == Array(plain.utf8))
  }

  @Test func theTwoAlphabetsDifferInTwoCharacters() {
    let bytes: [UInt8] = [0xFB, 0xFF, 0xFE]
    #expect(Base64Coding.standard.text(bytes) == "+//+")
    #expect(Base64URL.encode(bytes) == "-__-")
    #expect(Base64URL.decode("+//+") == nil)
    #expect(Base64Coding.standard.bytes("-__-".utf8) == nil)
  }

  /// All texts of up to four characters out of these: a text that decodes is the one that its bytes encode to.
  @Test func everyBytesHaveOneText() {
    let alphabet = Array("AQgwZ9+/-_= \n".utf8)
    var texts: [[UInt8]] = [[]]
    for _ in 0..<4 { texts += texts.flatMap { text in alphabet.map { text + [$0] } } }
    var accepted = 0
    for text in Set(texts) {
      let string = String(decoding: text, as: UTF8.self)
      if let bytes = Base64URL.decode(string) {
        accepted += 1
        if Base64URL.encode(bytes) != string { Issue.record("\(string)") }
      }
      if let bytes = Base64Coding.standard.bytes(text) {
        accepted += 1
        if Base64Coding.standard.text(bytes) != string { Issue.record("\(string)") }
      }
    }
    #expect(accepted > 100)
  }

  @Test(arguments: ["Zg", "Zg=", "Zh==", "Zm8", "Zm9=", "=", "====", "Z===", "Zg==Zg==", "Zm9v\n", " Zm9v", "Zm9v===="])
  func standardRefuses(_ text: String) {
    #expect(Base64Coding.standard.bytes(text.utf8) == nil)
  }

  @Test(arguments: ["Zg==", "Zh", "Zm9", "Z", "Zm9vZ", "Zm9v ", "Zm+v", "Zm/v", "Zm9v\n", "\u{212A}m9v"])
  func urlRefuses(_ text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test func everyByteSurvives() {
    let bytes = Array(UInt8.min...UInt8.max)
    for count in 0...256 {
      let part = Array(bytes[..<count])
      #expect(Base64URL.decode(Base64URL.encode(part)) == part)
      #expect(Hexadecimal.bytes(Hexadecimal.text(part)) == part)
    }
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("10", 10), ("9223372036854775807", Int.max),
  ])
  func decimals(_ text: String, _ number: Int) {
    #expect(Int(canonicalDecimal: text.utf8) == number)
  }

  @Test(arguments: [
    "", "00", "01", "-1", "+1", "1 ", " 1", "0x1", "1_0", "９", "9223372036854775808", "99999999999999999999",
  ])
  func notDecimals(_ text: String) {
    #expect(Int(canonicalDecimal: text.utf8) == nil)
  }
}
