import Foundation
import SourceLiterals

/// Writes the Swift file that holds the page that checks a claim file: `EmbedPage OUTPUT PAGE STYLE SCRIPT...`. The page
/// has `{{style}}` and `{{script}}` where the others go, the scripts in the order that they are named. A tool of the
/// build only.
@main
enum Embedding {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count > 3, let output = arguments.first else {
      FileHandle.standardError.write(Data("error: usage: EmbedPage OUTPUT PAGE STYLE SCRIPT...\n".utf8))
      exit(1)
    }
    let texts = try arguments.dropFirst().map { path in
      try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8).trimmingCharacters(in: .newlines)
    }
    let page = texts[0]
      .replacingOccurrences(of: "{{style}}", with: texts[1])
      .replacingOccurrences(of: "{{script}}", with: texts[2...].joined(separator: "\n\n"))
    let source = "extension VerifyPage {\n  static let embedded =\n\(RawStringLiteral(page + "\n").source)\n}\n"
    try Data(source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  }
}
