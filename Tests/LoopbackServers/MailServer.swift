import Foundation
import OutsideTools

/// A strict SMTP server on 127.0.0.1 (python3 aiosmtpd): STARTTLS first, then a login, then a mail. Every mail that it
/// took is parsed by Python's own e-mail library and told as JSON.
package final class MailServer {
  package static var isDue: Bool {
    ExternalTool.isDue("openssl", "version") && ExternalTool.isDue("python3", "-c", "import aiosmtpd.controller")
  }

  /// How it behaves.
  package enum Manner: String {
    case strict
    /// Never offers STARTTLS.
    case plain
    case refusesRecipient = "refuses-recipient"
    case busy
    /// Takes the whole mail and hangs up instead of answering.
    case hangsUp = "hangs-up"
  }

  package let port: Int
  package let certificateFile: String
  private let folder: URL
  private let process = Process()
  private let output = Pipe()

  package init(_ manner: Manner = .strict, implicitTLS: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificateFile = folder.appending(path: "certificate.pem").path
    let key = folder.appending(path: "key.pem").path
    let made = try ExternalTool.run(
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
      "-out", certificateFile, "-subj", "/CN=mail", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2")
    guard made.status == 0 else { throw TLSServer.SetupError(output: made.output) }
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-u", "-c", Self.script, certificateFile, key, manner.rawValue, implicitTLS ? "tls" : "starttls",
    ]
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw TLSServer.SetupError(output: line)
    }
    self.port = port
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// The mails it took, once it has been ended.
  package func stop() -> [[String: Any]] {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return told.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }

  private static let script = """
    import asyncio, email, email.header, email.policy, email.utils, json, ssl, sys
    from aiosmtpd.smtp import SMTP, AuthResult
    certificate, key, manner, mode = sys.argv[1:5]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    class Handler:
        async def handle_RCPT(self, server, session, envelope, address, options):
            if manner == "refuses-recipient":
                return "550 no such mailbox"
            envelope.rcpt_tos.append(address)
            return "250 OK"
        async def handle_DATA(self, server, session, envelope):
            if manner == "busy":
                return "451 try again later"
            if manner == "hangs-up":
                server.transport.abort()
                return "250 never said"
            raw = envelope.content
            assert all(len(line) <= 78 for line in raw.split(b"\\r\\n")), "long line"
            assert all(byte < 128 for byte in raw), "not ASCII"
            mail = email.message_from_bytes(raw, policy=email.policy.strict)
            assert not mail.defects, mail.defects
            text, attached = list(mail.iter_parts())
            # The newer parser keeps the blanks between the encoded words of a name, which RFC 2047, 6.2 takes out.
            name = email.utils.parseaddr(email.message_from_bytes(raw)["from"])[0]
            print(json.dumps({
                "from": envelope.mail_from, "to": envelope.rcpt_tos, "subject": mail["subject"],
                "sender": str(email.header.make_header(email.header.decode_header(name))), "date": mail["date"].datetime.isoformat(),
                "id": mail["message-id"], "text": text.get_content(), "type": attached.get_content_type(),
                "file": attached.get_filename(), "json": attached.get_content().decode(),
                "tls": session.ssl is not None or mode == "tls", "user": session.auth_data.login.decode() if session.auth_data else None,
            }), flush=True)
            return "250 taken"

    def authenticate(server, session, envelope, mechanism, data):
        good = (data.login, data.password) == (b"user", "pass:語".encode())
        return AuthResult(success=good, handled=good, auth_data=data)

    async def serve():
        loop = asyncio.get_running_loop()
        def protocol():
            if manner == "plain":
                return SMTP(Handler(), hostname="mail.example")
            if mode == "tls":
                return SMTP(Handler(), hostname="mail.example", authenticator=authenticate, auth_required=True, auth_require_tls=False)
            return SMTP(Handler(), hostname="mail.example", tls_context=context, require_starttls=True,
                        authenticator=authenticate, auth_required=True)
        server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()
    asyncio.run(serve())
    """
}
