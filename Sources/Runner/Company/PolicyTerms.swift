import CanonicalJSON
import CivilTime
import Foundation
package import RunEngine
package import RunStore

extension CommandPost {
  /// Puts the terms of the policy on record in an incident, and keeps them for the next one where the company is
  /// registered.
  package func state(_ terms: PolicyStated, by actor: Actor?, on id: IncidentID) throws(PostFault) -> Recorded {
    let recorded = try perform(Command(.claim(.statePolicy(terms)), actor: actor), on: id)
    if var company = try company() {
      company.terms = terms
      try save(company)
    }
    return recorded
  }

  /// Brings the registered terms into every incident that is open and has others; which ones those were.
  package func spreadTerms() throws(PostFault) -> [IncidentID] {
    guard let terms = try company()?.terms else { return [] }
    var reached: [IncidentID] = []
    for row in try incidents() where !row.isFinished {
      guard try open(row.id).state.claim.terms != terms else { continue }
      _ = try perform(Command(.claim(.statePolicy(terms))), on: row.id)
      reached.append(row.id)
    }
    return reached
  }
}

extension PolicyStated {
  /// As the company's own settings keep it.
  var settings: JSONValue? {
    guard let data = try? JSONEncoder().encode(self) else { return nil }
    return try? JSONValue(parsing: [UInt8](data))
  }

  init?(settings: JSONValue?) {
    guard let text = try? settings?.canonicalString(),
      let terms = try? JSONDecoder().decode(PolicyStated.self, from: Data(text.utf8))
    else { return nil }
    self = terms
  }
}
