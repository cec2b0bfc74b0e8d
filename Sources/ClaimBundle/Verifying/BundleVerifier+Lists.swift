import EvidenceLog
import RunEngine

extension BundleVerifier {
  /// Files that have no place in a bundle. What the record cannot vouch for is left out of the question when the record
  /// itself could not be read.
  mutating func refuseStrangers(knowing record: Record?) {
    var known = Set(BundlePath.tagFiles + BundlePath.proofFiles + DerivedFiles.paths)
    if let record { known.formUnion(timestampPaths(of: record.state)) }
    if case .made = statedPrinting { known.formUnion(PrintedPages.paths) }
    // Nothing vouches for a file whose hash is left out.
    let attachments = record.map { record in
      Set(BundlePath.attachments(record.state.attachments).filter { $0.attachment.sha256.text != nil }.map(\.path))
    }
    for path in bag.files.keys.sorted() {
      if known.remove(path) != nil || path.hasPrefix(BundlePath.checkpoints) { continue }
      let isTimestamp = path.hasPrefix(BundlePath.timestamps) || path.hasPrefix(BundlePath.certificates)
      if record == nil, isTimestamp { continue }
      if path.hasPrefix(BundlePath.attachments), attachments?.contains(path) ?? true { continue }
      report.problems.append(.init(path, .unexpected))
    }
    for path in bag.strangers.sorted() { report.problems.append(.init(path, .unexpected)) }
  }

  /// The bag's own lists: what `sha256sum -c` and `bagit.py` look at.
  ///
  /// Where nobody signed them they prove nothing, since anybody can write them anew; what does not fit is said of the
  /// file, or of the list when the file was shown to be right otherwise.
  mutating func checkLists(of record: Record?) {
    let payload = measures.filter { $0.key.hasPrefix(BundlePath.data) }
    let problemsBefore = report.problems.count
    if let declaration = smallFile(BundlePath.declaration) {
      if declaration == Array(BagTags.declaration.utf8) {
        proven.insert(BundlePath.declaration)
      } else {
        report.problems.append(.init(BundlePath.declaration, .changed))
      }
    }
    if let bagInfo = smallFile(BundlePath.bagInfo), let record, report.unchecked.allSatisfy(\.concernsNoPages) {
      let expected = BagTags.bagInfo(of: record.subject, printing: statedPrinting, payload: payload)
      if bagInfo == Array(expected.utf8) {
        // Whatever it says of libraries and fonts fits itself; only pages that were made anew bear it out.
        if isPrintingBorneOut { proven.insert(BundlePath.bagInfo) }
      } else if report.problems.isEmpty {
        report.problems.append(.init(BundlePath.bagInfo, .notWhatTheRecordSays))
      }
    }
    checkSignature(of: record)
    check(BundlePath.manifest, lists: payload.mapValues(\.sha256))
    if signedTagManifest == nil {
      let hashes = BundlePath.listedTagFiles.compactMap { path in measures[path].map { (path, $0.sha256) } }
      check(BundlePath.tagManifest, lists: Dictionary(uniqueKeysWithValues: hashes))
    }
    if report.problems.count == problemsBefore { report.held.append(.filesAsListed(count: payload.count)) }
    sayWhatTheSignatureCovers()
  }

  private var isPrintingBorneOut: Bool {
    guard case .made = statedPrinting else { return true }
    return report.held.contains { check in if case .printedPages = check { true } else { false } }
  }

  private mutating func check(_ list: String, lists actual: [String: Hash256]) {
    guard let bytes = smallFile(list) else { return }
    if bytes == Array(BagManifest(actual).text.utf8) {
      proven.insert(list)
      return
    }
    let stated: BagManifest
    do throws(BagManifest.BadLine) {
      stated = try BagManifest(parsing: bytes)
    } catch {
      report.problems.append(.init(list, .listMalformed(line: error.number)))
      return
    }
    // A list that the signature does not cover was blamed already, and blames nobody.
    if signedTagManifest != nil, !isVouchedFor(list) { return }
    var isListBlamed = stated.hashes == actual
    for path in Set(actual.keys).union(stated.hashes.keys).sorted() where actual[path] != stated.hashes[path] {
      if proven.contains(path) || actual[path] == nil && !isVouchedFor(list) {
        isListBlamed = true
      } else if !report.problems.contains(where: { $0.path == path }) {
        report.problems.append(.init(path, actual[path] == nil ? .missing : .notAsListed))
      }
    }
    if isListBlamed { report.problems.append(.init(list, .changed)) }
  }

  /// Whether a file that may be a part of itself, as words are that were left out, is less than what was listed. The
  /// entries cannot tell; of two that do not fit, the list is the one to believe when its own list has it as it is.
  func isCutFromWhatIsListed(_ path: String) -> Bool {
    guard isVouchedFor(BundlePath.manifest),
      let bytes = bag.files[BundlePath.manifest].flatMap({ $0.size <= 1 << 24 ? try? $0.bytes() : nil }),
      let stated = try? BagManifest(parsing: bytes).hashes[path]
    else { return false }
    return stated != measures[path]?.sha256
  }

  /// Whether the list of the tag files, the signed one where there is one, has this list as it is. Nothing lists the list
  /// of the tag files, and a tag file that is missing was missed already.
  private func isVouchedFor(_ list: String) -> Bool {
    guard list == BundlePath.manifest else { return false }
    let bytes = signedTagManifest ?? bag.files[BundlePath.tagManifest].flatMap { try? $0.bytes() }
    return bytes.flatMap { try? BagManifest(parsing: $0) }?.hashes[list] == measures[list]?.sha256
  }
}

extension VerificationReport.Unchecked {
  fileprivate var concernsNoPages: Bool {
    switch self {
    case .pagesOfAnotherVersion, .pagesOfABrokenRecord: false
    case .filesOfTheUnsignedForm, .filesWithoutSignature, .printedElsewhere, .unwitnessed, .nothingAfter, .noTimestamps,
      .timestampNotTrusted, .unanchored:
      true
    }
  }
}
