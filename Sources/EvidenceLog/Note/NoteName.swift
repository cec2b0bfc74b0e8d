/// The rule for the names of keys in signed notes (C2SP signed-note), and so for the origins of our logs.
package enum NoteName {
  /// Not empty, no Unicode spaces, no plus, no control characters.
  package static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { isAllowed($0) }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control && scalar != "+"
  }

  /// As bytes: Swift's `==` would take two spellings for one.
  static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
}
