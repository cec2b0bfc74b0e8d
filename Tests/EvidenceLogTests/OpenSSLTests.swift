import EvidenceLog
import Foundation
import OutsideTools
import Testing

/// What OpenSSL says of our signatures, and we of its own. Needs openssl.
@Suite(.enabled(if: ExternalTool.isDue("openssl", "version"), "openssl is missing"))
struct OpenSSLTests {
  static let origin = "hikeshi/0123456789abcdef/20261124-7k3f/v1"

  private func inFreshFolder(_ body: (URL) throws -> Void) throws {
    let folder = TemporaryFolder.all.appending(path: "hikeshi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func openSSLVerifiesACheckpoint() throws {
    try inFreshFolder { folder in
      let key = LogSigningKey()
      let checkpoint = Checkpoint(origin: Self.origin, size: 8, root: KnownTree.tree.root)
      let note = try SignedNote(parsing: key.sign(checkpoint))
      let (pem, text, signature) = (
        folder.appending(path: "key.pem"), folder.appending(path: "text"), folder.appending(path: "signature")
      )
      try Data(key.verifierKey(name: Self.origin).publicKeyPEM().utf8).write(to: pem)
      try Data(note.text).write(to: text)
      try Data(#require(note.signatures.first).signature).write(to: signature)
      func verify() throws -> ExternalTool.Run {
        try ExternalTool.run(
          "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pem.path, "-rawin", "-in", text.path,
          "-sigfile", signature.path)
      }
      let run = try verify()
      #expect(run.status == 0, "\(run.output)")
      #expect(run.output.contains("Signature Verified Successfully"))
      try Data(note.text + [0x0A]).write(to: text)
      #expect(try verify().status != 0)
    }
  }

  @Test func weVerifyWhatOpenSSLSigned() throws {
    try inFreshFolder { folder in
      let (pem, der, text, signature) = (
        folder.appending(path: "key.pem"), folder.appending(path: "key.der"), folder.appending(path: "text"),
        folder.appending(path: "signature")
      )
      let checkpoint = Checkpoint(origin: Self.origin, size: 8, root: KnownTree.tree.root)
      try Data(checkpoint.text.utf8).write(to: text)
      for command in [
        ["genpkey", "-algorithm", "ed25519", "-out", pem.path],
        ["pkey", "-in", pem.path, "-outform", "DER", "-out", der.path],
        ["pkeyutl", "-sign", "-inkey", pem.path, "-rawin", "-in", text.path, "-out", signature.path],
      ] {
        let run = try ExternalTool.run(["openssl"] + command)
        try #require(run.status == 0, "\(run.output)")
      }
      // RFC 8410, 7: the last 32 bytes of the private key's DER are the key.
      let key = try LogSigningKey(rawRepresentation: Array(Data(contentsOf: der).suffix(32)))
      let verifier = key.verifierKey(name: Self.origin)
      let blob = Data(verifier.keyID.bytes) + (try Data(contentsOf: signature))
      let note = "\(checkpoint.text)\n\u{2014} \(Self.origin) \(blob.base64EncodedString())\n"
      #expect(try verifier.open(Array(note.utf8)) == checkpoint)
      let printed = try ExternalTool.run("openssl", "pkey", "-in", pem.path, "-pubout")
      #expect(printed.output == verifier.publicKeyPEM())
    }
  }
}
