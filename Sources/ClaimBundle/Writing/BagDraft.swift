import CivilTime
import EvidenceLog
import Foundation
import Glibc
import RunEngine

/// A bag while it is written: its files grow side by side, measured as they do.
struct BagDraft: ~Copyable {
  private let folder: URL
  private var open: [String: Growing] = [:]
  private var elsewhere: [ZipWriter.Member] = []

  /// A class, since files that cannot be copied cannot be values of a dictionary.
  private final class Growing {
    var output: OutputFile?

    init(_ output: consuming OutputFile) { self.output = consume output }

    func append(_ bytes: [UInt8]) throws(BundleFault) { try output?.write(bytes) }

    func finish() throws(BundleFault) -> FileMeasure {
      guard let file = output.take() else { preconditionFailure("a file finished twice") }
      return try file.finish()
    }
  }

  /// Makes the folder, for its owner only.
  init(folder: URL) throws(BundleFault) {
    self.folder = folder
    for path in ["", "data", "data/attachments", "data/proof", "data/proof/checkpoints"] {
      let made = path.isEmpty ? folder : folder.appending(path: path)
      guard mkdir(made.path, 0o700) == 0 else { throw .cannotWrite(made.path, code: errno) }
    }
    // There even when nothing is written to it.
    try append([], to: BundlePath.disclosures)
  }

  mutating func append(_ bytes: [UInt8], to path: String) throws(BundleFault) {
    let growing: Growing
    if let known = open[path] {
      growing = known
    } else {
      makeFolder(of: path)
      let mode: mode_t = path.hasSuffix(".sh") ? 0o700 : 0o600
      growing = Growing(try OutputFile(path: folder.appending(path: path).path, mode: mode))
      open[path] = growing
    }
    try growing.append(bytes)
  }

  func has(_ path: String) -> Bool { open[path] != nil }

  /// Folders that not every bag has. A file that cannot be made says why.
  private func makeFolder(of path: String) {
    let parent = folder.appending(path: path).deletingLastPathComponent()
    if access(parent.path, F_OK) != 0 { mkdir(parent.path, 0o700) }
  }

  mutating func write(_ pieces: [(path: String, text: String)]) throws(BundleFault) {
    for piece in pieces { try append(Array(piece.text.utf8), to: piece.path) }
  }

  /// A file that lies elsewhere and belongs into the bag.
  mutating func add(_ content: InputFile, _ measure: FileMeasure, as path: String) {
    elsewhere.append(ZipWriter.Member(path: path, content: content, measure: measure))
  }

  /// Everything in the bag, its own description included, and the signature over all of it.
  consuming func finish(
    _ subject: DerivedFiles.Subject, _ printing: Printing, signedWith key: LogSigningKey?
  ) throws(BundleFault) -> [ZipWriter.Member] {
    var members = elsewhere
    for (path, growing) in open { members.append(member(path, try growing.finish())) }
    let payload = Dictionary(members.map { ($0.path, $0.measure) }, uniquingKeysWith: { first, _ in first })
    let bagInfo = BagTags.bagInfo(of: subject, printing: printing, payload: payload)
    let manifest = BagTags.manifest(of: payload)
    let tagManifest = BagTags.tagManifest(
      bagInfo: Hash256.of(Array(bagInfo.utf8)), manifest: Hash256.of(Array(manifest.utf8)))
    var tags = [
      (BundlePath.declaration, Array(BagTags.declaration.utf8)), (BundlePath.bagInfo, Array(bagInfo.utf8)),
      (BundlePath.manifest, Array(manifest.utf8)), (BundlePath.tagManifest, Array(tagManifest.utf8)),
    ]
    if let key {
      let text = SignedList.text(origin: subject.origin, tagManifest: Array(tagManifest.utf8))
      do {
        tags.append((BundlePath.signature, try key.sign(text, as: subject.origin)))
      } catch { throw .notSigned(error) }
    }
    for (path, bytes) in tags {
      var output = try OutputFile(path: folder.appending(path: path).path)
      try output.write(bytes)
      members.append(member(path, try output.finish()))
    }
    return members
  }

  private borrowing func member(_ path: String, _ measure: FileMeasure) -> ZipWriter.Member {
    let content = InputFile(path: folder.appending(path: path).path, offset: 0, size: measure.size)
    return ZipWriter.Member(path: path, content: content, measure: measure)
  }
}
