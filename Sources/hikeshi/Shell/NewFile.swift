import Foundation
import Wording

/// Text that goes into a file that is not there yet, or to standard output.
enum NewFile {
  static func write(_ text: String, to path: String?) throws {
    guard let path else { return Voice.out(document: text) }
    try write(bytes: Array(text.utf8), to: path)
    Voice.tell(say("✔ 書き出しました: \(path)", "✔ written: \(path)"))
  }

  /// For its owner only.
  static func write(bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw Stop(
        say("同じ名前のファイルがもうあります: \(path)", "there is a file of this name already: \(path)"),
        hints: [say("別の名前を指定してください", "choose another name")], ending: .cannotCreate)
    } catch {
      throw Stop(say("書けません: \(path)", "cannot write \(path)"), ending: .cannotCreate)
    }
  }
}
