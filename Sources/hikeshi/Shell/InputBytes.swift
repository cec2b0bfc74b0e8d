import Foundation
import Wording

/// A file that a command was given.
enum InputBytes {
  static func read(_ path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Stop(say("読めません: \(path)", "cannot read \(path)"), ending: .noInput)
    }
  }
}
