/// What the machine knew of its own clock when an event was recorded.
package struct ClockFacts: Hashable, Sendable {
  /// The kernel's name for this run of the machine; nil where there is none.
  package let bootID: String?
  /// Since the machine started, time asleep included, in milliseconds.
  package let sinceBootMilliseconds: Int64
  /// Whether the kernel calls its clock synchronised; nil when it does not say.
  package let isSynchronised: Bool?
  /// The kernel's bound on its clock's error; nil when it does not say.
  package let maximumErrorMicroseconds: Int?

  package init(
    bootID: String?, sinceBootMilliseconds: Int64, isSynchronised: Bool?, maximumErrorMicroseconds: Int?
  ) {
    self.bootID = bootID
    self.sinceBootMilliseconds = sinceBootMilliseconds
    self.isSynchronised = isSynchronised
    self.maximumErrorMicroseconds = maximumErrorMicroseconds
  }
}
