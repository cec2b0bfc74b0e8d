import Foundation
import SourceLiterals

/// Writes the Swift file that holds the playbooks: `EmbedPlaybooks OUTPUT PLAYBOOK...`, those in a folder `Shared` as
/// shared files. A tool of the build only.
@main
enum Embedding {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else { return stop("usage: EmbedPlaybooks OUTPUT PLAYBOOK...") }
    var (playbooks, shared) = ("", "")
    for path in arguments.dropFirst() {
      let file = URL(fileURLWithPath: path)
      let bytes = Array(try Data(contentsOf: file))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return stop("\(file.lastPathComponent): not UTF-8")
      }
      let id = RawStringLiteral(file.deletingPathExtension().lastPathComponent)
      let entry = "\n    ShippedPlaybook(\n      id:\n\(id.source),\n      yaml:\n\(RawStringLiteral(text).source)),"
      if file.deletingLastPathComponent().lastPathComponent == "Shared" { shared += entry } else { playbooks += entry }
    }
    let source = """
      extension ShippedPlaybooks {
        package static let files: [ShippedPlaybook] = [\(playbooks)
        ]
        package static let sharedFiles: [ShippedPlaybook] = [\(shared)
        ]
      }

      """
    try Data(source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  }

  private static func stop(_ reason: String) {
    FileHandle.standardError.write(Data("error: \(reason)\n".utf8))
    exit(1)
  }
}
