import Crypto

/// Identifiers that are the same for the same part of the same playbook: UUIDs of version 5 (RFC 9562, 5.5) within a
/// namespace of our own, which itself is the version 5 of `hikeshi` in the DNS namespace.
enum DeterministicIdentifier {
  /// UUIDv5(6ba7b810-9dad-11d1-80b4-00c04fd430c8, "hikeshi")
  static let namespace = uuidBytes(
    in: [0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8],
    name: "hikeshi")

  /// `action--2f8a…` for the parts of a name, `["ransomware", "step", "isolate"]`.
  static func make(_ type: String, _ parts: [String]) -> String {
    "\(type)--\(text(uuidBytes(in: namespace, name: parts.joined(separator: "/"))))"
  }

  /// SHA-1 over namespace and name, cut to 16 bytes, with version and variant put in.
  private static func uuidBytes(in namespace: [UInt8], name: String) -> [UInt8] {
    var bytes = Array(Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8))).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes
  }

  private static func text(_ bytes: [UInt8]) -> String {
    let hex = Hexadecimal.text(bytes)
    var groups: [Substring] = []
    var rest = Substring(hex)
    for count in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return groups.joined(separator: "-")
  }
}

/// Two lower-case digits a byte.
enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
