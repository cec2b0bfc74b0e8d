package import CanonicalJSON
package import PlaybookModel

/// One of our playbooks as a CACAO v2.0 file: plain manual steps, and beside them everything else in one extension.
///
/// The same playbook in the same language always becomes the same bytes.
package struct CACAOExport: Sendable {
  package let json: JSONValue

  /// - Parameter language: of the plain steps; the extension has both.
  package init(_ playbook: Playbook, in language: Language) {
    json = PlainWorkflow(playbook: playbook, language: language).json()
  }

  /// A file as people read it: indented, keys in canonical order, a line break at the end.
  package static func bytes(of json: JSONValue) throws(JSONWriteFault) -> [UInt8] {
    var lines = ""
    try write(json, indent: 0, into: &lines)
    return Array((lines + "\n").utf8)
  }

  private static func write(_ value: JSONValue, indent: Int, into text: inout String) throws(JSONWriteFault) {
    let inner = String(repeating: "  ", count: indent + 1)
    let outer = String(repeating: "  ", count: indent)
    switch value {
    case .array(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() {
        text += index == 0 ? "[\n\(inner)" : ",\n\(inner)"
        try write(item, indent: indent + 1, into: &text)
      }
      text += "\n\(outer)]"
    case .object(let object) where !object.members.isEmpty:
      for (index, member) in object.members.enumerated() {
        text += index == 0 ? "{\n\(inner)" : ",\n\(inner)"
        text += try JSONValue.string(member.key).canonicalString() + ": "
        try write(member.value, indent: indent + 1, into: &text)
      }
      text += "\n\(outer)}"
    case .null, .bool, .integer, .double, .string, .array, .object: text += try value.canonicalString()
    }
  }
}
