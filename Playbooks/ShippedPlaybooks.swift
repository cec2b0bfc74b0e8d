/// The playbooks that are part of the program. Every file of the package's folder `Playbooks` is one of them; the build
/// writes `files`.
package enum ShippedPlaybooks {
  package static func named(_ id: String) -> ShippedPlaybook? { files.first { $0.id == id } }
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
}
