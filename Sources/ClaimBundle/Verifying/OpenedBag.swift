import Foundation
import Glibc

/// The files of a bag, wherever they lie. Nothing about them is trusted.
struct OpenedBag {
  /// By path in the bag.
  let files: [String: InputFile]
  /// What an archive itself states of its files.
  let checksums: [String: UInt32]
  /// Links, devices and whatever else is no file.
  let strangers: [String]

  private init(files: [String: InputFile], checksums: [String: UInt32] = [:], strangers: [String] = []) {
    self.files = files
    self.checksums = checksums
    self.strangers = strangers
  }

  /// A folder, or an archive that we wrote.
  static func open(_ path: String) throws(BundleFault) -> Result<OpenedBag, ZipArchive.Damage> {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing(path) : .cannotRead(path, code: errno)
    }
    if status.st_mode & S_IFMT == S_IFDIR { return .success(try folder(path)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notABundle(path) }
    guard access(path, R_OK) == 0 else { throw .cannotRead(path, code: errno) }
    do throws(ZipArchive.Damage) {
      let archive = try ZipArchive(InputFile(path: path, offset: 0, size: Int(status.st_size)))
      return .success(OpenedBag(files: archive.members, checksums: archive.checksums))
    } catch { return .failure(error) }
  }

  private static func folder(_ path: String) throws(BundleFault) -> OpenedBag {
    guard access(path, R_OK | X_OK) == 0, let listing = FileManager.default.enumerator(atPath: path) else {
      throw .cannotRead(path, code: errno)
    }
    var files: [String: InputFile] = [:]
    var strangers: [String] = []
    for case let name as String in listing {
      var status = stat()
      let full = "\(path)/\(name)"
      guard lstat(full, &status) == 0 else { throw .cannotRead(full, code: errno) }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: continue
      case S_IFREG: files[name] = InputFile(path: full, offset: 0, size: Int(status.st_size))
      default: strangers.append(name)
      }
    }
    guard files[BundlePath.declaration] != nil || files.keys.contains(where: { $0.hasPrefix(BundlePath.data) }) else {
      throw .notABundle(path)
    }
    return OpenedBag(files: files, strangers: strangers)
  }
}
