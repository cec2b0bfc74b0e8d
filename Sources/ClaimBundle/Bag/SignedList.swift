import EvidenceLog

/// `signature.note`: the record's key over every file of the bundle, the lists included (C2SP signed-note).
/// ```
/// hikeshi/bundle@v1
/// hikeshi/0123456789abcdef/20261124-7k3f/v1
/// the lines of tagmanifest-sha256.txt
///
/// — name base64(key ID ‖ signature)
/// ```
/// The list of the tag files holds the hash of the manifest, and that one the hash of every other file. No checkpoint
/// reads like this text, and this text like no checkpoint: they have three lines, this one has more.
enum SignedList {
  /// The programs that wrote claim files before there was a signature over the files, as their records name them.
  static let programsBefore: Set<String> = ["hikeshi 0.1.0"]

  private static let opening = "hikeshi/bundle@v1\n"

  /// What is signed.
  static func text(origin: String, tagManifest: [UInt8]) -> [UInt8] {
    Array("\(opening)\(origin)\n".utf8) + tagManifest
  }

  /// The list of the tag files as it was signed; nil unless this key signed it for its own record.
  static func tagManifest(in note: [UInt8], signedBy key: VerifierKey) -> [UInt8]? {
    let beginning = text(origin: key.name, tagManifest: [])
    guard let text = try? key.signedText(of: note), text.starts(with: beginning) else { return nil }
    return Array(text.dropFirst(beginning.count))
  }
}
