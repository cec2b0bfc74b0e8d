import CanonicalJSON

/// Identifiers, `type--UUID` (CACAO v2.0, 10.10).
enum Identifier {
  static func isWellFormed(_ text: String) -> Bool {
    guard let split = text.firstRange(of: "--") else { return false }
    let type = text[..<split.lowerBound]
    let groups = text[split.upperBound...].split(separator: "-", omittingEmptySubsequences: false)
    return !type.isEmpty && type.utf8.allSatisfy(isTypeByte) && groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) && $0.utf8.count == $0.count }
  }

  static func type(of text: String) -> String {
    text.firstRange(of: "--").map { String(text[..<$0.lowerBound]) } ?? text
  }

  private static func isTypeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

/// `2023-02-19T01:09:00.000Z` (CACAO v2.0, 10.15), for comparing. Without a fraction it is the whole second.
struct Timestamp: Comparable {
  private let seconds: Substring
  private let fraction: Substring

  init(_ text: String) {
    let parts = text.dropLast().split(separator: ".", maxSplits: 1)
    seconds = parts.first ?? ""
    fraction = parts.count > 1 ? parts[1] : ""
  }

  static func < (left: Timestamp, right: Timestamp) -> Bool {
    (String(left.seconds), String(left.fraction)) < (String(right.seconds), String(right.fraction))
  }

  /// RFC 3339 in UTC: date, `T`, time, at least one digit of a fraction if there is a point, `Z`.
  static func isWellFormed(_ text: String) -> Bool {
    let shape = "dddd-dd-ddTdd:dd:dd"
    guard text.utf8.count == text.count, text.hasSuffix("Z"), text.count > shape.count else { return false }
    let matches = zip(text, shape).allSatisfy { letter, wanted in wanted == "d" ? letter.isNumber : letter == wanted }
    let rest = text.dropFirst(shape.count).dropLast()
    return matches && (rest.isEmpty || rest.first == "." && rest.count > 1 && rest.dropFirst().allSatisfy(\.isNumber))
  }
}

extension DocumentReader {
  /// An identifier of one of these types; of any when none is named.
  func identifier(_ cursor: JSONCursor, of types: [String]) -> String? {
    guard let text = cursor.text() else { return nil }
    if !Identifier.isWellFormed(text) {
      cursor.report(.badIdentifier(text))
    } else if let type = types.first, !types.contains(Identifier.type(of: text)) {
      cursor.report(.identifierOfAnotherType(text, type: type))
    }
    return text
  }

  func reference(_ cursor: JSONCursor) -> Reference? {
    cursor.text().map { Reference(id: $0, path: cursor.path) }
  }

  func timestamp(_ cursor: JSONCursor) -> String? {
    guard let text = cursor.text() else { return nil }
    guard Timestamp.isWellFormed(text) else {
      cursor.report(.badTimestamp(text))
      return nil
    }
    return text
  }

  /// Variables by name (10.18).
  func variables(_ cursor: JSONCursor?, isPlaybook: Bool) -> [String: Variable] {
    var variables: [String: Variable] = [:]
    for (name, entry) in cursor?.entries() ?? [] {
      if !VariableName.isWellFormed(name) { entry.report(.badVariableName(name)) }
      variables[name] = entry.object { fields in
        let type = fields.expected("type")?.text() ?? "string"
        let description = fields.optional("description")?.textIfAny()
        let value = fields.optional("value").flatMap(value(of:))
        let isConstant = fields.optional("constant")?.flag() ?? false
        let isExternal = isPlaybook ? fields.optional("external")?.flag() ?? false : ignored(&fields, "external")
        return Variable(
          name: name, type: type, description: description, value: value, isConstant: isConstant,
          isExternal: isExternal, path: entry.path)
      }
    }
    return variables
  }

  private func ignored(_ fields: inout JSONFields, _ key: String) -> Bool {
    fields.allow(key)
    return false
  }

  /// A string, or a number or boolean that should have been one; null is unknown.
  private func value(of cursor: JSONCursor) -> String? {
    switch cursor.value {
    case .null: return nil
    case .string(let text): return text
    case .bool, .integer, .double, .array:
      cursor.report(.notTheTextForm)
      return try? cursor.value.canonicalString()
    case .object: return try? cursor.value.canonicalString()
    }
  }
}

/// `__name__`, with letters, digits, `_` and `-` inside, a letter first (CACAO v2.0, 10.18).
enum VariableName {
  static let longest = 250

  static func isWellFormed(_ name: String) -> Bool {
    guard name.hasPrefix("__"), name.hasSuffix("__"), name.utf8.count > 4, name.utf8.count <= longest else {
      return false
    }
    let inside = name.utf8.dropFirst(2).dropLast(2)
    guard let first = inside.first, isLetter(first) else { return false }
    return inside.allSatisfy {
      isLetter($0) || ("0"..."9").contains(Character(Unicode.Scalar($0))) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }
}
