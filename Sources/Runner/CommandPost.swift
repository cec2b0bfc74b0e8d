import Foundation
package import RunStore

/// The use cases: load, decide, commit, then act. The only part of the program that has a clock.
///
/// Any number of processes may hold one over the same home.
package struct CommandPost: Sendable {
  package let home: Home
  package let store: any RunStore
  package let clock: any MachineClock
  /// What records say about the program that made them, `hikeshi 0.1.0`.
  package let program: String
  let shelf: PlaybookShelf

  /// The home must be prepared.
  package init(home: Home, store: any RunStore, clock: any MachineClock = KernelClock(), program: String) {
    self.home = home
    self.store = store
    self.clock = clock
    self.program = program
    shelf = PlaybookShelf(kept: KeptPlaybooks(home: home))
  }
}
