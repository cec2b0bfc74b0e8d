package import CivilTime

/// Where a track goes next.
package enum Target: Hashable, Sendable {
  case step(StepID)
  case end
}

/// A choice of targets: the first branch whose guard is true, otherwise `otherwise`. An unknown guard is not true.
package struct Route: Hashable, Sendable {
  package struct Branch: Hashable, Sendable {
    package let guardCondition: Guard
    package let target: Target

    package init(if guardCondition: Guard, to target: Target) {
      self.guardCondition = guardCondition
      self.target = target
    }
  }

  package let branches: [Branch]
  package let otherwise: Target

  package init(branches: [Branch] = [], otherwise: Target) {
    self.branches = branches
    self.otherwise = otherwise
  }

  package static func to(_ target: Target) -> Route { Route(otherwise: target) }

  package var targets: [Target] { branches.map(\.target) + [otherwise] }
}

/// The routes out of a step other than its answers'.
package struct Routes: Hashable, Sendable {
  /// When done, when a nested block has joined, and when the step was passed over.
  package let done: Route
  package let skipped: Route
  /// Nil when the step cannot be said to have failed.
  package let failed: Route?
  package let timeout: Timeout?

  package init(done: Route, skipped: Route? = nil, failed: Route? = nil, timeout: Timeout? = nil) {
    self.done = done
    self.skipped = skipped ?? done
    self.failed = failed
    self.timeout = timeout
  }
}

/// Moves the run on by itself when a step has been open for long enough. (A deadline never does.)
package struct Timeout: Hashable, Sendable {
  package let after: Span
  package let route: Route

  package init(after: Span, route: Route) {
    self.after = after
    self.route = route
  }
}
