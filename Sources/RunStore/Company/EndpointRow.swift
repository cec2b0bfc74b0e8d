/// A receiver. Its address and secrets may be shown to nobody but the sender.
package struct EndpointRow: Hashable, Sendable {
  package let name: String
  package let url: String
  package let format: String
  package let language: String
  /// The playbook role that it reaches.
  package let role: String
  /// The newest first.
  package let secrets: [String]
  package let allowedNetworks: [String]
  package let caFile: String?
  package let allowsPlainHTTP: Bool
  /// The receiver said that it is gone.
  package var isStopped: Bool
  /// The HTTP proxy on the way there; nil for none.
  package let proxy: String?
  /// The company's own people read there, and are warned of deadlines and of calls that have to be made.
  package var receivesWarnings: Bool
  /// Since 1970-01-01T00:00:00Z.
  package let createdMilliseconds: Int64

  package init(
    name: String, url: String, format: String, language: String, role: String, secrets: [String],
    allowedNetworks: [String], caFile: String?, allowsPlainHTTP: Bool, isStopped: Bool,
    proxy: String? = nil, receivesWarnings: Bool = false, createdMilliseconds: Int64
  ) {
    self.name = name
    self.url = url
    self.format = format
    self.language = language
    self.role = role
    self.secrets = secrets
    self.allowedNetworks = allowedNetworks
    self.caFile = caFile
    self.allowsPlainHTTP = allowsPlainHTTP
    self.isStopped = isStopped
    self.proxy = proxy
    self.receivesWarnings = receivesWarnings
    self.createdMilliseconds = createdMilliseconds
  }
}
