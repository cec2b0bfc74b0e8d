import PlaybookCheck
import PlaybookFile
package import PlaybookModel
package import Runner
import Wording

/// What the checker found, with the place in the file where it can be mended.
package enum FindingLine {
  package static func lines(of proven: ProvenPlaybook) -> [LocalizedText] {
    let places = proven.places
    return proven.findings.map { part, finding in
      let place = finding.fault.steps.first.flatMap { places[$0] }
      let file = place.map { "\($0.file):\($0.line): " } ?? "\(proven.source.fileName): "
      let with = part.with.map { say("(\($0) を加えた時) ", "(with \($0) taken in) ") } ?? say("", "")
      return say(file, file) + with + finding.text(in: part.playbook)
    }
  }
}

extension Fault {
  /// The steps that it is about, the one to look at first.
  var steps: [StepID] {
    switch self {
    case .endOutOfReach(_, let open, _): open
    case .ring(let steps, _), .sameTitle(let steps, _): steps
    case .stepNeverReached(let step), .stepNeverReady(let step, _), .commitsWithoutConsent(let step, _),
      .altersEvidence(let step, _), .urgentStepWaits(let step, _, _, _), .leadsNowhere(let step, _),
      .sameLabel(let step, _, _),
      .onlyOneAnswer(let step), .noInstructions(let step), .grantsForOthers(let step, _), .blockAsks(let step, _),
      .nobodyToTelephone(let step, _), .callReachesOthers(let step, _), .callSaysNothing(let step):
      [step]
    case .textMissing(let place, _), .notTranslated(let place, _), .unknownPlaceholder(let place, _),
      .placeholderInOneLanguage(let place, _, _):
      [place.part].steps
    case .unused(let part): [part].steps
    case .factNeverAsked(_, let parts): parts.steps
    case .anchorNeverAsked(.due(let step), _), .anchorAskedTooLate(.due(let step), _),
      .anchorIsNoInstant(.due(let step), _):
      [step]
    case .anchorNeverAsked(.deadline, _), .anchorAskedTooLate(.deadline, _), .anchorIsNoInstant(.deadline, _),
      .consentCannotBeHad, .nothingReadyAtStart, .notProven:
      []
    }
  }
}

extension [PlaybookPart] {
  fileprivate var steps: [StepID] {
    compactMap { part in if case .step(let id) = part { id } else { nil } }
  }
}
