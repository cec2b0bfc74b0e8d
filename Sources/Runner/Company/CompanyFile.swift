import CivilTime
import Foundation
import PlaybookModel
package import RunEngine
import Yams

/// Why a company file was not taken. Nothing of it was stored.
package enum CompanyFault: Error, Hashable, Sendable {
  case missing(String)
  case malformed(line: Int?, String)
  case unknownKey(String, known: [String])
  case notText(String)
  case unknownLanguage(String)
  case unknownZone(String)
  case endpointIncomplete(Int)
  /// A term of the policy that cannot be read, as it was typed.
  case badTerm(String, String)
  case badTerms(ClaimRefusal.PolicyFault)
  case storedUnreadable
}

/// The file that `init --from` reads.
///
/// ```yaml
/// company: {name: 株式会社火消し製作所, language: ja, zone: Asia/Tokyo}
/// caller: {name: 佐藤, phone: 03-0000-0000}
/// policy: {number: ABC-123, insurer: さくら損保, hotline: 0120-000-000}
/// agent: {name: 町の保険, phone: 03-1111-1111}
/// endpoints:
///   - {name: agent, url: https://agent.example/webhook, role: agent}
///   - {name: owner, url: https://chat.example/hook, format: slack, role: owner, warnings: true}
/// ```
package struct CompanyFile: Sendable {
  package let company: Company
  package let endpoints: [EndpointOrder]

  package init(path: String) throws(CompanyFault) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { throw .missing(path) }
    guard let text = String(data: data, encoding: .utf8) else { throw .malformed(line: nil, "UTF-8") }
    try self.init(text: text)
  }

  package init(text: String) throws(CompanyFault) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw .malformed(line: CompanyFile.line(of: error), "\(error)")
    } catch { throw .malformed(line: nil, "\(error)") }
    let sections = try CompanySection(root, at: "", known: ["company", "caller", "policy", "agent", "endpoints"])
    let company = try sections.section("company", known: ["name", "language", "zone"])
    let caller = try sections.section("caller", known: ["name", "phone"])
    let policy = try sections.section("policy", known: ["number", "insurer", "hotline"] + CompanyFile.termKeys)
    let agent = try sections.section("agent", known: ["name", "phone"])
    let language = try company.text("language") ?? "ja"
    guard let language = Language(rawValue: language) else { throw .unknownLanguage(language) }
    let zoneName = try company.text("zone") ?? Zone.tokyo.name
    guard let zone = Zone(named: zoneName) else { throw .unknownZone(zoneName) }
    self.company = Company(
      name: try company.text("name"), language: language, zone: zone,
      caller: .init(name: try caller.text("name"), phone: try caller.text("phone")),
      agent: .init(name: try agent.text("name"), phone: try agent.text("phone")),
      insurer: .init(name: try policy.text("insurer"), phone: try policy.text("hotline")),
      policyNumber: try policy.text("number"), terms: try CompanyFile.terms(in: policy))
    var orders: [EndpointOrder] = []
    for (index, node) in (sections.nodes["endpoints"]?.array() ?? []).enumerated() {
      let known = [
        "name", "url", "format", "role", "language", "secret", "allow-networks", "ca-file", "allow-plain-http",
        "warnings", "proxy",
      ]
      let endpoint = try CompanySection(node, at: "endpoints[\(index)]", known: known)
      guard let name = try endpoint.text("name"), let url = try endpoint.text("url") else {
        throw .endpointIncomplete(index)
      }
      let stated = try endpoint.text("language")
      let spoken = stated.flatMap { Language(rawValue: $0) } ?? language
      orders.append(
        EndpointOrder(
          name: name, url: url, format: try endpoint.text("format") ?? "standard-webhooks",
          role: RoleID(try endpoint.text("role") ?? "agent"), language: spoken,
          secret: try endpoint.text("secret"),
          allowedNetworks: (endpoint.nodes["allow-networks"]?.array() ?? []).compactMap(\.string),
          caFile: try endpoint.text("ca-file"), allowsPlainHTTP: try endpoint.text("allow-plain-http") == "true",
          proxy: try endpoint.text("proxy"), receivesWarnings: try endpoint.text("warnings") == "true"))
    }
    endpoints = orders
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .reader, .writer, .emitter, .representer, .no, .memory, .dataCouldNotBeDecoded, .duplicatedKeysInMapping: nil
    }
  }
}

/// A mapping of the file, with the keys it may have.
struct CompanySection {
  let path: String
  let nodes: [String: Node]

  init(_ node: Node?, at path: String, known: [String]) throws(CompanyFault) {
    self.path = path
    guard let node, node.null == nil else {
      nodes = [:]
      return
    }
    guard let mapping = node.mapping else { throw .notText(path) }
    var nodes: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, known.contains(name) else {
        throw .unknownKey(path.isEmpty ? key.string ?? "?" : "\(path).\(key.string ?? "?")", known: known)
      }
      nodes[name] = value
    }
    self.nodes = nodes
  }

  func section(_ key: String, known: [String]) throws(CompanyFault) -> CompanySection {
    try CompanySection(nodes[key], at: key, known: known)
  }

  func text(_ key: String) throws(CompanyFault) -> String? {
    guard let node = nodes[key], node.null == nil else { return nil }
    guard let scalar = node.scalar else { throw .notText(path.isEmpty ? key : "\(path).\(key)") }
    return scalar.string.isEmpty ? nil : scalar.string
  }
}
