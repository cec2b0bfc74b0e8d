import Delivery
import Foundation
package import RunStore

extension CommandPost {
  /// Gives an endpoint a new signing key. From now on both keys sign, so that the receiver can change whenever it likes;
  /// a third one replaces the newest, since the receiver still has the oldest.
  ///
  /// - Parameter stated: the new key; nil makes one of the same kind, which comes back to be shown once.
  package func rotateKey(of name: String, to stated: String? = nil) throws(PostFault) -> SavedEndpoint {
    let endpoint = try signingEndpoint(named: name)
    guard let oldest = endpoint.secrets.last, let present = try? SigningKey(oldest) else {
      throw .badEndpoint(.hasNoKey(name))
    }
    var random = SystemRandomNumberGenerator()
    let next: SigningKey
    if let stated {
      guard let parsed = try? SigningKey(stated) else { throw .badEndpoint(.badSecret) }
      next = parsed
    } else {
      next = present.successor(using: &random)
    }
    let changed = endpoint.with(secrets: [next.revealed, oldest])
    try stored { () throws(StoreError) in try store.save(changed) }
    return SavedEndpoint(endpoint: changed, freshKey: stated == nil ? next : nil)
  }

  /// Ends a change of keys: only the newest signs from now on.
  package func finishKeyRotation(of name: String) throws(PostFault) -> EndpointRow {
    let endpoint = try signingEndpoint(named: name)
    guard endpoint.secrets.count > 1 else { throw .badEndpoint(.notChangingKeys(name)) }
    let changed = endpoint.with(secrets: Array(endpoint.secrets.prefix(1)))
    try stored { () throws(StoreError) in try store.save(changed) }
    return changed
  }

  private func signingEndpoint(named name: String) throws(PostFault) -> EndpointRow {
    let endpoint = try endpoint(named: name)
    guard NoticeFormats.named(endpoint.format)?.needs.secret == .signingKey else {
      throw .badEndpoint(.hasNoKey(name))
    }
    return endpoint
  }
}
