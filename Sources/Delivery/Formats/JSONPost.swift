import CanonicalJSON

extension JSONValue {
  /// The bytes to send.
  ///
  /// Canonical JSON refuses only numbers beyond what every reader holds exactly; a notice was read by the same rules and
  /// the formats write none of their own.
  func formatted() -> [UInt8] {
    guard let bytes = try? canonicalBytes() else { preconditionFailure("a format wrote a number out of range") }
    return bytes
  }
}

extension OutboundMessage {
  /// A JSON body without a signature, for receivers whose address is the secret.
  static func json(_ value: JSONValue, to url: EndpointURL) -> OutboundMessage {
    .post(
      to: url, headers: [HeaderField(trustedName: "content-type", value: "application/json; charset=utf-8")],
      body: value.formatted())
  }
}
