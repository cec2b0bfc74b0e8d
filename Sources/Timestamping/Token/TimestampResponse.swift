/// An authority's answer (RFC 3161, 2.4.2): `SEQUENCE { PKIStatusInfo, timeStampToken OPTIONAL }`.
package struct TimestampResponse: Hashable, Sendable {
  /// The token's bytes: a ContentInfo.
  package let token: [UInt8]

  /// Reads a whole response, or a token alone.
  package init(parsing bytes: [UInt8]) throws(TokenRefusal) {
    let root: BERElement
    do throws(BERElement.Fault) {
      root = try BERElement(parsing: bytes)
    } catch { throw .malformed(.response) }
    guard let parts = root.parts(of: Tag.sequence), let first = parts.first else { throw .malformed(.response) }
    if ObjectIdentifier(first) != nil {
      token = bytes
      return
    }
    guard let status = first.parts(of: Tag.sequence), let code = status.first, code.tag == Tag.integer,
      let value = code.primitive
    else { throw .malformed(.response) }
    // granted and grantedWithMods; every other status comes without a token.
    guard value.elementsEqual([0]) || value.elementsEqual([1]) else {
      let number = value.count == 1 ? value.first.map { Int($0) } : nil
      throw .notGranted(status: number, text: TimestampResponse.text(in: status))
    }
    guard parts.count == 2 else { throw .malformed(.response) }
    token = Array(parts[1].encoded)
  }

  /// PKIFreeText: whatever the authority says about it, at most a line of it.
  private static func text(in status: [BERElement]) -> String? {
    guard let texts = status.dropFirst().first(where: { $0.tag == Tag.sequence })?.parts, let first = texts.first,
      let words = String(validating: first.octets.prefix(200), as: UTF8.self)
    else { return nil }
    return String(words.map { $0.isNewline ? " " : $0 })
  }
}
