import Foundation
import PackagePlugin

/// Embeds every file `Playbooks/*.yaml` and `Playbooks/Shared/*.yaml` of the package in the target that uses the plugin.
@main
struct EmbedPlaybooksPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Playbooks")
    let playbooks = try yamlFiles(in: folder)
    let shared = try yamlFiles(in: folder.appending(path: "Shared"))
    let output = context.pluginWorkDirectoryURL.appending(path: "ShippedPlaybooks+Files.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(playbooks.count) playbooks",
        executable: try context.tool(named: "EmbedPlaybooks").url,
        arguments: [output.path(percentEncoded: false)] + (playbooks + shared).map { $0.path(percentEncoded: false) },
        inputFiles: playbooks + shared,
        outputFiles: [output])
    ]
  }

  private func yamlFiles(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
      .filter { $0.hasSuffix(".yaml") }.sorted().map { folder.appending(path: $0) }
  }
}
