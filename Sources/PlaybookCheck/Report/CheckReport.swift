/// What the examination of a playbook came to.
package struct CheckReport: Hashable, Sendable {
  /// What is wrong, in the order of the rules and for each rule in the order of the playbook.
  package let findings: [Finding]
  /// The rules that were held against the playbook.
  package let rules: [RuleID]
  /// How many states were explored: all those in which a run of the playbook can rest, whatever people do.
  package let states: UInt128
  /// How many there would be if everything that tells states apart could be combined freely.
  package let combinations: UInt128
  /// How many nodes the sets of states took.
  package let nodes: Int

  /// Whether the whole state space was looked at, so that what is not found to be wrong is proven.
  package var isComplete: Bool {
    !findings.contains { finding in
      if case .notProven = finding.fault { true } else { false }
    }
  }

  /// The playbook may run.
  package var isSound: Bool { findings.isEmpty }

  /// The report as far as it is about what can go wrong in a run.
  ///
  /// A playbook of somebody else's format is in one language, has conditions that decide themselves, and is not ours to
  /// word better; it must come to its end, and commit the company to nothing unasked, like any other.
  package var ofForeignPlaybook: CheckReport {
    let kept: Set<RuleID> = [
      EndStaysReachable.id, ConsentBeforeCommitment.id, ConsentsCanBeHad.id, UrgentStepsNeverWait.id,
    ]
    return keeping(kept.contains)
  }

  /// The report on a playbook that nobody wrote as a whole: one with another taken in. What only the version of a shared
  /// step that is left out would have used may be idle, and a repetition may never come up.
  package var ofJoinedPlaybook: CheckReport {
    let left: Set<RuleID> = [PartsAreUsed.id, StepsAreReachable.id]
    return keeping { !left.contains($0) }
  }

  private func keeping(_ isKept: (RuleID) -> Bool) -> CheckReport {
    CheckReport(
      findings: findings.filter { finding in
        if case .notProven = finding.fault { true } else { isKept(finding.rule) }
      }, rules: rules.filter(isKept), states: states, combinations: combinations, nodes: nodes)
  }
}

/// The name of a rule, `end-stays-reachable`.
package struct RuleID: Hashable, Sendable, CustomStringConvertible {
  package let rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }
}

/// One thing that is wrong with a playbook as a whole.
package struct Finding: Hashable, Sendable {
  package let rule: RuleID
  package let fault: Fault

  package init(rule: RuleID, fault: Fault) {
    self.rule = rule
    self.fault = fault
  }
}
