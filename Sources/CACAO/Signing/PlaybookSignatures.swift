package import CanonicalJSON
import Crypto
import Foundation

/// Signatures over a whole playbook (CACAO v2.0, 11): of all signature objects the one in question is kept, without its
/// `value`; the canonical form (RFC 8785) is hashed; the hash as hexadecimal text is what is signed.
///
/// Numbers that are no integers go into the canonical form as ECMAScript prints them (RFC 8785, 3.2.2.3).
package enum PlaybookSignatures {
  package static func findings(in playbook: JSONValue) -> [SignatureFinding] {
    guard let value = playbook["signatures"] else { return [] }
    let path = JSONPath.top["signatures"]
    guard let signatures = value.array else {
      return [SignatureFinding(path: path, id: nil, signee: nil, verdict: .malformed)]
    }
    return signatures.enumerated().map { index, signature in
      SignatureFinding(
        path: path[index], id: signature["id"]?.string, signee: signature["signee"]?.string,
        verdict: verdict(on: signature, of: playbook), validUntil: signature["valid_until"]?.string)
    }
  }

  private static func verdict(on signature: JSONValue, of playbook: JSONValue) -> SignatureFinding.Verdict {
    guard signature["type"]?.string == "jss", let name = signature["algorithm"]?.string,
      let value = signature["value"]?.string, let bytes = base64URL(value)
    else { return .malformed }
    if signature["revoked"]?.bool == true { return .revoked }
    if let related = signature["related_to"], related != playbook["id"] { return .ofAnotherPlaybook }
    if let version = signature["related_version"], version != playbook["modified"] { return .ofAnotherPlaybook }
    guard let algorithm = SignatureAlgorithm(rawValue: name) else { return .unknownAlgorithm(name) }
    let hash = signature["hash_algorithm"]?.string ?? "sha-256"
    guard let text = signature["public_key"]?.string else { return .keyElsewhere }
    guard let key = PEMText.content(of: text) else { return .unreadableKey }
    guard let message = signedText(playbook, keeping: signature, hash: hash) else { return .unknownHash(hash) }
    let keyHash = Hexadecimal.text(SHA256.hash(data: key))
    switch algorithm.isValid(bytes, of: message, by: key) {
    case true?: return .intact(keySHA256: keyHash)
    case false?: return .broken(keySHA256: keyHash)
    case nil: return .unreadableKey
    }
  }

  /// Adds a signature to those that a playbook has.
  ///
  /// - Parameter time: now, `2026-11-24T12:05:09.000Z`.
  package static func signing(
    _ playbook: JSONValue, with key: PlaybookSigningKey, signee: String, at time: String
  ) throws -> JSONValue {
    let keyHash = Hexadecimal.text(SHA256.hash(data: key.publicKey))
    let members: [(String, JSONValue?)] = [
      ("type", "jss"),
      ("id", .string(DeterministicIdentifier.make("jss", [playbook["id"]?.string ?? "", keyHash, time]))),
      ("created", .string(time)), ("modified", .string(time)), ("signee", .string(signee)),
      ("related_to", playbook["id"]), ("related_version", playbook["modified"]), ("hash_algorithm", "sha-256"),
      ("algorithm", .string(key.algorithm.rawValue)),
      ("public_key", .string(Data(key.publicKey).base64EncodedString())),
    ]
    let unsigned = ModelEncoding.object(members)
    guard let message = signedText(playbook, keeping: unsigned, hash: "sha-256") else {
      preconditionFailure("SHA-256 is not known")
    }
    let value = base64URL(try key.signature(of: message))
    let signature = ModelEncoding.object(members + [("value", .string(value))])
    let others = playbook["signatures"]?.array ?? []
    return replacing("signatures", of: playbook, with: .array(others + [signature]))
  }

  /// The hexadecimal text that is signed; nil for a hash that we do not know.
  private static func signedText(_ playbook: JSONValue, keeping signature: JSONValue, hash: String) -> [UInt8]? {
    let kept = replacing("value", of: signature, with: nil)
    let whole = replacing("signatures", of: playbook, with: .array([kept]))
    // What was read, and what we write, is in range.
    guard let bytes = try? whole.canonicalBytes() else { return nil }
    switch hash.lowercased() {
    case "sha-256", "sha256": return Array(Hexadecimal.text(SHA256.hash(data: bytes)).utf8)
    case "sha-512", "sha512": return Array(Hexadecimal.text(SHA512.hash(data: bytes)).utf8)
    default: return nil
    }
  }

  private static func replacing(_ key: String, of value: JSONValue, with replacement: JSONValue?) -> JSONValue {
    let others = (value.object?.members ?? []).filter { $0.key != key }.map { ($0.key, $0.value) }
    return .object(JSONObject(others + (replacement.map { [(key, $0)] } ?? [])))
  }

  /// RFC 4648, 5, without padding; read with it as well.
  private static func base64URL(_ text: String) -> [UInt8]? {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/").filter { $0 != "=" }
    let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
    return Data(base64Encoded: padded).map { [UInt8]($0) }
  }

  private static func base64URL(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").filter { $0 != "=" }
  }
}
