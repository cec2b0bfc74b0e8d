extension RunState {
  /// Passes an entry by that this copy of the ledger leaves out: it happened, and what it was is not known.
  ///
  /// What follows from it is missing in the state too.
  package mutating func passWithheld(at sequence: Int) {
    size = sequence + 1
    withheld += 1
  }
}
