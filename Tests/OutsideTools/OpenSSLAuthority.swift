package import Foundation

/// A timestamp authority made of `openssl ts` and `openssl ca`, with a root, an intermediate and a signer of its own.
package struct OpenSSLAuthority: Sendable {
  /// What the signer's certificate is like.
  package struct Signer: Sendable {
    package var name = "tsa"
    /// `rsa:2048`, or `ec:P-256` and so on.
    package var key = "rsa:2048"
    package var purpose = "critical,timeStamping"
    package var usage = "critical,digitalSignature"
    /// YYYYMMDDhhmmssZ.
    package var from = "20200101000000Z"
    package var to = "20491231235959Z"
    package var issuer = "middle"

    package init() {}
  }

  package let folder: URL

  package init() throws {
    folder = TemporaryFolder.all.appending(path: "tsa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("", to: "index")
    try write("unique_subject = no\n", to: "index.attr")
    try write("01\n", to: "serial")
    try write("01\n", to: "stamp-serial")
    try write(OpenSSLAuthority.configuration(folder.path), to: "ca.cnf")
    try issue("root", key: "ec:P-256", from: "20100101000000Z", to: "20591231235959Z", by: nil)
    try issue("middle", key: "rsa:2048", from: "20150101000000Z", to: "20551231235959Z", by: "root")
    try addSigner(Signer())
  }

  package func path(_ name: String) -> String { folder.appending(path: name).path }
  package func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

  package func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  package func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  package var root: String { path("root.pem") }

  /// An intermediate authority with dates of its own.
  package func addIntermediate(_ name: String, from: String, to: String) throws {
    try issue(name, key: "ec:P-256", from: from, to: to, by: "root")
  }

  package func addSigner(_ signer: Signer) throws {
    let usage = signer.usage.isEmpty ? "" : "keyUsage = \(signer.usage)\n"
    let purpose = signer.purpose.isEmpty ? "" : "extendedKeyUsage = \(signer.purpose)\n"
    try write("[x]\nbasicConstraints = CA:false\n\(usage)\(purpose)", to: "\(signer.name).ext")
    try issue(
      signer.name, key: signer.key, extensionFile: "\(signer.name).ext", from: signer.from, to: signer.to,
      by: signer.issuer)
  }

  /// The response to a request; the names of files in the folder.
  ///
  /// - Parameters:
  ///   - certificateName: how the signer names its certificate, `sha1` for the older form.
  package func stamp(
    _ request: [UInt8], as signer: String = "tsa", digest: String = "sha256", certificateName: String = "sha256",
    named name: String = "stamp"
  ) throws -> [UInt8] {
    try write(request, to: "\(name).tsq")
    let chain = try ["middle"].map { try String(contentsOfFile: path("\($0).pem"), encoding: .utf8) }.joined()
    try write(chain, to: "chain.pem")
    try write(
      OpenSSLAuthority.stamping(folder.path, signer: signer, digest: digest, certificateName: certificateName),
      to: "ts.cnf")
    try openssl(
      "ts", "-reply", "-config", path("ts.cnf"), "-queryfile", path("\(name).tsq"), "-out", path("\(name).tsr"))
    return try bytes("\(name).tsr")
  }

  /// A token over somebody's TSTInfo, signed by whomever one likes: `openssl ts` itself refuses to sign with a
  /// certificate that is not for timestamps.
  package func signAnyway(_ statement: [UInt8], as signer: String) throws -> [UInt8] {
    try write(statement, to: "statement")
    try openssl(
      "cms", "-sign", "-binary", "-nodetach", "-cades", "-md", "sha256", "-outform", "DER", "-econtent_type",
      "1.2.840.113549.1.9.16.1.4", "-in", path("statement"), "-signer", path("\(signer).pem"), "-inkey",
      path("\(signer).key"), "-certfile", path("middle.pem"), "-out", path("anyway.tst"))
    return try bytes("anyway.tst")
  }

  /// Whether `openssl ts -verify` takes a token or a response, at an instant in seconds.
  package func verifies(
    _ token: [UInt8], isWholeResponse: Bool, query: [UInt8]? = nil, data: [UInt8]? = nil, at seconds: Int64
  ) throws -> Bool {
    try write(token, to: "checked")
    var command = ["openssl", "ts", "-verify", "-in", path("checked")]
    if !isWholeResponse { command.append("-token_in") }
    if let query {
      try write(query, to: "checked.tsq")
      command += ["-queryfile", path("checked.tsq")]
    }
    if let data {
      try write(data, to: "checked.data")
      command += ["-data", path("checked.data")]
    }
    command += ["-CAfile", root, "-untrusted", path("middle.pem"), "-attime", String(seconds)]
    return try ExternalTool.run(command).output.contains("Verification: OK")
  }

  @discardableResult
  package func openssl(_ arguments: String...) throws -> String {
    let run = try ExternalTool.run(["openssl"] + arguments)
    guard run.status == 0 else { throw Failure(command: arguments, output: run.output) }
    return run.output
  }

  package struct Failure: Error {
    package let command: [String]
    package let output: String
  }

  private func issue(
    _ name: String, key: String, extensionFile: String? = nil, from: String, to: String,
    by issuer: String?
  ) throws {
    let parts = key.split(separator: ":")
    let kind = parts[0] == "ec" ? ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:\(parts[1])"] : ["-newkey", key]
    var request = ["openssl", "req", "-new", "-nodes", "-config", path("ca.cnf"), "-subj", "/O=Test/CN=\(name)"]
    request += kind + ["-keyout", path("\(name).key"), "-out", path("\(name).csr")]
    let made = try ExternalTool.run(request)
    guard made.status == 0 else { throw Failure(command: request, output: made.output) }
    var sign = ["openssl", "ca", "-batch", "-notext", "-config", path("ca.cnf"), "-in", path("\(name).csr")]
    sign += ["-out", path("\(name).pem"), "-startdate", from, "-enddate", to, "-md", "sha256"]
    sign +=
      issuer.map { ["-cert", path("\($0).pem"), "-keyfile", path("\($0).key")] }
      ?? ["-selfsign", "-keyfile", path("\(name).key")]
    sign += extensionFile.map { ["-extfile", path($0), "-extensions", "x"] } ?? ["-extensions", "authority"]
    let signed = try ExternalTool.run(sign)
    guard signed.status == 0 else { throw Failure(command: sign, output: signed.output) }
  }

  private static func configuration(_ folder: String) -> String {
    """
    [req]
    distinguished_name = dn
    [dn]
    [ca]
    default_ca = any
    [any]
    database = \(folder)/index
    new_certs_dir = \(folder)
    serial = \(folder)/serial
    policy = whatever
    [whatever]
    organizationName = optional
    commonName = supplied
    [authority]
    basicConstraints = critical,CA:true
    keyUsage = critical,keyCertSign,cRLSign
    subjectKeyIdentifier = hash

    """
  }

  private static func stamping(_ folder: String, signer: String, digest: String, certificateName: String) -> String {
    """
    [tsa]
    default_tsa = one
    [one]
    serial = \(folder)/stamp-serial
    signer_cert = \(folder)/\(signer).pem
    signer_key = \(folder)/\(signer).key
    certs = \(folder)/chain.pem
    signer_digest = \(digest)
    default_policy = 1.3.6.1.4.1.99999.1
    digests = sha1, sha256, sha384, sha512
    accuracy = secs:1
    ess_cert_id_chain = no
    ess_cert_id_alg = \(certificateName)

    """
  }
}
