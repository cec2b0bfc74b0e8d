package import CivilTime
import EventCoding
package import EvidenceLog
import RunEngine
package import Timestamping
package import Typesetting

/// Checks a claim file without trusting any of it, and without the home it came from.
///
/// The order is that of trust: the key and what it signed, the record under that, what the record commits to, what was
/// made from the record, and last the lists of hashes. The key signed these too, and so every file; in a bundle without
/// that signature anybody could have written them. A file that is not as listed can be told from a list that was changed.
package struct BundleVerifier {
  let zone: (String) -> Zone?
  /// Whom the reader trusts for timestamps.
  let authorities: TrustedAuthorities
  /// The key that the reader expects.
  let pinned: KeyFingerprint?
  let typesetter: () throws(TypesettingFault) -> any DocumentSetter
  var report = VerificationReport()
  /// Files that were shown to be right by something better than a list.
  var proven: Set<String> = []
  var measures: [String: FileMeasure] = [:]
  var bag: OpenedBag
  /// The list of the tag files as the record's key signed it.
  var signedTagManifest: [UInt8]?
  let meter: WorkMeter?
  /// A checkpoint that was handed in and names another record, and what it was called.
  var outsideOfAnother: (checkpoint: Checkpoint, name: String)?

  /// - Parameters:
  ///   - outside: a checkpoint, or a webhook's body with one in it, that somebody kept; and its name.
  ///   - pinned: the key that the reader expects, from a file or a telephone call.
  ///   - authorities: whose timestamps the reader trusts, whatever the bundle says.
  ///   - disclosed: lines of another copy of the same record, handed over later.
  ///   - meter: is told how far it is.
  ///   - typesetter: makes the pages for paper anew, when they were made by its like.
  ///   - zone: the zone of an IANA name.
  /// - Throws: when there is nothing that could be checked at all.
  package static func verify(
    _ path: String, outside: (bytes: [UInt8], name: String)? = nil, pinned: KeyFingerprint? = nil,
    authorities: TrustedAuthorities = .nobody, disclosed: [(bytes: [UInt8], name: String)] = [],
    meter: WorkMeter? = nil,
    typesetter: @escaping () throws(TypesettingFault) -> any DocumentSetter = { () throws(TypesettingFault) in
      try Typesetter()
    },
    zone: @escaping (String) -> Zone?
  ) throws(BundleFault) -> VerificationReport {
    switch try OpenedBag.open(path) {
    case .success(let bag):
      var verifier = BundleVerifier(
        zone: zone, authorities: authorities, pinned: pinned, typesetter: typesetter, bag: bag, meter: meter)
      verifier.run(outside: outside, disclosed: disclosed)
      return verifier.report
    case .failure(let damage):
      var report = VerificationReport()
      report.problems.append(problem(of: damage, in: path))
      return report
    }
  }

  private static func problem(of damage: ZipArchive.Damage, in path: String) -> VerificationReport.Problem {
    let trouble: VerificationReport.Problem.ArchiveTrouble =
      switch damage.what {
      case .notOurs: .packedByAnother
      case .header, .directory: .damaged
      case .cutOff: .cutOff
      }
    return VerificationReport.Problem(damage.path ?? path, .archive(trouble))
  }

  private mutating func run(
    outside: (bytes: [UInt8], name: String)?, disclosed: [(bytes: [UInt8], name: String)]
  ) {
    measureFiles()
    report.listSHA256 = measures[BundlePath.tagManifest]?.sha256
    let key = checkKey()
    if let key { readSignature(of: key) }
    let checkpoints = key.map { readCheckpoints(of: $0) } ?? []
    let outsideCheckpoint = outside.flatMap { given in key.flatMap { readOutside(given, key: $0) } }
    let record = key.flatMap { readRecord(of: $0, checkpoints: checkpoints, outside: outsideCheckpoint) }
    compareFormerLogs(of: record)
    if let record {
      checkTimestamps(of: record)
      checkAttachments(of: record.state)
      for given in disclosed { checkDisclosed(given) }
      checkPages(of: record)
    }
    refuseStrangers(knowing: record)
    checkLists(of: record)
    if let size = report.subject?.size, size > 0 {
      let witnessed = min(size, max(outsideCheckpoint?.size ?? 0, sizeStampedForTheReader))
      if witnessed < size { report.unchecked.append(.unwitnessed(entries: witnessed..<size)) }
      report.unchecked.append(.nothingAfter(entry: size - 1))
    }
    if record?.state.anchors.isEmpty == true { report.unchecked.append(.noTimestamps) }
  }

  /// An authority that the reader trusts saw this much of the record: it cannot have been written anew since.
  private var sizeStampedForTheReader: Int {
    report.held.reduce(0) { largest, check in
      if case .timestamp(let size, _, .reader) = check { max(largest, size) } else { largest }
    }
  }

  private mutating func measureFiles() {
    // The ledger is read again for its entries, and once more for the pages; both take longer than hashing.
    meter?.expect(bag.files.values.reduce(0) { $0 + $1.size } + 40 * (bag.files[BundlePath.ledger]?.size ?? 0))
    for (path, file) in bag.files.sorted(by: { $0.key < $1.key }) {
      guard let measure = try? file.measure(meter) else {
        report.problems.append(.init(path, .unreadable))
        continue
      }
      measures[path] = measure
      if let stated = bag.checksums[path], stated != measure.crc32 {
        report.problems.append(.init(path, .changed))
      }
    }
  }

  /// The content of a file that is never large; nil, and said, when it is not there.
  mutating func smallFile(_ path: String) -> [UInt8]? {
    guard let file = bag.files[path] else {
      report.problems.append(.init(path, .missing))
      return nil
    }
    guard file.size <= 1 << 24, let bytes = try? file.bytes() else {
      report.problems.append(.init(path, .unreadable))
      return nil
    }
    return bytes
  }
}
