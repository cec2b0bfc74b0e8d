import Foundation
import RunStore
import Runner
import SQLiteStore

/// The one place that names the concrete store.
enum Assembly {
  /// A command post over the home that was asked for, made if it is not there.
  static func commandPost(home stated: String?) throws -> CommandPost {
    // Two variables, not a copy of all of them, which takes longer than opening the store.
    var environment: [String: String] = [:]
    for name in ["HIKESHI_HOME", "XDG_DATA_HOME"] { environment[name] = getenv(name).map { String(cString: $0) } }
    let home = Home.located(stated: stated, environment: environment)
    try home.prepare()
    do throws(StoreError) {
      let store = try SQLiteStore(folder: home.folder.path)
      return CommandPost(home: home, store: store, program: Program.name)
    } catch {
      throw PostFault.store(error)
    }
  }
}
