import CanonicalJSON
import RunEngine

/// Reads what `PayloadEncoder` wrote, with the words that were disclosed beside it.
final class PayloadDecoder: Decoder {
  /// Words beside the leaf, and the places in the data that they belong to.
  final class Aside {
    /// Disclosed words by their path in the data, without the kind before it.
    private let claims: [String: Disclosable]
    private(set) var places: Set<String> = []

    init(_ claims: [String: Disclosable]) { self.claims = claims }

    func words(at path: String) -> Disclosable {
      places.insert(path)
      return claims[path] ?? .withheld
    }
  }

  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private let value: JSONValue
  private let aside: Aside

  init(_ value: JSONValue, aside: Aside, codingPath: [any CodingKey] = []) {
    self.value = value
    self.aside = aside
    self.codingPath = codingPath
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let object = value.object else { throw mismatch("an object") }
    // What nothing here reads would be vouched for without being shown anywhere.
    guard object.members.allSatisfy({ Key(stringValue: $0.key) != nil }) else { throw mismatch("known members only") }
    return KeyedDecodingContainer(Keyed<Key>(decoder: self, object: object))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let elements = value.array else { throw mismatch("an array") }
    return Unkeyed(decoder: self, elements: elements)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(decoder: self) }

  /// An event that has no data of its own.
  func only(_ event: Event) throws -> Event {
    guard value == .object([:]) else { throw mismatch("no data") }
    return event
  }

  private func mismatch(_ wanted: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: "expected \(wanted)"))
  }

  private func read<T: Decodable>(_ type: T.Type, from value: JSONValue, under key: (any CodingKey)?) throws -> T {
    let path = codingPath + (key.map { [$0] } ?? [])
    let simple: (any Sendable)? =
      switch type {
      case is String.Type: value.string
      case is Bool.Type: value.bool
      case is Int.Type: value.integer
      case is Int64.Type: value.integer.map { Int64($0) }
      default: nil
      }
    if let simple = simple as? T { return simple }
    guard !(type is String.Type || type is Bool.Type || type is Int.Type || type is Int64.Type) else {
      throw DecodingError.dataCorrupted(.init(codingPath: path, debugDescription: "expected \(type)"))
    }
    return try T(from: PayloadDecoder(value, aside: aside, codingPath: path))
  }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: PayloadDecoder
    let object: JSONObject
    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      guard let value = object[key.stringValue] else {
        throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "missing"))
      }
      guard type is Disclosable.Type else { return try decoder.read(type, from: value, under: key) }
      let path = (decoder.codingPath + [key]).map(\.stringValue).joined(separator: ".")
      guard value.isNull, let words = decoder.aside.words(at: path) as? T else { throw decoder.mismatch("null") }
      return words
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw decoder.mismatch("a value") }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw decoder.mismatch("a value")
    }
    func superDecoder() throws -> any Decoder { throw decoder.mismatch("a value") }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw decoder.mismatch("a value") }
  }

  private struct Unkeyed: UnkeyedDecodingContainer {
    let decoder: PayloadDecoder
    let elements: [JSONValue]
    var currentIndex = 0
    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decodeNil() throws -> Bool { false }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
      guard !isAtEnd else { throw decoder.mismatch("another element") }
      defer { currentIndex += 1 }
      return try decoder.read(type, from: elements[currentIndex], under: nil)
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { throw decoder.mismatch("a value") }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw decoder.mismatch("a value") }
    mutating func superDecoder() throws -> any Decoder { throw decoder.mismatch("a value") }
  }

  private struct Single: SingleValueDecodingContainer {
    let decoder: PayloadDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.read(type, from: decoder.value, under: nil) }
  }
}
