import CanonicalJSON

/// A secret that stood in somebody else's playbook.
package struct ForeignSecret: Hashable, Sendable {
  /// Where it stood.
  package let path: JSONPath
  /// What it is called from now on.
  package let name: String
  package let value: String
}

/// A CACAO file as it may be pinned, kept and handed on: every secret in it gave way to `{secret:NAME}`.
///
/// A file without secrets keeps its bytes. Any other becomes the canonical form (RFC 8785) of what is left, so that the
/// same file always gives the same bytes. No hash of the file as it came is kept: whoever has all of it but a short
/// password could try passwords against the hash. Its signatures are judged here, since they are over what is gone.
package struct StrippedPlaybook: Sendable {
  package let bytes: [UInt8]
  /// In the order of the file's canonical form.
  package let secrets: [ForeignSecret]
  /// Every secret that the steps want, those included that were gone before the file came.
  package let wanted: [String]
  /// Judged on the file as it came.
  package let signatures: [SignatureFinding]

  /// What cannot be read as JSON is left as it is; reading it will say why.
  package init(_ file: [UInt8]) {
    let content = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
    guard content.count <= CACAOReading.sizeLimit, let json = try? JSONValue(parsingForeign: content) else {
      (bytes, secrets, wanted, signatures) = (file, [], [], [])
      return
    }
    let stripping = SecretStripping()
    let left = stripping.stripped(json)
    secrets = stripping.found
    bytes = stripping.found.isEmpty ? file : (try? left.canonicalBytes()) ?? file
    wanted = stripping.names(in: left)
    signatures = PlaybookSignatures.findings(in: json)
  }
}
