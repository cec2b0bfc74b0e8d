import Foundation
import OutsideTools

/// A correct HTTPS server on 127.0.0.1 (python3) with a certificate of its own (openssl), in a folder of its own.
package final class TLSServer {
  package static var isDue: Bool {
    ExternalTool.isDue("openssl", "version") && ExternalTool.isDue("python3", "-c", "import ssl")
  }

  /// The self-signed certificate, which is at the same time the CA file that trusts it.
  package let certificateFile: String
  package let port: Int
  private let folder: URL
  private let process = Process()

  package struct SetupError: Error {
    package let output: String
  }

  /// `name` is the certificate's subjectAltName, such as `IP:127.0.0.1`; `days` below zero make it expired.
  package init(name: String = "IP:127.0.0.1", days: Int = 2, keepsAlive: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = { [folder] (name: String) in folder.appendingPathComponent(name).path }
    certificateFile = file("certificate.pem")
    try Data("subjectAltName=\(name)\n".utf8).write(to: URL(fileURLWithPath: file("extensions")))
    let steps = [
      try ExternalTool.run(
        "openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
        file("key.pem"), "-out", file("request.pem"), "-subj", "/CN=receiver"),
      try ExternalTool.run(
        "openssl", "x509", "-req", "-in", file("request.pem"), "-signkey", file("key.pem"), "-days", String(days),
        "-extfile", file("extensions"), "-out", file("certificate.pem")),
    ]
    for step in steps where step.status != 0 { throw SetupError(output: step.output) }

    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-u", "-c", Self.script, certificateFile, file("key.pem"), keepsAlive ? "keep" : "close",
    ]
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw SetupError(output: line) }
    self.port = port
  }

  deinit {
    // Not SIGTERM: the child inherits this thread's signal mask, in which that may be blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private static let script = """
    import socket, ssl, sys
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        plain, _ = listener.accept()
        try:
            with context.wrap_socket(plain, server_side=True) as peer:
                piece = b"."
                while piece:
                    received = b""
                    while b"}" not in received:
                        piece = peer.recv(65536)
                        if not piece:
                            break
                        received += piece
                    if piece:
                        peer.sendall(b"HTTP/1.1 204 No Content\\r\\n\\r\\n")
                    if sys.argv[3] == "close":
                        break
        except OSError:
            pass
    """
}
