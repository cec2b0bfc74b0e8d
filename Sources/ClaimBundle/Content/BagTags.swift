import CivilTime
import EvidenceLog
import Export
import RunEngine

/// The files of a bag that describe it (RFC 8493, 2.1 and 2.2).
struct BagTags {
  /// Counted up when what a bundle says of one and the same ledger changes, so that an older bundle's pages are not
  /// taken for forged ones.
  static let rendering = 4

  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// Nothing in it says when or by which program the bundle was made: it says the same whenever it is.
  static func bagInfo(
    of subject: DerivedFiles.Subject, printing: Printing, payload: [String: FileMeasure]
  ) -> String {
    let start = subject.state.start
    let description =
      start?.isDrill == true
      ? "Incident record of a drill (not a real incident)" : "Incident record for an insurance claim"
    let date = subject.state.lastRecorded.map { subject.zone.local(at: $0).date.text } ?? ""
    return """
      Bag-Software-Agent: \(start?.program ?? "")
      Bagging-Date: \(date)
      External-Description: \(description)
      External-Identifier: \(subject.origin)
      Hikeshi-Rendering: \(rendering)
      Hikeshi-Typesetting: \(printing.text)
      Payload-Oxum: \(payload.values.reduce(0) { $0 + $1.size }).\(payload.count)

      """
  }

  /// The rendering that a `bag-info.txt` names; nil when it names none.
  static func rendering(in bagInfo: [UInt8]) -> Int? { value(of: "Hikeshi-Rendering", in: bagInfo).flatMap { Int($0) } }

  /// How the pages for paper were made, as a `bag-info.txt` states it; nil when it does not.
  static func printing(in bagInfo: [UInt8]) -> Printing? {
    value(of: "Hikeshi-Typesetting", in: bagInfo).flatMap { Printing(text: $0) }
  }

  private static func value(of name: String, in bagInfo: [UInt8]) -> String? {
    let opening = "\(name): "
    let line = String(decoding: bagInfo, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(opening) }
    return line.map { String($0.dropFirst(opening.count)) }
  }

  static func manifest(of payload: [String: FileMeasure]) -> String {
    BagManifest(payload.mapValues(\.sha256)).text
  }

  static func tagManifest(bagInfo: Hash256, manifest: Hash256) -> String {
    BagManifest([
      BundlePath.declaration: Hash256.of(Array(declaration.utf8)), BundlePath.bagInfo: bagInfo,
      BundlePath.manifest: manifest,
    ]).text
  }
}
