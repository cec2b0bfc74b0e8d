/// A Swift literal of a text of any content, which the compiler reads in no time (an array of bytes takes minutes).
///
/// The text stands between `#"""` and `"""#`, with as many number signs as it takes for the text neither to end the
/// literal nor to contain an escape. The compiler would turn a carriage return into a line feed and refuses other
/// control characters: those are escaped.
package struct RawStringLiteral {
  package let source: String

  package init(_ text: String) {
    let signs = String(repeating: "#", count: RawStringLiteral.longestRun(in: text) + 1)
    var body = ""
    for scalar in text.unicodeScalars {
      if RawStringLiteral.needsEscape(scalar) {
        body += "\\\(signs)u{\(String(scalar.value, radix: 16))}"
      } else {
        body.unicodeScalars.append(scalar)
      }
    }
    source = "\(signs)\"\"\"\n\(body)\n\"\"\"\(signs)"
  }

  /// The most number signs in a row.
  private static func longestRun(in text: String) -> Int {
    var (longest, current) = (0, 0)
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "#") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t": false
    default: scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFEFF
    }
  }
}
