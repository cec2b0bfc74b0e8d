import CivilTime
package import Delivery
import Foundation
package import PlaybookModel
package import RunStore

/// A receiver as somebody asks for it.
package struct EndpointOrder: Sendable {
  package let name: String
  package let url: String
  package let role: RoleID
  package let language: Language
  /// `whsec_…`; nil makes a fresh one.
  package let secret: String?
  package let allowedNetworks: [String]
  package let caFile: String?
  package let allowsPlainHTTP: Bool

  package init(
    name: String, url: String, role: RoleID = RoleID("agent"), language: Language, secret: String? = nil,
    allowedNetworks: [String] = [], caFile: String? = nil, allowsPlainHTTP: Bool = false
  ) {
    self.name = name
    self.url = url
    self.role = role
    self.language = language
    self.secret = secret
    self.allowedNetworks = allowedNetworks
    self.caFile = caFile
    self.allowsPlainHTTP = allowsPlainHTTP
  }
}

package enum EndpointFault: Error, Equatable, Sendable {
  case badName(String)
  case badURL(String, EndpointURL.Refusal)
  case badSecret
  case badNetwork(String)
  case missingCAFile(String)
  case taken(String)
}

extension CommandPost {
  package func endpoints() throws(PostFault) -> [EndpointRow] {
    try stored { () throws(StoreError) in try store.endpoints() }
  }

  package func endpoint(named name: String) throws(PostFault) -> EndpointRow {
    let all = try endpoints()
    guard let found = all.first(where: { $0.name == name }) else {
      throw .unknownEndpoint(name, known: all.map(\.name))
    }
    return found
  }

  /// Saves a receiver. The secret that comes back when it was made here is shown to the person once.
  package func add(_ order: EndpointOrder) throws(PostFault) -> (endpoint: EndpointRow, freshSecret: WebhookSecret?) {
    try check(order)
    let secret: WebhookSecret
    if let stated = order.secret {
      guard let parsed = try? WebhookSecret(stated) else { throw .badEndpoint(.badSecret) }
      secret = parsed
    } else {
      var random = SystemRandomNumberGenerator()
      secret = WebhookSecret.generate(using: &random)
    }
    let row = EndpointRow(
      name: order.name, url: order.url, format: "standard-webhooks", language: order.language.rawValue,
      role: order.role.rawValue, secrets: [secret.revealed], allowedNetworks: order.allowedNetworks,
      caFile: order.caFile, allowsPlainHTTP: order.allowsPlainHTTP, isStopped: false,
      createdMilliseconds: clock.read().now.milliseconds)
    try stored { () throws(StoreError) in try store.add(row) }
    return (row, order.secret == nil ? secret : nil)
  }

  package func removeEndpoint(_ name: String) throws(PostFault) {
    _ = try endpoint(named: name)
    try stored { () throws(StoreError) in try store.removeEndpoint(name) }
  }

  /// Refuses what `add` would refuse.
  package func check(_ order: EndpointOrder) throws(PostFault) {
    guard try !endpoints().contains(where: { $0.name == order.name }) else { throw .badEndpoint(.taken(order.name)) }
    let letters = order.name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.isASCII && $0.value > 32 }
    guard !order.name.isEmpty, order.name.count <= 40, letters else { throw .badEndpoint(.badName(order.name)) }
    do throws(EndpointURL.Refusal) {
      _ = try EndpointURL(order.url, allowsPlainHTTP: order.allowsPlainHTTP)
    } catch { throw .badEndpoint(.badURL(order.url, error)) }
    for network in order.allowedNetworks where (try? CIDR(network)) == nil { throw .badEndpoint(.badNetwork(network)) }
    if let file = order.caFile, !FileManager.default.isReadableFile(atPath: file) {
      throw .badEndpoint(.missingCAFile(file))
    }
  }
}
