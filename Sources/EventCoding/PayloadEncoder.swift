import CanonicalJSON
import RunEngine

/// Turns the data of an event into JSON and sets disclosable words aside, each under its kind and its path in the
/// data: `text.note`, `name.givenBy`, `text.custody.description`. Where they were, the data has `null`, which stands for
/// nothing else: a copy without the words still shows that there are some.
///
/// Knows what our own payloads are made of and nothing more; a payload made of something else is a fault of the
/// program, found by the first test that encodes it.
final class PayloadEncoder: Encoder {
  /// Words set aside while a payload is encoded.
  final class Aside {
    var claims: [(name: String, words: String)] = []
    /// Where the payload itself lacks the words that it once had.
    var withheld: [String] = []

    func take(_ words: Disclosable, at path: String) {
      switch words {
      case .shown(let kind, let text): claims.append((name: "\(kind.rawValue).\(path)", words: text))
      case .withheld: withheld.append(path)
      }
    }
  }

  private enum Form {
    case nothing
    case single(JSONValue)
    case keyed([(String, JSONValue)])
    case unkeyed([JSONValue])
  }

  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private let aside: Aside
  private var form = Form.nothing

  init(codingPath: [any CodingKey] = [], aside: Aside) {
    self.codingPath = codingPath
    self.aside = aside
  }

  var value: JSONValue {
    switch form {
    case .nothing: .object(JSONObject([]))
    case .single(let value): value
    case .keyed(let members): .object(JSONObject(members))
    case .unkeyed(let elements): .array(elements)
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .nothing = form { form = .keyed([]) }
    return KeyedEncodingContainer(Keyed<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .nothing = form { form = .unkeyed([]) }
    return Unkeyed(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  private func json(of value: some Encodable, under key: (any CodingKey)?) throws -> JSONValue {
    switch value {
    case let text as String: return .string(text)
    case let flag as Bool: return .bool(flag)
    case let number as Int: return .integer(number)
    case let number as Int64: return .integer(Int(number))
    default:
      let child = PayloadEncoder(codingPath: codingPath + (key.map { [$0] } ?? []), aside: aside)
      try value.encode(to: child)
      return child.value
    }
  }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: PayloadEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    private func put(_ value: some Encodable, _ key: Key) throws {
      guard case .keyed(var members) = encoder.form else { preconditionFailure("two containers for one value") }
      if let words = value as? Disclosable {
        let path = (encoder.codingPath + [key]).map(\.stringValue).joined(separator: ".")
        encoder.aside.take(words, at: path)
        members.append((key.stringValue, .null))
      } else {
        members.append((key.stringValue, try encoder.json(of: value, under: key)))
      }
      encoder.form = .keyed(members)
    }

    func encodeNil(forKey key: Key) throws {}
    func encode(_ value: Bool, forKey key: Key) throws { try put(value, key) }
    func encode(_ value: String, forKey key: Key) throws { try put(value, key) }
    func encode(_ value: Int, forKey key: Key) throws { try put(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try put(value, key) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try put(value, key) }

    func nestedContainer<Nested: CodingKey>(
      keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { preconditionFailure("payloads nest by values") }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      preconditionFailure("payloads nest by values")
    }
    func superEncoder() -> any Encoder { preconditionFailure("payloads are not classes") }
    func superEncoder(forKey key: Key) -> any Encoder { preconditionFailure("payloads are not classes") }
  }

  private struct Unkeyed: UnkeyedEncodingContainer {
    let encoder: PayloadEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { if case .unkeyed(let elements) = encoder.form { elements.count } else { 0 } }

    func encodeNil() throws {}
    func encode<T: Encodable>(_ value: T) throws {
      guard case .unkeyed(var elements) = encoder.form else { preconditionFailure("two containers for one value") }
      elements.append(try encoder.json(of: value, under: nil))
      encoder.form = .unkeyed(elements)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
      preconditionFailure("payloads nest by values")
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { preconditionFailure("payloads nest by values") }
    func superEncoder() -> any Encoder { preconditionFailure("payloads are not classes") }
  }

  private struct Single: SingleValueEncodingContainer {
    let encoder: PayloadEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() throws {}
    func encode<T: Encodable>(_ value: T) throws {
      encoder.form = .single(try encoder.json(of: value, under: nil))
    }
  }
}
