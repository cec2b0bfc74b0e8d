/// A JSON value of the subset that leaves are made of: no floating point, integers within ±(2^53−1).
///
/// Texts are compared as bytes: Swift's own `==` takes NFC and NFD for the same, and a ledger must not.
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  package var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// The member of an object; nil for anything else.
  package subscript(key: String) -> JSONValue? { object?[key] }
}

extension JSONValue: Hashable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    case (.null, _), (.bool, _), (.integer, _), (.string, _), (.array, _), (.object, _): false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .integer(let number): hasher.combine(number)
    case .string(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .array(let elements): hasher.combine(elements)
    case .object(let object): hasher.combine(object)
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
}

/// The members of an object in canonical order: by the UTF-16 code units of their keys (RFC 8785, 3.2.3).
package struct JSONObject: Hashable, Sendable {
  package struct Member: Sendable {
    package let key: String
    package let value: JSONValue
  }

  package let members: [Member]

  /// A key that comes twice is a fault of the program.
  package init(_ pairs: [(String, JSONValue)]) {
    members = JSONObject.sorted(pairs)
    precondition(!JSONObject.hasDuplicate(members), "the same key twice in one JSON object")
  }

  /// Nil when a key comes twice.
  init?(received pairs: [(String, JSONValue)]) {
    members = JSONObject.sorted(pairs)
    if JSONObject.hasDuplicate(members) { return nil }
  }

  package subscript(key: String) -> JSONValue? {
    members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members) { $0.key.utf8.elementsEqual($1.key.utf8) && $0.value == $1.value }
  }

  package func hash(into hasher: inout Hasher) {
    for member in members {
      for byte in member.key.utf8 { hasher.combine(byte) }
      hasher.combine(member.value)
    }
  }

  private static func sorted(_ pairs: [(String, JSONValue)]) -> [Member] {
    pairs.map { Member(key: $0.0, value: $0.1) }.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
  }

  private static func hasDuplicate(_ members: [Member]) -> Bool {
    zip(members, members.dropFirst()).contains { $0.key.utf8.elementsEqual($1.key.utf8) }
  }
}
