package import CivilTime
package import PlaybookModel

package struct IncidentStarted: Hashable, Sendable, Codable {
  package let incident: String
  package let playbook: PlaybookID
  /// Of the pinned playbook file's bytes, 64 hexadecimal digits.
  package let playbookSHA256: String
  package let isDrill: Bool
  /// IANA name of the company's zone; deadlines are reckoned in it.
  package let zone: String
  /// The program that began the record, `hikeshi 0.1.0`.
  package let program: String
  /// What the company calls this incident.
  package let name: Disclosable?
  /// As they were set up when the incident began; nil when nobody had.
  package let company: Disclosable?
  package let policyNumber: Disclosable?
  /// The checker's rules that the playbook broke when it was started all the same; nil when it passed.
  package let brokenRules: [String]?
  /// The company's records under another key, when this is the first one under a new key: it commits to what each of
  /// them came to. Nil otherwise.
  package let formerLogs: [FormerLog]?

  package init(
    incident: String, playbook: PlaybookID, playbookSHA256: String, isDrill: Bool, zone: String, program: String,
    name: Disclosable?, company: Disclosable? = nil, policyNumber: Disclosable? = nil,
    brokenRules: [String]? = nil, formerLogs: [FormerLog]? = nil
  ) {
    self.incident = incident
    self.playbook = playbook
    self.playbookSHA256 = playbookSHA256
    self.isDrill = isDrill
    self.zone = zone
    self.program = program
    self.name = name
    self.company = company
    self.policyNumber = policyNumber
    self.brokenRules = brokenRules
    self.formerLogs = formerLogs
  }
}

/// The last checkpoint of a record that was signed with a key the company no longer begins records with.
package struct FormerLog: Hashable, Sendable, Codable {
  package let origin: String
  /// How many entries it speaks for.
  package let size: Int
  /// Over those entries, 64 hexadecimal digits.
  package let root: String
  /// Nothing can be added to that record any more.
  package let isKeyLost: Bool

  package init(origin: String, size: Int, root: String, isKeyLost: Bool) {
    self.origin = origin
    self.size = size
    self.root = root
    self.isKeyLost = isKeyLost
  }
}

/// The incident turned out to be another one too: that playbook's steps are part of the run from now on.
package struct PlaybookJoined: Hashable, Sendable, Codable {
  /// One of those that came with the pinned playbook.
  package let playbook: PlaybookID
  package let reason: Disclosable

  package init(playbook: PlaybookID, reason: Disclosable) {
    self.playbook = playbook
    self.reason = reason
  }
}

/// From now on somebody else acts in a role, until it is given on again.
package struct RoleDelegated: Hashable, Sendable, Codable {
  package let role: RoleID
  package let to: Disclosable
  /// How that person is reached.
  package let contact: Disclosable?

  package init(role: RoleID, to: Disclosable, contact: Disclosable? = nil) {
    self.role = role
    self.to = to
    self.contact = contact
  }
}

package struct StepOpened: Hashable, Sendable, Codable {
  package let track: TrackID

  package init(track: TrackID) { self.track = track }
}

package struct StepFinished: Hashable, Sendable, Codable {
  package let outcome: Outcome
  package let note: Disclosable?

  package init(outcome: Outcome, note: Disclosable? = nil) {
    self.outcome = outcome
    self.note = note
  }

  package enum Outcome: Hashable, Sendable {
    case done
    case answered(AnswerID)
    case failed
    /// Every track of the nested block was finished.
    case joined
  }
}

package struct StepSkipped: Hashable, Sendable, Codable {
  package let reason: Disclosable

  package init(reason: Disclosable) { self.reason = reason }
}

package struct TrackFinished: Hashable, Sendable, Codable {
  package let track: TrackID

  package init(track: TrackID) { self.track = track }
}

/// The person went on without these consents. Flagged in every account of the incident, for ever.
package struct GateOverridden: Hashable, Sendable, Codable {
  package let consents: [ConsentID]
  package let reason: Disclosable

  package init(consents: [ConsentID], reason: Disclosable) {
    self.consents = consents
    self.reason = reason
  }
}

package struct ConsentRecorded: Hashable, Sendable, Codable {
  package enum Decision: String, Hashable, Sendable, Codable {
    case granted, declined
  }

  package let consent: ConsentID
  package let from: RoleID
  package let decision: Decision
  /// The most that may be spent, in yen; nil when no limit was named.
  package let limitYen: Int?
  /// Who gave it, on their side.
  package let givenBy: Disclosable?
  package let reference: Disclosable?
  package let note: Disclosable?

  package init(
    consent: ConsentID, from: RoleID, decision: Decision, limitYen: Int? = nil, givenBy: Disclosable? = nil,
    reference: Disclosable? = nil, note: Disclosable? = nil
  ) {
    self.consent = consent
    self.from = from
    self.decision = decision
    self.limitYen = limitYen
    self.givenBy = givenBy
    self.reference = reference
    self.note = note
  }
}

package struct FactStated: Hashable, Sendable {
  package let fact: FactID
  package let value: FactValue
  /// Only for facts that are texts.
  package let words: Disclosable?

  package init(fact: FactID, value: FactValue, words: Disclosable? = nil) {
    self.fact = fact
    self.value = value
    self.words = words
  }
}

package struct DeadlineMissed: Hashable, Sendable, Codable {
  /// `ppc-prompt`, or the step whose target it was.
  package let clock: ClockID
  package let lastInstant: Instant

  package init(clock: ClockID, lastInstant: Instant) {
    self.clock = clock
    self.lastInstant = lastInstant
  }
}

/// The wall clock moved against the clock that counts since the machine started.
package struct ClockJumped: Hashable, Sendable, Codable {
  /// Positive when the wall clock was put forward.
  package let byMilliseconds: Int64

  package init(byMilliseconds: Int64) { self.byMilliseconds = byMilliseconds }
}
