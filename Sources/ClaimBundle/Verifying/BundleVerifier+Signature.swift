import EvidenceLog
import RunEngine

extension BundleVerifier {
  /// What the record's key signed of the lists. One that is not there is judged when all else was looked at.
  mutating func readSignature(of key: VerifierKey) {
    guard bag.files[BundlePath.signature] != nil, let note = smallFile(BundlePath.signature) else { return }
    guard isOursAlone(note), let signed = SignedList.tagManifest(in: note, signedBy: key) else {
      report.problems.append(.init(BundlePath.signature, .badSignature))
      return
    }
    proven.insert(BundlePath.signature)
    signedTagManifest = signed
  }

  /// Holds the lists against the signature, and each tag file against the list that was signed.
  mutating func checkSignature(of record: Record?) {
    guard let signed = signedTagManifest else {
      if bag.files[BundlePath.signature] == nil { judgeMissingSignature(of: record) }
      return
    }
    guard let list = smallFile(BundlePath.tagManifest) else { return }
    if list == signed {
      proven.insert(BundlePath.tagManifest)
    } else {
      report.problems.append(.init(BundlePath.tagManifest, .notTheSignedList))
    }
    guard let stated = try? BagManifest(parsing: signed) else {
      report.problems.append(.init(BundlePath.tagManifest, .listMalformed(line: 1)))
      return
    }
    for path in BundlePath.listedTagFiles where measures[path] != nil {
      if stated.hashes[path] == measures[path]?.sha256 {
        proven.insert(path)
      } else if !report.problems.contains(where: { $0.path == path }) {
        report.problems.append(.init(path, .notTheSignedList))
      }
    }
  }

  /// After the lists were found to be those of the files.
  mutating func sayWhatTheSignatureCovers() {
    guard signedTagManifest != nil, report.problems.isEmpty else { return }
    report.held.append(.filesSigned)
    if unprovenFiles > 0 { report.held.append(.pagesAsSigned(count: unprovenFiles)) }
  }

  /// Files that nothing but a list speaks for.
  private var unprovenFiles: Int {
    measures.keys.count { $0.hasPrefix(BundlePath.data) && !proven.contains($0) }
  }

  /// A bundle without the signature is of the form before there was one, when its record was begun by a program that
  /// knew no other; or else every file has to be shown right by the record itself.
  private mutating func judgeMissingSignature(of record: Record?) {
    guard let record else {
      report.problems.append(.init(BundlePath.signature, .missing))
      return
    }
    if unprovenFiles == 0, proven.contains(BundlePath.bagInfo) {
      report.unchecked.append(.filesWithoutSignature)
    } else if SignedList.programsBefore.contains(record.state.start?.program ?? "") {
      report.unchecked.append(.filesOfTheUnsignedForm)
    } else {
      report.problems.append(.init(BundlePath.signature, .filesUnsigned))
    }
  }
}
