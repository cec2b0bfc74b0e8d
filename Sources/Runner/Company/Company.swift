import CanonicalJSON
package import CivilTime
package import PlaybookModel
package import RunEngine
import RunStore

/// What the company told us about itself and its policy. Every part may be missing: nothing waits for it.
package struct Company: Hashable, Sendable {
  package var name: String?
  package var language: Language
  package var zone: Zone
  /// Who the agent should ask for, and where. The only personal data a notice carries.
  package var caller: Contact
  package var agent: Contact
  package var insurer: Contact
  package var policyNumber: String?
  /// Nil when nobody stated any.
  package var terms: PolicyStated?

  package struct Contact: Hashable, Sendable {
    package var name: String?
    package var phone: String?

    package init(name: String? = nil, phone: String? = nil) {
      self.name = name
      self.phone = phone
    }
  }

  package init(
    name: String? = nil, language: Language = .ja, zone: Zone = .tokyo, caller: Contact = Contact(),
    agent: Contact = Contact(), insurer: Contact = Contact(), policyNumber: String? = nil, terms: PolicyStated? = nil
  ) {
    self.name = name
    self.language = language
    self.zone = zone
    self.caller = caller
    self.agent = agent
    self.insurer = insurer
    self.policyNumber = policyNumber
    self.terms = terms
  }
}

extension CommandPost {
  private static let companyKey = "company"

  /// Nil as long as nobody has said anything.
  package func company() throws(PostFault) -> Company? {
    guard let text = try stored({ () throws(StoreError) in try store.setting(CommandPost.companyKey) }) else {
      return nil
    }
    guard let json = try? JSONValue(parsing: [UInt8](text.utf8)), let company = Company(json: json) else {
      throw .companyFile(.storedUnreadable)
    }
    return company
  }

  package func save(_ company: Company) throws(PostFault) {
    guard let text = try? company.json.canonicalString() else { throw .companyFile(.storedUnreadable) }
    try stored { () throws(StoreError) in try store.set(CommandPost.companyKey, text) }
  }
}

extension Company {
  fileprivate var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("language", .string(language.rawValue)), ("zone", .string(zone.name)), ("caller", caller.json),
      ("agent", agent.json), ("insurer", insurer.json),
    ]
    if let name { members.append(("name", .string(name))) }
    if let policyNumber { members.append(("policy", .string(policyNumber))) }
    if let terms = terms?.settings { members.append(("terms", terms)) }
    return .object(JSONObject(members))
  }

  fileprivate init?(json: JSONValue) {
    guard let language = json["language"]?.string.flatMap(Language.init(rawValue:)),
      let zone = json["zone"]?.string.flatMap(Zone.init(named:))
    else { return nil }
    self.init(
      name: json["name"]?.string, language: language, zone: zone, caller: Contact(json: json["caller"]),
      agent: Contact(json: json["agent"]), insurer: Contact(json: json["insurer"]),
      policyNumber: json["policy"]?.string, terms: PolicyStated(settings: json["terms"]))
  }
}

extension Company.Contact {
  fileprivate var json: JSONValue {
    let parts = [("name", name), ("phone", phone)]
    return .object(JSONObject(parts.compactMap { key, value in value.map { (key, .string($0)) } }))
  }

  fileprivate init(json: JSONValue?) {
    self.init(name: json?["name"]?.string, phone: json?["phone"]?.string)
  }
}
