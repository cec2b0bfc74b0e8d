import Foundation
import RunStore
import Runner
import SQLiteStore

/// The one place that names the concrete store.
enum Assembly {
  /// A command post over the home that was asked for, made if it is not there.
  static func commandPost(home stated: String?) throws -> CommandPost {
    let home = Home.located(stated: stated, environment: ProcessInfo.processInfo.environment)
    try home.prepare()
    do throws(StoreError) {
      let store = try SQLiteStore(folder: home.folder.path)
      return CommandPost(home: home, store: store, program: Program.name)
    } catch {
      throw PostFault.store(error)
    }
  }
}
