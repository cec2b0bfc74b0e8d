import CivilTime
package import Delivery
import Foundation
package import PlaybookModel
package import RunStore

/// A receiver as somebody asks for it.
package struct EndpointOrder: Sendable {
  package let name: String
  package let url: String
  /// One of `NoticeFormats`.
  package let format: String
  package let role: RoleID
  package let language: Language
  /// What the format needs: `whsec_…` or `whsk_…`, a token, `user:password`. Nil makes a fresh signing key.
  package let secret: String?
  /// A fresh signing key is a key pair, of which the receiver holds the public half.
  package let wantsKeyPair: Bool
  package let allowedNetworks: [String]
  package let caFile: String?
  package let allowsPlainHTTP: Bool
  /// The HTTP proxy on the way there; nothing is ever taken from the environment.
  package let proxy: String?
  /// Our own people are told there of deadlines and of calls that have to be made.
  package let receivesWarnings: Bool

  package init(
    name: String, url: String, format: String = "standard-webhooks", role: RoleID = RoleID("agent"),
    language: Language, secret: String? = nil, wantsKeyPair: Bool = false, allowedNetworks: [String] = [],
    caFile: String? = nil, allowsPlainHTTP: Bool = false, proxy: String? = nil, receivesWarnings: Bool = false
  ) {
    self.name = name
    self.url = url
    self.format = format
    self.role = role
    self.language = language
    self.secret = secret
    self.wantsKeyPair = wantsKeyPair
    self.allowedNetworks = allowedNetworks
    self.caFile = caFile
    self.allowsPlainHTTP = allowsPlainHTTP
    self.proxy = proxy
    self.receivesWarnings = receivesWarnings
  }
}

package enum EndpointFault: Error, Equatable, Sendable {
  case badName(String)
  case badURL(String, EndpointURL.Refusal)
  /// The address itself is of a kind that is refused unless its network is allowed.
  case addressForbidden(AddressRefusal)
  case unknownFormat(String, known: [String])
  case badSecret
  /// The format's receiver wants a token, and there is none.
  case tokenNeeded
  /// The address of this format is its secret; it takes no other.
  case secretNotTaken
  case badProxy(String)
  /// A proxy would connect to its own machine.
  case proxyToThisMachine
  case badMailRoute(MailRoute.Refusal)
  case badLogin
  /// Only endpoints that sign have keys to change.
  case hasNoKey(String)
  case notChangingKeys(String)
  case badNetwork(String)
  case missingCAFile(String)
  case taken(String)
  /// Warnings are for the company's own people; this role is somebody outside.
  case warningsLeaveCompany(RoleID)
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

  /// Saves a receiver. The key that comes back when it was made here is shown to the person once.
  package func add(_ order: EndpointOrder) throws(PostFault) -> SavedEndpoint {
    guard CurlLibrary.isThere else { throw .cannotSend }
    try check(order)
    var secrets = [order.secret].compactMap(\.self)
    var freshKey: SigningKey?
    if secrets.isEmpty, NoticeFormats.named(order.format)?.needs.secret == .signingKey {
      var random = SystemRandomNumberGenerator()
      let key: SigningKey = order.wantsKeyPair ? .pair(.generate()) : .shared(.generate(using: &random))
      secrets = [key.revealed]
      freshKey = key
    }
    let row = EndpointRow(
      name: order.name, url: order.url, format: order.format, language: order.language.rawValue,
      role: order.role.rawValue, secrets: secrets, allowedNetworks: order.allowedNetworks,
      caFile: order.caFile, allowsPlainHTTP: order.allowsPlainHTTP, isStopped: false,
      proxy: order.proxy, receivesWarnings: order.receivesWarnings, createdMilliseconds: clock.read().now.milliseconds)
    try stored { () throws(StoreError) in try store.add(row) }
    return SavedEndpoint(endpoint: row, freshKey: freshKey)
  }

  /// Lets an endpoint of our own people have warnings, or no more of them.
  package func setWarnings(_ isOn: Bool, of name: String) throws(PostFault) -> EndpointRow {
    var endpoint = try endpoint(named: name)
    if isOn, try isOutside(RoleID(endpoint.role)) {
      throw .badEndpoint(.warningsLeaveCompany(RoleID(endpoint.role)))
    }
    endpoint.receivesWarnings = isOn
    let changed = endpoint
    try stored { () throws(StoreError) in try store.save(changed) }
    return changed
  }

  /// By the playbooks that came with the program; one of somebody's own may know more roles, and is asked when a warning
  /// is sent.
  private func isOutside(_ role: RoleID) throws(PostFault) -> Bool {
    try PlaybookSource.shipped().contains { $0.playbook.role(role)?.isOutside == true }
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
    do throws(EndpointFault) { try order.checkAddressAndSecret() } catch { throw .badEndpoint(error) }
    for network in order.allowedNetworks where (try? CIDR(network)) == nil { throw .badEndpoint(.badNetwork(network)) }
    if order.receivesWarnings, try isOutside(order.role) { throw .badEndpoint(.warningsLeaveCompany(order.role)) }
    if let file = order.caFile, !FileManager.default.isReadableFile(atPath: file) {
      throw .badEndpoint(.missingCAFile(file))
    }
  }
}

/// An endpoint as it was saved.
package struct SavedEndpoint: Sendable {
  package let endpoint: EndpointRow
  /// The key that was made for it, to be shown to the person once.
  package let freshKey: SigningKey?
}

extension EndpointOrder {
  fileprivate func checkAddressAndSecret() throws(EndpointFault) {
    guard let format = NoticeFormats.named(self.format) else {
      throw .unknownFormat(self.format, known: NoticeFormats.all.map(\.name))
    }
    let address: EndpointURL
    do throws(EndpointURL.Refusal) {
      address = try EndpointURL(url, for: format.needs.carrier, allowsPlainHTTP: allowsPlainHTTP)
    } catch { throw .badURL(url, error) }
    // An address that is written as one that no rule would let us send to is refused now, not at the first message.
    if let literal = address.literalAddress {
      let networks = allowedNetworks.compactMap { try? CIDR($0) }
      if case .refused(let refusal) = AddressRule(allowedNetworks: networks).decide(literal) {
        throw .addressForbidden(refusal)
      }
    }
    if let proxy {
      guard (try? OutboundProxy(proxy)) != nil else { throw .badProxy(proxy) }
      guard !address.isLoopback else { throw .proxyToThisMachine }
    }
    switch format.needs.secret {
    case .signingKey:
      if let secret, (try? SigningKey(secret)) == nil { throw .badSecret }
    case .token:
      guard let secret, !secret.isEmpty else { throw .tokenNeeded }
      if (try? HeaderField("token", secret)) == nil { throw .badSecret }
    case .login:
      do throws(MailRoute.Refusal) { _ = try MailRoute(address) } catch { throw .badMailRoute(error) }
      if let secret, MailLogin(EndpointSecret(secret)) == nil { throw .badLogin }
    case .inAddress:
      guard secret == nil, !wantsKeyPair else { throw .secretNotTaken }
    }
  }
}
