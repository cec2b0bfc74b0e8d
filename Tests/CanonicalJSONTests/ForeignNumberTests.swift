import CanonicalJSON
import Testing

/// Numbers of other people's files, and how ECMAScript prints them (RFC 8785, appendix B).
@Suite struct ForeignNumberTests {
  static let table: [(bits: UInt64, text: String)] = [
    (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
    (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
    (0x4430_0000_0000_0000, "295147905179352830000"), (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
    (0x44B5_2D02_C7E1_4AF6, "1e+23"), (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
    (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"), (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
    (0x444B_1AE4_D6E2_EF50, "1e+21"), (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
    (0x3EB0_C6F7_A0B5_ED8D, "0.000001"), (0x41B3_DE43_5555_5553, "333333333.3333332"),
    (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
    (0x4314_3FF3_C1CB_0959, "1424953923781206.2"), (0x3FE0_0000_0000_0000, "0.5"),
  ]

  @Test(arguments: table.indices)
  func numbersArePrintedAsECMAScriptDoes(_ index: Int) throws {
    let (bits, text) = Self.table[index]
    #expect(try JSONValue.double(Double(bitPattern: bits)).canonicalString() == text)
    #expect(try JSONValue(parsingForeign: text.utf8) == .double(Double(bitPattern: bits)))
  }

  @Test func whatIsAnIntegerIsOne() throws {
    for text in ["1", "1.0", "1e0", "10e-1", "0.1E+1"] { #expect(try JSONValue(parsingForeign: text.utf8) == 1) }
    #expect(try JSONValue(parsingForeign: "-0".utf8) == 0)
  }

  @Test(arguments: ["01", "1.", ".5", "1e", "+1", "1e999", "-", "0x1", "NaN"])
  func whatJSONDoesNotHaveIsRefused(_ text: String) {
    #expect(throws: JSONFault.self) { try JSONValue(parsingForeign: text.utf8) }
  }

  @Test func ledgersStillRefuseFractions() {
    #expect(throws: JSONFault.self) { try JSONValue(parsing: "0.5".utf8) }
  }
}
