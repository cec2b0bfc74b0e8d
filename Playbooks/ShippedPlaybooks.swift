import PlaybookFile

/// The playbooks that are part of the program. Every file of the package's folder `Playbooks` is one of them, and every
/// file of its folder `Shared` holds parts that several use; the build writes `files` and `sharedFiles`.
package enum ShippedPlaybooks {
  package static func named(_ id: String) -> ShippedPlaybook? { files.first { $0.id == id } }
  package static func shared(_ id: String) -> ShippedPlaybook? { sharedFiles.first { $0.id == id } }
}

/// A playbook file as it was when the program was built.
package struct ShippedPlaybook: Hashable, Sendable {
  /// The file's name without `.yaml`.
  package let id: String
  package let yaml: String

  init(id: String, yaml: String) {
    self.id = id
    self.yaml = yaml
  }

  /// Exactly the file's bytes.
  package var bytes: [UInt8] { Array(yaml.utf8) }

  /// The file with the files it needs, as it is read and pinned.
  package var stream: [UInt8] {
    PlaybookStream.assemble(
      bytes, shared: { ShippedPlaybooks.shared($0)?.bytes }, playbooks: { ShippedPlaybooks.named($0)?.bytes })
  }
}
