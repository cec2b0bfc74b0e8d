import CCurl
import Foundation

// libcurl calls these from inside `curl_multi_perform`, in the thread that sends. They have C's calling convention and
// so capture nothing; the context is the `Transfer`.

/// CURLOPT_OPENSOCKETFUNCTION: the first address check, for each address that a name resolved to.
let openCheckedSocket: curl_opensocket_callback = { context, purpose, address in
  guard let transfer = Transfer.from(context), let address, purpose == CURLSOCKTYPE_IPCXN else {
    return CURL_SOCKET_BAD
  }
  var read = ccurl_address()
  guard ccurl_read_address(address, &read) else {
    transfer.refusedAddress = .notInternet
    return CURL_SOCKET_BAD
  }
  let bytes = withUnsafeBytes(of: read.bytes) { Array($0.prefix(read.family == AF_INET ? 4 : 16)) }
  switch transfer.rule.decide(bytes: bytes) {
  case .refused(let refusal):
    transfer.refusedAddress = refusal
    return CURL_SOCKET_BAD
  case .allowed:
    transfer.openedSocket = true
    let target = address.pointee
    return socket(target.family, target.socktype | Int32(SOCK_CLOEXEC.rawValue), target.protocol)
  }
}

/// CURLOPT_PREREQFUNCTION: the second check, after connecting and before the first byte of the request. A pooled
/// connection comes only here.
let checkBeforeRequest: curl_prereq_callback = { context, remote, _, _, _ in
  guard let transfer = Transfer.from(context), let remote else { return CURL_PREREQFUNC_ABORT }
  guard let address = IPAddress(String(cString: remote)) else {
    transfer.refusedAddress = .notInternet
    return CURL_PREREQFUNC_ABORT
  }
  switch transfer.rule.decide(address) {
  case .refused(let refusal):
    transfer.refusedAddress = refusal
    return CURL_PREREQFUNC_ABORT
  case .allowed:
    transfer.tlsVersion = ccurl_tls_version(transfer.easy).map { String(cString: $0) }
    transfer.certificate = peerCertificate(of: transfer.easy)
    transfer.releasedRequest = true
    return CURL_PREREQFUNC_OK
  }
}

/// The certificate of the live connection. CURLOPT_CERTINFO knows nothing about a connection that is used again.
private func peerCertificate(of easy: UnsafeMutableRawPointer) -> CertificateDigest? {
  var der = [UInt8](repeating: 0, count: 16 * 1024)
  let count = ccurl_peer_certificate(easy, &der, der.count)
  return count > 0 ? CertificateDigest(der: Array(der[..<count])) : nil
}

/// CURLOPT_READFUNCTION: the next piece of a mail. Behind the last one libcurl writes the line with the single dot:
/// before it, no server can have taken the mail (RFC 5321, 4.1.1.4).
let handOverMail: curl_read_callback = { buffer, size, count, context in
  guard let transfer = Transfer.from(context), let buffer else { return Int(CURL_READFUNC_ABORT) }
  let piece = transfer.mailRest.prefix(size * count)
  transfer.mailRest = transfer.mailRest.dropFirst(piece.count)
  if transfer.mailRest.isEmpty { transfer.mailWasHandedIn = true }
  piece.withUnsafeBytes { bytes in
    guard let start = bytes.baseAddress else { return }
    buffer.withMemoryRebound(to: UInt8.self, capacity: bytes.count) { target in
      target.update(from: start.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    }
  }
  return piece.count
}

/// CURLOPT_HEADERFUNCTION: one line of a response head at a time, its end included. Any other count than the one given
/// ends the transfer with CURLE_WRITE_ERROR.
let collectHeader: curl_write_callback = { bytes, size, count, context in
  guard let transfer = Transfer.from(context), let bytes else { return 0 }
  guard transfer.head.byteCount + size * count <= transfer.request.limits.headerBytes else {
    transfer.headersOverLimit = true
    return 0
  }
  transfer.head.append(line: UnsafeRawBufferPointer(start: bytes, count: size * count))
  return size * count
}

/// CURLOPT_WRITEFUNCTION: a piece of the response body. The cap is here because CURLOPT_MAXFILESIZE does not stop a
/// chunked body.
let collectBody: curl_write_callback = { bytes, size, count, context in
  guard let transfer = Transfer.from(context), let bytes else { return 0 }
  let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
  transfer.bodyStart += piece.prefix(transfer.request.limits.keptBody - transfer.bodyStart.count)
  guard transfer.bodyByteCount + piece.count <= transfer.request.limits.bodyBytes else {
    transfer.bodyOverLimit = true
    return 0
  }
  transfer.bodyByteCount += piece.count
  return piece.count
}
