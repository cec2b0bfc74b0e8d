import SourceLiterals
import Testing

/// The literals that hold the playbooks; that the compiler reads them back is seen with the shipped files.
@Suite struct RawStringLiteralTests {
  @Test(arguments: [
    ("a", "#\"\"\"\na\n\"\"\"#"),
    ("a\n", "#\"\"\"\na\n\n\"\"\"#"),
    ("", "#\"\"\"\n\n\"\"\"#"),
    ("\"\"\"\\(x)\\n", "#\"\"\"\n\"\"\"\\(x)\\n\n\"\"\"#"),
    ("\"\"\"#", "##\"\"\"\n\"\"\"#\n\"\"\"##"),
    ("## \\##(x)", "###\"\"\"\n## \\##(x)\n\"\"\"###"),
    ("a\r\nb\u{FEFF}\t#", "##\"\"\"\na\\##u{d}\nb\\##u{feff}\t#\n\"\"\"##"),
  ])
  func standsForItsText(_ text: String, source: String) {
    #expect(RawStringLiteral(text).source == source)
  }
}
