import CanonicalJSON

/// A value of the file with the way to it, and where to report what is found there.
///
/// A reading function that returns nil has reported why.
struct JSONCursor {
  let value: JSONValue
  let path: JSONPath
  let log: FindingLog

  func report(_ problem: CACAOFinding.Problem) { log.report(problem, at: path) }

  var shape: CACAOFinding.Shape {
    switch value {
    case .null: .null
    case .bool: .boolean
    case .integer, .double: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  private func wrong(_ expected: CACAOFinding.Shape) { report(.wrongShape(expected: expected, found: shape)) }

  /// Without blanks at its ends; never empty.
  func text() -> String? {
    guard let text = value.string else {
      wrong(.string)
      return nil
    }
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else {
      report(.emptyText)
      return nil
    }
    return trimmed
  }

  /// A text that other programs leave empty; nil then, without a report.
  func textIfAny() -> String? {
    guard let text = value.string else {
      wrong(.string)
      return nil
    }
    return text.trimmed.isEmpty ? nil : text.trimmed
  }

  func flag() -> Bool? {
    if let flag = value.bool { return flag }
    if value.string == "true" || value.string == "false" {
      report(.notTheTextForm)
      return value.string == "true"
    }
    wrong(.boolean)
    return nil
  }

  func number(in lowest: Int, _ highest: Int?) -> Int? {
    guard let number = value.integer else {
      wrong(.number)
      return nil
    }
    guard number >= lowest, highest.map({ number <= $0 }) ?? true else {
      report(.outOfRange(number, lowest: lowest, highest: highest))
      return highest.map { min($0, number) }.flatMap { $0 < lowest ? nil : $0 }
    }
    return number
  }

  /// A list; a single value where a list belongs is read as a list of one.
  func items() -> [JSONCursor] {
    switch value {
    case .array(let elements):
      if elements.isEmpty { report(.emptyList) }
      return elements.enumerated().map { JSONCursor(value: $1, path: path[$0], log: log) }
    case .string:
      report(.singleForList)
      return [self]
    case .null, .bool, .integer, .double, .object:
      wrong(.array)
      return []
    }
  }

  /// The members of an object whose keys are data, in canonical order.
  func entries() -> [(key: String, value: JSONCursor)] {
    guard let object = value.object else {
      wrong(.object)
      return []
    }
    return object.members.map { ($0.key, JSONCursor(value: $0.value, path: path[$0.key], log: log)) }
  }

  /// Reads an object by asking it for its properties; one that `read` never asked for is reported.
  func object<Part>(isOpen: Bool = false, _ read: (inout JSONFields) -> Part?) -> Part? {
    guard let object = value.object else {
      wrong(.object)
      return nil
    }
    var fields = JSONFields(object: object, cursor: self)
    let part = read(&fields)
    fields.reportUnknown(isOpen: isOpen)
    return part
  }
}

/// An object that is being read. It remembers what it was asked for: those are the properties known here.
struct JSONFields {
  private let object: JSONObject
  let cursor: JSONCursor
  private var asked: Set<String> = []

  init(object: JSONObject, cursor: JSONCursor) {
    self.object = object
    self.cursor = cursor
  }

  mutating func optional(_ key: String) -> JSONCursor? {
    asked.insert(key)
    return object[key].map { JSONCursor(value: $0, path: cursor.path[key], log: cursor.log) }
  }

  /// Without it nothing can be read.
  mutating func required(_ key: String) -> JSONCursor? {
    let value = optional(key)
    if value == nil { cursor.log.report(.missing(key), at: cursor.path[key]) }
    return value
  }

  /// The specification wants it, and we can do without.
  mutating func expected(_ key: String) -> JSONCursor? {
    let value = optional(key)
    if value == nil { cursor.log.report(.optionalMissing(key), at: cursor.path[key]) }
    return value
  }

  /// Known here, and of no account to a run.
  mutating func allow(_ keys: String...) { asked.formUnion(keys) }

  /// For an object of which nothing else can be judged.
  mutating func allowTheRest() { asked.formUnion(object.members.map(\.key)) }

  fileprivate func reportUnknown(isOpen: Bool) {
    for member in object.members where !asked.contains(member.key) {
      let place = cursor.path[member.key]
      if isOpen {
        cursor.log.report(.unknownPropertyOfOpenObject(member.key), at: place)
      } else {
        let free = asked.filter { object[$0] == nil }
        cursor.log.report(.unknownProperty(member.key, nearest: nearest(to: member.key, among: free)), at: place)
      }
    }
  }
}

extension String {
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// The word that a slip of the finger most likely meant: one letter more, less or different, or the same letters.
private func nearest(to wrong: String, among words: Set<String>) -> String? {
  let letters = Array(wrong.lowercased().replacing("-", with: "_").utf8)
  return words.sorted().first { word in
    let other = Array(word.utf8)
    guard abs(letters.count - other.count) <= 1 else { return false }
    let head = zip(letters, other).prefix { $0 == $1 }.count
    let tail = zip(letters.reversed(), other.reversed()).prefix { $0 == $1 }.count
    return head + tail >= max(letters.count, other.count) - 1
  }
}
