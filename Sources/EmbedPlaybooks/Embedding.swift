import Foundation

/// Writes the Swift file that holds the playbooks: `EmbedPlaybooks OUTPUT PLAYBOOK...`. A tool of the build only.
@main
enum Embedding {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else { return stop("usage: EmbedPlaybooks OUTPUT PLAYBOOK...") }
    var entries = ""
    for path in arguments.dropFirst() {
      let file = URL(fileURLWithPath: path)
      let bytes = Array(try Data(contentsOf: file))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return stop("\(file.lastPathComponent): not UTF-8")
      }
      let id = RawStringLiteral(file.deletingPathExtension().lastPathComponent)
      entries += "\n    ShippedPlaybook(\n      id:\n\(id.source),\n      yaml:\n\(RawStringLiteral(text).source)),"
    }
    let source = "extension ShippedPlaybooks {\n  package static let files: [ShippedPlaybook] = [\(entries)\n  ]\n}\n"
    try Data(source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  }

  private static func stop(_ reason: String) {
    FileHandle.standardError.write(Data("error: \(reason)\n".utf8))
    exit(1)
  }
}
