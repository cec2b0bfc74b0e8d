package import RunStore

/// An incident whose record cannot be read as it was signed: nothing can be put on it, and so nothing of it is sent. All
/// others go on.
package struct SetAside: Sendable {
  package let incident: IncidentID
  package let fault: PostFault
}

extension PostFault {
  /// Whether this says something about one incident's record and nothing about any other.
  var isOfOneRecord: Bool {
    switch self {
    case .ledgerChanged, .playbookFaulty, .unknownZone, .store(.corrupt), .store(.noSuchIncident): true
    case .refused, .store, .homeUnusable, .keyUnreadable, .keyOfAnotherHome, .notAFingerprint, .keyNotLost, .noIncident,
      .unknownIncident,
      .severalOpen, .unknownPlaybook, .playbookUnreadable, .playbookUnsound, .playbookIsRed, .tooBusy, .unreadableTime,
      .attachment, .unknownEndpoint, .badEndpoint, .unknownDelivery, .nobodyToNotify, .companyFile, .bundle,
      .anotherSends, .timestamp, .cannotSend, .entropy:
      false
    }
  }
}

extension Sender {
  /// Does something with one incident's record. When it turns out to be broken it is set aside, and told of once.
  func with(_ incident: IncidentID, _ body: () throws(PostFault) -> Void) throws(PostFault) {
    guard !isSetAside(incident) else { return }
    do throws(PostFault) {
      try body()
    } catch {
      guard error.isOfOneRecord else { throw error }
      setAside(SetAside(incident: incident, fault: error))
    }
  }
}
