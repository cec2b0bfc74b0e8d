/// A part of a playbook as bytes: its members one after the other, in the order in which `write` names them.
///
/// There is no description of the bytes but the code: they are read by the very program that wrote them, and never kept
/// for another one.
protocol Compact {
  func write(to out: inout CompactWriter)
  init(from bytes: inout CompactReader) throws(CompactFault)
}

/// The bytes are not what this program writes.
package enum CompactFault: Error, Hashable, Sendable {
  case endsEarly
  case badNumber
  case badText
  case unknownCase(UInt8)
  case goesOn
}

extension Array: Compact where Element: Compact {
  func write(to out: inout CompactWriter) {
    out.write(count)
    for part in self { part.write(to: &out) }
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    let count = try bytes.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try Element(from: &bytes)) }
  }
}

extension Optional: Compact where Wrapped: Compact {
  func write(to out: inout CompactWriter) {
    switch self {
    case nil: out.write(case: 0)
    case let part?:
      out.write(case: 1)
      part.write(to: &out)
    }
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    switch try bytes.byte() {
    case 0: self = nil
    case 1: self = try Wrapped(from: &bytes)
    case let other: throw .unknownCase(other)
    }
  }
}

extension String: Compact {
  func write(to out: inout CompactWriter) { out.write(self) }
  init(from bytes: inout CompactReader) throws(CompactFault) { self = try bytes.text() }
}

extension Int: Compact {
  func write(to out: inout CompactWriter) { out.write(self) }
  init(from bytes: inout CompactReader) throws(CompactFault) { self = try bytes.number() }
}

extension Bool: Compact {
  func write(to out: inout CompactWriter) { out.write(case: self ? 1 : 0) }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    switch try bytes.byte() {
    case 0: self = false
    case 1: self = true
    case let other: throw .unknownCase(other)
    }
  }
}
