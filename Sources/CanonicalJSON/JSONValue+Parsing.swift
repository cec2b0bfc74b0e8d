extension JSONValue {
  /// Reads strictly: valid UTF-8, no key twice, no fractions or exponents, at most 64 levels deep, nothing but blanks
  /// before and behind the value.
  package init(parsing bytes: some Collection<UInt8>) throws(JSONFault) {
    var parser = StrictParser(Array(bytes))
    self = try parser.document()
  }

  /// Reads as strictly what somebody else's program wrote, whose numbers may be any that JSON has. They become what
  /// ECMAScript makes of them, doubles (RFC 8785, 3.2.2.3); `1.0` and `1e0` are the integer 1.
  package init(parsingForeign bytes: some Collection<UInt8>) throws(JSONFault) {
    var parser = StrictParser(Array(bytes), numbers: .any)
    self = try parser.document()
  }

  /// Reads bytes that must be the value's canonical form.
  package init(parsingCanonical bytes: some Collection<UInt8>) throws(JSONFault) {
    let bytes = Array(bytes)
    let value = try JSONValue(parsing: bytes)
    // What was read is in range: the writer has nothing to refuse.
    let canonical = (try? value.canonicalBytes()) ?? []
    guard canonical == bytes else {
      let same = zip(canonical, bytes).prefix { $0 == $1 }
      throw JSONFault(offset: same.count, reason: .notCanonical)
    }
    self = value
  }
}
