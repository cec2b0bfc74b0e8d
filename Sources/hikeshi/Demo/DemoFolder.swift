import Foundation
import Runner
import Wording

/// The folder that a demonstration fills: a home of its own, so that no real record is touched, and what it exports.
///
/// ```
/// home/         the records, as they would be on a company's machine
/// claim.zip     the bundle that would go to the insurer
/// declaration.pdf  the paper to sign that goes with it
/// claim/        the same, unpacked
/// notice.json   the last notice that the agent's side received
/// ```
struct DemoFolder {
  let folder: URL

  /// The folder that was asked for, which must be new or empty; else a new `hikeshi-demo…` here.
  init(stated: String?) throws {
    if let stated {
      folder = URL(fileURLWithPath: stated)
      let content = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      guard content.isEmpty else {
        throw Stop(
          say("フォルダが空ではありません: \(stated)", "the folder is not empty: \(stated)"),
          hints: [say("新しい名前を指定してください: --out 新しいフォルダ", "name a new one: --out NEWDIR")], ending: .cannotCreate)
      }
    } else {
      let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      let names = ["hikeshi-demo"] + (2...999).map { "hikeshi-demo-\($0)" }
      guard let free = names.first(where: { !FileManager.default.fileExists(atPath: here.appending(path: $0).path) })
      else { throw Stop(say("フォルダを作れません", "cannot make a folder"), ending: .cannotCreate) }
      folder = here.appending(path: free)
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Stop(say("フォルダを作れません: \(folder.path)", "cannot make the folder \(folder.path)"), ending: .cannotCreate)
    }
  }

  var home: URL { folder.appending(path: "home") }
  var bundle: URL { folder.appending(path: "claim.zip") }
  var declaration: URL { folder.appending(path: "declaration.pdf") }
  var unpacked: URL { folder.appending(path: "claim") }
  var keptNotice: URL { folder.appending(path: "notice.json") }

  /// A small picture that stands for the photograph of a screen: dark red with a bright band (PPM, 48 by 27).
  func drawPhotograph() throws -> URL {
    let file = folder.appending(path: "screen.ppm")
    var pixels = Array("P6\n48 27\n255\n".utf8)
    for row in 0..<27 {
      for _ in 0..<48 { pixels += (10...15).contains(row) ? [230, 220, 60] : [120, 16, 24] }
    }
    try Data(pixels).write(to: file)
    return file
  }
}
