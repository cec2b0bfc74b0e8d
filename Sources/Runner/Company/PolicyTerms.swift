import CanonicalJSON
package import CivilTime
import Foundation
package import RunEngine
package import RunStore

extension CommandPost {
  /// Puts the terms of the policy on record in an incident, and keeps them for the next one where the company is
  /// registered.
  package func state(
    _ terms: PolicyStated, by actor: Actor?, occurred: StatedTime?, on id: IncidentID
  ) throws(PostFault) -> Recorded {
    let recorded = try perform(Command(.claim(.statePolicy(terms)), actor: actor, occurred: occurred), on: id)
    if var company = try company() {
      company.terms = terms
      company.policyNumber = terms.number?.text ?? company.policyNumber
      try save(company)
    }
    return recorded
  }

  /// Brings the registered terms into every incident that is open and has others; which ones those were.
  package func spreadTerms() throws(PostFault) -> [IncidentID] {
    guard let company = try company() else { return [] }
    var reached: [IncidentID] = []
    for row in try incidents() where !row.isFinished {
      let state = try open(row.id).state
      var terms = company.terms ?? state.claim.terms ?? .nothing
      terms.number = state.claim.terms?.number
      if let number = company.policyNumber, state.policyNumber?.text != number { terms.number = .reference(number) }
      guard terms != state.claim.terms ?? .nothing else { continue }
      _ = try perform(Command(.claim(.statePolicy(terms))), on: row.id)
      reached.append(row.id)
    }
    return reached
  }
}

extension PolicyStated {
  /// As the company's own settings keep it, which have the number apart.
  var settings: JSONValue? {
    var terms = self
    terms.number = nil
    guard let data = try? JSONEncoder().encode(terms) else { return nil }
    return try? JSONValue(parsing: [UInt8](data))
  }

  init?(settings: JSONValue?) {
    guard let text = try? settings?.canonicalString(),
      let terms = try? JSONDecoder().decode(PolicyStated.self, from: Data(text.utf8))
    else { return nil }
    self = terms
  }
}
