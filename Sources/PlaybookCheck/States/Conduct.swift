import PlaybookModel

/// What people are taken to do and to refrain from while a run is explored.
enum Conduct: Hashable, Sendable {
  /// Anything that the engine lets them do.
  case anything
  /// Neither skipping a step nor overriding a gate: only what the playbook itself provides for.
  case byTheBook
  /// Anything but overriding, while nobody outside the company agrees to anything.
  case outsidersSilent
  /// By the book, and steps held by a gate are not freed by the clock.
  case byConsent
  /// The same, while nobody at all agrees to anything.
  case nobodyAgrees

  func allows(_ cause: Passage.Cause, in playbook: Playbook) -> Bool {
    switch (self, cause) {
    case (_, .passOver), (_, .openTracks), (_, .join): true
    case (_, .finish), (_, .answer), (_, .fail), (_, .state): true
    case (.anything, _): true
    case (_, .override): false
    case (.outsidersSilent, .skip): true
    case (.byTheBook, .skip), (.byConsent, .skip), (.nobodyAgrees, .skip): false
    case (.byTheBook, .timeout), (.outsidersSilent, .timeout): true
    case (.byConsent, .timeout(_, let hasGates)), (.nobodyAgrees, .timeout(_, let hasGates)): !hasGates
    case (.byTheBook, .consent), (.byConsent, .consent): true
    case (.outsidersSilent, .consent(let consent, let granted)): !granted || !playbook.isDecidedOutside(consent)
    case (.nobodyAgrees, .consent): false
    }
  }

  /// Whether consents that finishing a step gives count.
  var withholdsConsents: Bool {
    switch self {
    case .nobodyAgrees: true
    case .anything, .byTheBook, .outsidersSilent, .byConsent: false
    }
  }
}

extension Playbook {
  func isDecidedOutside(_ consent: ConsentID) -> Bool {
    self.consent(consent).flatMap { role($0.from) }?.isOutside ?? true
  }
}
