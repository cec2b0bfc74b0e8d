import PlaybookModel

/// What the parts of a file are called, and where they are referred to: gathered while the parts are read, compared
/// when all of them have been.
final class NameTable {
  /// The kinds of the facts that could be read. Facts are read before anything that gives one a value.
  private(set) var factKinds: [FactID: FactKind] = [.discovered: .instant]
  /// The roles that decide consents; roles and consents too are read before the steps.
  private(set) var consentRoles: [ConsentID: RoleID] = [:]
  private(set) var outsideRoles: Set<RoleID> = []

  private var declared: [Scope: Set<String>] = [Scope(kind: .fact, owner: nil): [FactID.discovered.rawValue]]
  private var tracksOfSteps: [String: String] = [:]
  private var references: [Reference] = []

  /// Names are unique in the whole file, or within the part that owns them.
  private struct Scope: Hashable {
    let kind: PlaybookFault.PartKind
    let owner: String?
  }

  private struct Reference {
    let scope: Scope
    let name: String
    /// The track that the step must belong to.
    let track: String?
    let cursor: YAMLCursor
  }

  /// Reads an identifier that names a part.
  func declare<Identifier: PlaybookIdentifier>(
    _ kind: PlaybookFault.PartKind, at cursor: YAMLCursor?, as type: Identifier.Type = Identifier.self
  ) -> Identifier? {
    declare(kind, at: cursor, within: nil).map(Identifier.init(_:))
  }

  func declare(_ kind: PlaybookFault.PartKind, at cursor: YAMLCursor?, within owner: String?) -> String? {
    guard let cursor, let name = cursor.identifierText() else { return nil }
    if isReserved(name, for: kind) {
      cursor.report(.reservedIdentifier(name))
    } else if !declared[Scope(kind: kind, owner: owner), default: []].insert(name).inserted {
      cursor.report(.duplicateIdentifier(kind, name))
    }
    return name
  }

  /// Reads an identifier that refers to a part, wherever in the file that stands.
  func refer<Identifier: PlaybookIdentifier>(
    to kind: PlaybookFault.PartKind, at cursor: YAMLCursor?, within owner: String? = nil, of track: TrackID? = nil,
    as type: Identifier.Type = Identifier.self
  ) -> Identifier? {
    referredName(kind, at: cursor, within: owner, of: track).map(Identifier.init(_:))
  }

  func referredName(
    _ kind: PlaybookFault.PartKind, at cursor: YAMLCursor?, within owner: String? = nil, of track: TrackID? = nil
  ) -> String? {
    guard let cursor, let name = cursor.identifierText() else { return nil }
    note(kind, named: name, at: cursor, within: owner, of: track)
    return name
  }

  func note(
    _ kind: PlaybookFault.PartKind, named name: String, at cursor: YAMLCursor, within owner: String? = nil,
    of track: TrackID? = nil
  ) {
    let scope = Scope(kind: kind, owner: owner)
    references.append(Reference(scope: scope, name: name, track: track?.rawValue, cursor: cursor))
  }

  func isDeclared(_ kind: PlaybookFault.PartKind, _ name: String) -> Bool {
    declared[Scope(kind: kind, owner: nil)]?.contains(name) == true
  }

  func place(_ step: StepID, in track: TrackID) {
    if tracksOfSteps[step.rawValue] == nil { tracksOfSteps[step.rawValue] = track.rawValue }
  }

  func record(_ kind: FactKind, of fact: FactID) { factKinds[fact] = kind }
  func record(_ role: RoleID, decides consent: ConsentID) { consentRoles[consent] = role }
  func recordOutside(_ role: RoleID) { outsideRoles.insert(role) }

  /// The second pass: reports every reference to a part that does not exist or may not be meant there.
  func reportBrokenReferences() {
    for reference in references {
      let names = declared[reference.scope] ?? []
      guard names.contains(reference.name) else {
        if !ownerIsMissing(reference.scope) {
          let hint = nearest(to: reference.name, among: candidates(for: reference, of: names))
          reference.cursor.report(.unknownReference(reference.scope.kind, reference.name, nearest: hint))
        }
        continue
      }
      if let track = reference.track, let actual = tracksOfSteps[reference.name], actual != track {
        reference.cursor.report(.stepOfAnotherTrack(reference.name, track: actual))
      }
    }
  }

  /// A route is most likely meant for a step of its own track.
  private func candidates(for reference: Reference, of names: Set<String>) -> Set<String> {
    guard let track = reference.track else { return names }
    return names.filter { tracksOfSteps[$0] == track }.union(["end"])
  }

  /// An answer of a step that does not exist: the step has been reported.
  private func ownerIsMissing(_ scope: Scope) -> Bool {
    guard scope.kind == .answer, let owner = scope.owner else { return false }
    return declared[Scope(kind: .step, owner: nil)]?.contains(owner) != true
  }

  private func isReserved(_ name: String, for kind: PlaybookFault.PartKind) -> Bool {
    switch kind {
    case .step: name == "end"
    case .fact: name == FactID.discovered.rawValue
    case .fallback: name == "end"
    case .role, .choice, .consent, .message, .track, .answer, .evidence, .deadline, .source: false
    }
  }
}
