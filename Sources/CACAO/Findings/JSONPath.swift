/// Where in a JSON file something stands, as a JSONPath (RFC 9535): `$.workflow['end--1a…'].on_completion`.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible {
  package static let top = JSONPath(description: "$")

  package let description: String

  package subscript(key: String) -> JSONPath {
    let isName = !key.isEmpty && key.utf8.allSatisfy(JSONPath.isNameByte) && !("0"..."9").contains(key.prefix(1))
    if isName { return JSONPath(description: "\(description).\(key)") }
    let escaped = key.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return JSONPath(description: "\(description)['\(escaped)']")
  }

  package subscript(index: Int) -> JSONPath { JSONPath(description: "\(description)[\(index)]") }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
