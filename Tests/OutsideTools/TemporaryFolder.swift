package import Foundation

/// Where tests put their folders: all in one, which goes when the test process ends.
package enum TemporaryFolder {
  package static let all: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "hikeshi-tests-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: TemporaryFolder.all) }
    return folder
  }()
}
