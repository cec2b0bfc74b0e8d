/// The members of an object, always in canonical order: by the UTF-16 code units of their keys (RFC 8785, 3.2.3).
package struct JSONObject: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSONValue

    package static func == (left: Member, right: Member) -> Bool {
      ExactText.isSame(left.key, right.key) && left.value == right.value
    }

    package func hash(into hasher: inout Hasher) {
      ExactText.hash(key, into: &hasher)
      hasher.combine(value)
    }
  }

  package let members: [Member]

  /// For what the program itself puts together: a key that comes twice is a fault of the program.
  package init(_ pairs: [(String, JSONValue)]) {
    guard let object = JSONObject(ifUnique: pairs) else {
      preconditionFailure("a key twice in one JSON object: \(pairs.map(\.0))")
    }
    self = object
  }

  /// Nil when a key comes twice.
  package init?(ifUnique pairs: [(String, JSONValue)]) {
    var members = pairs.map { Member(key: $0.0, value: $0.1) }
    if !JSONObject.isAscending(members) {
      members.sort { ExactText.precedes($0.key, $1.key) }
      // Equal keys are neighbours now.
      guard JSONObject.isAscending(members) else { return nil }
    }
    self.members = members
  }

  /// The value under the key with exactly these bytes.
  package subscript(key: String) -> JSONValue? {
    members.first { ExactText.isSame($0.key, key) }?.value
  }

  private static func isAscending(_ members: [Member]) -> Bool {
    zip(members, members.dropFirst()).allSatisfy { ExactText.precedes($0.key, $1.key) }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
