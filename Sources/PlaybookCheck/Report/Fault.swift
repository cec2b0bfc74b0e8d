package import PlaybookModel

/// What is wrong, with everything that is needed to say it in words.
///
/// Walks begin at the start of the run and are shortest ones.
package enum Fault: Hashable, Sendable {
  /// After the walk, these top tracks can never finish, whatever is done except skipping and overriding; it is a
  /// shortest one for the first of them. `open` are the steps at which the run stands then.
  case endOutOfReach(tracks: [TrackID], open: [StepID], walk: [Move])
  /// No run ever comes to the step, or if it does the step is passed over at once.
  case stepNeverReached(StepID)
  /// Runs come to the step by this walk, and none can ever do it.
  case stepNeverReady(StepID, walk: [Move])
  /// After the walk the step can be finished although nobody outside the company has agreed to anything.
  case commitsWithoutConsent(StepID, walk: [Move])
  /// After the walk the step can be finished although nobody has confirmed that the evidence is kept.
  case altersEvidence(StepID, walk: [Move])
  /// After the first walk the step can be come to only by way of these consents; the second leads on to it.
  case urgentStepWaits(StepID, for: [ConsentID], walk: [Move], onward: [Move])
  /// After the walk these steps pass themselves over for ever.
  case ring([StepID], walk: [Move])
  /// A route leads to a step that does not exist or belongs to another track.
  case leadsNowhere(StepID, to: StepID)

  /// Nothing but blanks.
  case textMissing(TextPlace, Language)
  /// The text is not in the language that it is given as.
  case notTranslated(TextPlace, Language)
  case unknownPlaceholder(TextPlace, String)
  /// The placeholder stands in one language only: in this one.
  case placeholderInOneLanguage(TextPlace, String, Language)
  /// Steps with the same title in a language.
  case sameTitle([StepID], Language)
  /// Answers of a step with the same label in a language.
  case sameLabel(StepID, [AnswerID], Language)
  case onlyOneAnswer(StepID)
  case noInstructions(StepID)

  /// No step asks for the fact from which the clock is counted.
  case anchorNeverAsked(ClockPlace, FactID)
  /// The fact is asked for only when the clock has nothing left to count.
  case anchorAskedTooLate(ClockPlace, FactID)
  case anchorIsNoInstant(ClockPlace, FactID)
  /// These parts look at a fact that no step asks for and no answer states.
  case factNeverAsked(FactID, usedBy: [PlaybookPart])
  /// Nothing says how the consent is got, and no step grants it.
  case consentCannotBeHad(ConsentID)
  /// A step of the company's own grants what somebody outside decides.
  case grantsForOthers(StepID, ConsentID)
  /// Declared, and of no effect.
  case unused(PlaybookPart)

  /// After the start there is nothing that anybody can do.
  case nothingReadyAtStart
  /// A block finishes by itself, so that nobody is ever asked for the fact.
  case blockAsks(StepID, FactID)

  /// The step's notice to this role has to be confirmed in a given time, and there is no call for when it is not.
  case nobodyToTelephone(StepID, RoleID)
  /// The call that the step's notice falls back on is to somebody else.
  case callReachesOthers(StepID, StepID)
  /// There is nothing that the person who telephones could say.
  case callSaysNothing(StepID)

  /// The states could not all be looked at within the limit, in nodes.
  case notProven(limit: Int)
}

/// Something that a playbook declares.
package enum PlaybookPart: Hashable, Sendable {
  case playbook
  case role(RoleID)
  case fact(FactID)
  case consent(ConsentID)
  case message(MessageID)
  case track(TrackID)
  case step(StepID)
  case deadline(DeadlineID)
}

/// A clock: a deadline of the playbook, or a step's own target.
package enum ClockPlace: Hashable, Sendable {
  case deadline(DeadlineID)
  case due(StepID)
}

/// One text of a playbook. Numbers count from 0.
package struct TextPlace: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    case title, summary, situation, outward, question, how, body, why
    case choice(String)
    case instruction(Int)
    case doNot(Int)
    case phone(Int)
    case evidence(String)
    case answer(AnswerID)
  }

  package let part: PlaybookPart
  package let place: Place

  package init(_ part: PlaybookPart, _ place: Place) {
    self.part = part
    self.place = place
  }
}
