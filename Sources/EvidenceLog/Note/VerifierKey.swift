import Crypto

/// What anybody needs to check one log's checkpoints: the log's name and its public key.
package struct VerifierKey: Hashable, Sendable {
  package let name: String
  package let publicKey: [UInt8]
  package let keyID: KeyID
  /// Whether signatures under this key say anything: under a point of small order some hold for any text, and two keys
  /// that differ by such a point can share signatures.
  package let isSound: Bool

  /// - Parameters:
  ///   - name: The log's origin.
  ///   - publicKey: 32 bytes that encode a point of the prime-order group of Ed25519 in the one way it has (RFC 8032,
  ///     5.1.3); no signature holds under anything else.
  package init(name: String, publicKey: [UInt8]) {
    self.init(name: name, publicKey: publicKey, isSound: VerifierKey.isSound(publicKey))
  }

  /// - Parameter isSound: What is known of the key already.
  init(name: String, publicKey: [UInt8], isSound: Bool) {
    self.name = name
    self.publicKey = publicKey
    self.isSound = isSound
    keyID = KeyID(name: name, publicKey: publicKey)
  }

  /// Whether the bytes are a key, and the only way to write it.
  package static func isSound(_ publicKey: [UInt8]) -> Bool {
    EdwardsPoint(encoded: publicKey)?.isInPrimeOrderGroup == true
  }

  /// The signature type of Ed25519 in C2SP signed-note.
  static let ed25519: UInt8 = 0x01

  package static func == (left: VerifierKey, right: VerifierKey) -> Bool {
    NoteName.isSame(left.name, right.name) && left.publicKey == right.publicKey
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }
}

extension VerifierKey {
  /// `name+hex8(key ID)+base64(0x01 ‖ public key)`.
  package var vkey: String { "\(name)+\(keyID.hex)+\(Base64Coding.standard.text([VerifierKey.ed25519] + publicKey))" }

  /// Reads what `vkey` writes, and nothing else: no newline behind it, and a key ID that is the key's.
  package init(parsing vkey: String) throws(VerifierKeyFault) {
    // Base64 may hold a plus, the name and the key ID cannot.
    let parts = vkey.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .notThreeParts }
    guard let name = String(parts[0]), NoteName.isValid(name) else { throw .badName }
    guard let key = Base64Coding.standard.bytes(parts[2]), let type = key.first else { throw .badKey }
    guard type == VerifierKey.ed25519 else { throw .unknownAlgorithm(type) }
    guard key.count == 33 else { throw .badKey }
    self.init(name: name, publicKey: Array(key[1...]))
    guard isSound else { throw .notInPrimeOrderGroup }
    guard parts[1].elementsEqual(keyID.hex.utf8) else { throw .wrongKeyID }
  }

  /// SEQUENCE { SEQUENCE { OID 1.3.101.112 } BIT STRING, no unused bits }
  private static let keyInfo: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
  private static let (pemStart, pemEnd) = ("-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----")

  /// The public key as SubjectPublicKeyInfo in PEM (RFC 8410, 4), which OpenSSL reads.
  package func publicKeyPEM() -> String {
    let lines = [
      VerifierKey.pemStart, Base64Coding.standard.text(VerifierKey.keyInfo + publicKey), VerifierKey.pemEnd,
    ]
    return lines.map { "\($0)\n" }.joined()
  }

  /// The 32 bytes in what `publicKeyPEM` writes, with any line ends; nil for other keys and for one that is not sound.
  static func publicKey(pem: String) -> [UInt8]? {
    let lines = pem.split(whereSeparator: \.isWhitespace).joined()
    let (start, end) = (pemStart.filter { $0 != " " }, pemEnd.filter { $0 != " " })
    guard lines.hasPrefix(start), lines.hasSuffix(end), lines.utf8.count > start.utf8.count + end.utf8.count,
      let info = Base64Coding.standard.bytes(Array(lines.utf8.dropFirst(start.utf8.count).dropLast(end.utf8.count))),
      info.starts(with: keyInfo)
    else { return nil }
    let key = Array(info.dropFirst(keyInfo.count))
    return isSound(key) ? key : nil
  }

  /// The text of a note that this key signed, whatever it is about.
  ///
  /// Signatures of other keys are not looked at, as the standard asks; every one that claims to be of this key has to
  /// hold. Nothing of the text is used before that.
  package func signedText(of note: [UInt8]) throws(CheckpointFault) -> [UInt8] {
    let signed: SignedNote
    do throws(NoteFault) {
      signed = try SignedNote(parsing: note)
    } catch { throw .note(error) }
    let named = signed.signatures.filter { NoteName.isSame($0.name, name) }
    guard let first = named.first else { throw .anotherName(signed.signatures.first?.name ?? "") }
    let ours = named.filter { $0.keyID == keyID }
    guard !ours.isEmpty else { throw .anotherKey(first.keyID) }
    guard isSound, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      throw .badSignature
    }
    for claimed in ours {
      guard key.isValidSignature(claimed.signature, for: signed.text) else { throw .badSignature }
    }
    return signed.text
  }

  /// The checkpoint in a note, when this key signed it for its own log.
  package func open(_ note: [UInt8]) throws(CheckpointFault) -> Checkpoint {
    let checkpoint = try Checkpoint(parsing: try signedText(of: note))
    guard NoteName.isSame(checkpoint.origin, name) else { throw .anotherOrigin(checkpoint.origin) }
    return checkpoint
  }
}

/// Why a text is not a verifier key.
package enum VerifierKeyFault: Error, Hashable, Sendable {
  case notThreeParts
  case badName
  case badKey
  case unknownAlgorithm(UInt8)
  /// The 32 bytes are no point of the curve, the identity, one with a part of small order, or not the one way to write
  /// theirs.
  case notInPrimeOrderGroup
  /// The key ID in the text is not the one that the name and the key have.
  case wrongKeyID
}
