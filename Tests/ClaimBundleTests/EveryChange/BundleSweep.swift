import ClaimBundle
import Foundation
import OutsideTools
import Typesetting

/// Makes many changes to a bundle, one after the other, has each looked at by the verifier that `hikeshi verify` is, and
/// undoes it; on copies, as many as there are processors.
struct BundleSweep: Sendable {
  /// A folder or an archive. Stays as it is.
  let bundle: URL

  /// `1`, or a part of a path: of which files all is to be tried. Nil for an even part of each.
  private static let wanted = ProcessInfo.processInfo.environment["HIKESHI_EVERY_BYTE"]

  /// Whether all is to be tried, which takes minutes.
  static let isWhole = wanted != nil

  static func isWanted(_ path: String) -> Bool {
    guard let wanted, wanted != "1" else { return true }
    return path.contains(wanted)
  }

  /// By path, and the bytes; the archive itself under an empty path.
  func contents() throws -> [(path: String, bytes: [UInt8])] {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: bundle.path, isDirectory: &isFolder)
    let paths = isFolder.boolValue ? try Damage.files(in: bundle) : [""]
    return try paths.map { ($0, [UInt8](try Data(contentsOf: BundleSweep.file($0, in: bundle)))) }
  }

  /// What came out other than it has to, in words.
  ///
  /// - Parameter isRight: whether these are the problems that this change has to bring up.
  func misses(
    _ trials: [Trial], isRight: @escaping @Sendable (Trial, [VerificationReport.Problem]) -> Bool
  ) async throws -> [String] {
    let contents = Dictionary(uniqueKeysWithValues: try contents().map { ($0.path, $0.bytes) })
    let workers = ProcessInfo.processInfo.activeProcessorCount
    return try await withThrowingTaskGroup(of: [String].self) { group in
      for worker in 0..<workers {
        group.addTask {
          let share = stride(from: worker, to: trials.count, by: workers).lazy.map { trials[$0] }
          return try self.misses(share, contents, isRight: isRight)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  private func misses(
    _ trials: some Sequence<Trial>, _ contents: [String: [UInt8]],
    isRight: (Trial, [VerificationReport.Problem]) -> Bool
  ) throws -> [String] {
    let copy = TemporaryFolder.all.appending(path: "sweep-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: bundle, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    let typesetter = RememberingTypesetter()
    func problems() throws -> [VerificationReport.Problem] {
      try BundleVerifier.verify(
        copy.path, typesetter: { () throws(TypesettingFault) in typesetter }, zone: SampleClaim.zone
      ).problems
    }
    var misses: [String] = []
    for trial in trials {
      guard let bytes = contents[trial.path] else { preconditionFailure("no file \(trial.path)") }
      let file = BundleSweep.file(trial.path, in: copy)
      try BundleSweep.write(trial.change, over: bytes, to: file)
      let problems = try problems()
      try BundleSweep.undo(trial.change, bytes, in: file)
      if !isRight(trial, problems) { misses.append("\(trial.path) \(trial.change): \(problems)") }
    }
    let left = try problems()
    if !left.isEmpty { misses.append("afterwards: \(left)") }
    return misses
  }

  private static func file(_ path: String, in bundle: URL) -> URL {
    path.isEmpty ? bundle : bundle.appending(path: path)
  }

  private static func write(_ change: ByteChange, over bytes: [UInt8], to file: URL) throws {
    switch change {
    case .turned(let place, let mask): try put(bytes[place] ^ mask, at: place, in: file)
    case .inserted, .removed: try Data(change.applied(to: bytes)).write(to: file)
    }
  }

  private static func undo(_ change: ByteChange, _ bytes: [UInt8], in file: URL) throws {
    switch change {
    case .turned(let place, _): try put(bytes[place], at: place, in: file)
    case .inserted, .removed: try Data(bytes).write(to: file)
    }
  }

  private static func put(_ byte: UInt8, at place: Int, in file: URL) throws {
    let handle = try FileHandle(forUpdating: file)
    try handle.seek(toOffset: UInt64(place))
    try handle.write(contentsOf: [byte])
    try handle.close()
  }
}

/// Sets each document once, and hands out the same PDF when it is asked for it again: what is set follows from the
/// document alone, and takes longer than everything else together.
private final class RememberingTypesetter: DocumentSetter {
  private let installed = Result { () throws(TypesettingFault) in try Typesetter() }
  private var known: [PrintedDocument: SetDocument] = [:]

  var versions: String { (try? installed.get().versions) ?? "" }

  func set(_ document: PrintedDocument) throws(TypesettingFault) -> SetDocument {
    if let set = known[document] { return set }
    let set = try installed.get().set(document)
    known[document] = set
    return set
  }
}
