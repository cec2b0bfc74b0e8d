import EventCoding
import RunEngine

/// Where things lie in a bundle (EVIDENCE: a BagIt folder, RFC 8493). Every path a bundle may have is named here.
enum BundlePath {
  static let declaration = "bagit.txt"
  static let bagInfo = "bag-info.txt"
  static let manifest = "manifest-sha256.txt"
  static let tagManifest = "tagmanifest-sha256.txt"
  /// Lies outside the lists: it is over them.
  static let signature = "signature.note"
  static let tagFiles = [declaration, bagInfo, manifest, tagManifest, signature]
  /// Those that the list of the tag files has.
  static let listedTagFiles = [declaration, bagInfo, manifest]

  static let readme = "data/README.txt"
  static let verifyScript = "data/verify.sh"
  static let verifyPage = "data/verify.html"
  static let data = "data/"
  static let printedTimeline = "data/timeline.pdf"
  static let claim = "data/claim.html"
  static let printedClaim = "data/claim.pdf"
  static let attachments = "data/attachments/"

  static let ledger = "data/proof/ledger.jsonl"
  static let disclosures = "data/proof/disclosures.jsonl"
  static let checkpoints = "data/proof/checkpoints/"
  static let timestamps = "data/proof/timestamps/"
  static let certificates = "data/proof/certificates/"
  static let key = "data/proof/key.vkey"
  static let keyPEM = "data/proof/key.pem"
  static let playbook = "data/proof/playbook.yaml"
  static let proofFiles = [ledger, disclosures, key, keyPEM, playbook]

  /// `data/proof/checkpoints/000000042.note`: by the number of entries it speaks for, in the order of their names.
  static func checkpoint(size: Int) -> String {
    let digits = String(size)
    return checkpoints + String(repeating: "0", count: max(0, 9 - digits.count)) + digits + ".note"
  }

  /// `data/proof/timestamps/000000042-tsa.example`, and `.tsq` or `.tsr`: the checkpoint it is about, and whose it is.
  ///
  /// The authority's name is of small letters, digits, points and hyphens; from another ledger it may be anything, and
  /// has no place here then.
  static func timestamp(_ anchor: RunState.Anchor, _ ending: String) -> String {
    let digits = String(anchor.anchored.size)
    let size = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    return timestamps + size + "-" + anchored(anchor) + ending
  }

  /// `data/proof/certificates/tsa.example-1a2b3c4d.pem`: what the company judged an authority's tokens by, when it did.
  static func certificates(_ anchor: RunState.Anchor) -> String? {
    anchor.anchored.certificatesSHA256.map { certificates + anchored(anchor) + "-" + $0.prefix(8) + ".pem" }
  }

  private static func anchored(_ anchor: RunState.Anchor) -> String {
    String(
      anchor.anchored.authority.map {
        $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == ".") ? $0 : "_"
      })
  }

  /// `data/attachments/item-1.jpg`, each with its own. The file's own name may hold anything, and may be withheld: it stays
  /// in the custody record, and only an ending of up to eight ASCII letters and digits is kept. A ledger that gives a number
  /// twice has `item-1-2.jpg` for the second.
  static func attachments(_ all: [AttachmentCollected]) -> [(attachment: AttachmentCollected, path: String)] {
    var times: [String: Int] = [:]
    return all.map { attachment in
      let time = times[attachment.item, default: 0] + 1
      times[attachment.item] = time
      let name = time == 1 ? attachment.item : "\(attachment.item)-\(time)"
      return (attachment, attachments + name + ending(of: attachment))
    }
  }

  private static func ending(of attachment: AttachmentCollected) -> String {
    let name = attachment.fileName.text ?? ""
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map { $0.lowercased() }
    guard let ending, (1...8).contains(ending.utf8.count),
      ending.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
    else { return "" }
    return "." + ending
  }
}
