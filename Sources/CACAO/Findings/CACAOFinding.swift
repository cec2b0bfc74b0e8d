package import CanonicalJSON

/// Something that was found in a CACAO file, and where.
package struct CACAOFinding: Hashable, Sendable {
  package let path: JSONPath
  package let problem: Problem

  package var weight: Weight { problem.weight }

  /// How much it matters.
  package enum Weight: Hashable, Sendable, Comparable {
    /// Allowed, and read in a way that the person should know of.
    case remark
    /// Forbidden by the specification. Strict reading refuses it; lenient reading says how it was read.
    case deviation
    /// Cannot be read at all.
    case fault
  }

  package enum Problem: Hashable, Sendable {
    // Faults.
    case notJSON(line: Int, column: Int, JSONFault.Reason)
    case tooLarge(bytes: Int, limit: Int)
    /// `type` is not `playbook`: it merely looks like one.
    case notAPlaybook(found: String)
    case unsupportedVersion(found: String)
    case wrongShape(expected: Shape, found: Shape)
    case missing(String)
    case emptyText
    case unknownStepType(String)
    case dangling(Referent, String)
    case emptyCommand
    case badBase64
    /// A branch of a parallel step leads back to that step.
    case leadsOutOfBranch(String)
    /// So many paths through nested steps that they cannot be laid out.
    case tooManyPaths(limit: Int)
    /// Parallel steps within parallel steps.
    case nestedTooDeep(limit: Int)

    // Deviations.
    case unknownProperty(String, nearest: String?)
    case optionalMissing(String)
    case badIdentifier(String)
    case identifierOfAnotherType(String, type: String)
    case badTimestamp(String)
    case modifiedBeforeCreated
    case badVariableName(String)
    case badPropertyName(String)
    case startIsAnotherStep(String)
    case completionBesideOutcome
    case noWayOn
    case wayOnNotAllowed(String)
    case outOfRange(Int, lowest: Int, highest: Int?)
    case emptyList
    case singleForList
    case notTheTextForm
    case constantChanged(String)
    case conditionNotSTIX(String)
    case conditionForm(String)
    case tooFewSteps
    case activitiesMissing
    case unknownMarkingLevel(String)
    /// Ours, and the steps are not those that it describes any more.
    case extensionDisagrees

    // Remarks.
    case undeclaredVariable(String)
    /// By another step.
    case declaredElsewhere(String)
    /// The condition is put to the person.
    case askedOfPerson(String)
    case unreachable(String)
    case foreignExtension(String)
    case timeoutWithoutFailure
    case failureWithoutPath
    case leadsBackInside(String)
    case exceptionAfterBranches
    case playbookByHand(String)
    case commandOnlyShown(String)
    case secretMasked
    /// The step is made of its name and description.
    case commandWithoutText
    case delayByPerson
    case nothingToDo
    case revoked
    case unknownPropertyOfOpenObject(String)
  }

  /// What a JSON value is.
  package enum Shape: String, Hashable, Sendable, CaseIterable {
    case object, array, string, number, boolean, null
  }

  /// What an identifier refers to.
  package enum Referent: String, Hashable, Sendable, CaseIterable {
    case step, agent, target, marking, authentication
  }
}

extension CACAOFinding.Problem {
  package var weight: CACAOFinding.Weight {
    switch self {
    case .notJSON, .tooLarge, .notAPlaybook, .unsupportedVersion, .wrongShape, .missing, .emptyText, .unknownStepType,
      .dangling, .emptyCommand, .badBase64, .leadsOutOfBranch, .tooManyPaths, .nestedTooDeep:
      .fault
    case .unknownProperty, .optionalMissing, .badIdentifier, .identifierOfAnotherType, .badTimestamp,
      .modifiedBeforeCreated, .badVariableName, .badPropertyName, .startIsAnotherStep, .completionBesideOutcome,
      .noWayOn, .wayOnNotAllowed, .outOfRange, .emptyList, .singleForList, .notTheTextForm, .constantChanged,
      .conditionNotSTIX, .conditionForm, .tooFewSteps, .activitiesMissing, .unknownMarkingLevel, .extensionDisagrees:
      .deviation
    case .undeclaredVariable, .declaredElsewhere, .askedOfPerson, .unreachable, .foreignExtension,
      .timeoutWithoutFailure,
      .failureWithoutPath, .leadsBackInside, .exceptionAfterBranches, .playbookByHand, .commandOnlyShown, .secretMasked,
      .commandWithoutText,
      .delayByPerson, .nothingToDo, .revoked, .unknownPropertyOfOpenObject:
      .remark
    }
  }
}

/// Everything that keeps a CACAO file from being read, in the order of reading. Never empty.
package struct CACAOFaults: Error, Hashable, Sendable {
  /// Faults, and in strict reading deviations.
  package let findings: [CACAOFinding]
}
