/// A JSON value of the subset that leaves are made of: no floating point, integers within ±(2^53−1). Only files of other
/// people, read so on purpose, hold other numbers.
///
/// Texts are the same when their bytes are. Swift's own `==` takes NFC and NFD for one text; a ledger must not.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Finite, and not one of the integers above. Never read unless asked for.
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  package var isNull: Bool { if case .null = self { true } else { false } }
  package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  package var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  package var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// The member of an object; nil for anything else.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// What every reader of JSON holds exactly (RFC 8785, 3.2.2.3; RFC 7493, 2.2).
  package static let integers = -9_007_199_254_740_991...9_007_199_254_740_991
}

extension JSONValue: Hashable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.string(let a), .string(let b)): ExactText.isSame(a, b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    case (.null, _), (.bool, _), (.integer, _), (.double, _), (.string, _), (.array, _), (.object, _): false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag):
      hasher.combine(1)
      hasher.combine(flag)
    case .integer(let number):
      hasher.combine(2)
      hasher.combine(number)
    case .string(let text):
      hasher.combine(3)
      ExactText.hash(text, into: &hasher)
    case .array(let elements):
      hasher.combine(4)
      hasher.combine(elements)
    case .object(let object):
      hasher.combine(5)
      hasher.combine(object)
    case .double(let number):
      hasher.combine(6)
      hasher.combine(number)
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral
{
  /// A key that comes twice is a fault of the program.
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
}
