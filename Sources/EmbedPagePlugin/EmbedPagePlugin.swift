import Foundation
import PackagePlugin

/// Puts the parts of the page together and embeds it in the target that uses the plugin.
@main
struct EmbedPagePlugin: BuildToolPlugin {
  /// In the order that they stand in the page: a script uses what stands before it.
  private static let parts = [
    "page.html", "style.css", "bytes.js", "hashing.js", "zip.js", "note.js", "token.js", "bag.js", "record.js",
    "verifier.js", "words.js", "page.js",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Page")
    let files = EmbedPagePlugin.parts.map { folder.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "VerifyPage+Embedded.swift")
    return [
      .buildCommand(
        displayName: "Embedding the page that checks a claim file",
        executable: try context.tool(named: "EmbedPage").url,
        arguments: [output.path(percentEncoded: false)] + files.map { $0.path(percentEncoded: false) },
        inputFiles: files, outputFiles: [output])
    ]
  }
}
