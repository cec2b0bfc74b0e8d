import PlaybookModel

extension LocalizedText: Compact {
  func write(to out: inout CompactWriter) {
    ja.write(to: &out)
    en.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(ja: try String(from: &bytes), en: try String(from: &bytes))
  }
}

extension PlaybookIdentifier {
  func write(to out: inout CompactWriter) { rawValue.write(to: &out) }
  init(from bytes: inout CompactReader) throws(CompactFault) { self.init(try String(from: &bytes)) }
}

extension PlaybookID: Compact {}
extension TrackID: Compact {}
extension StepID: Compact {}
extension AnswerID: Compact {}
extension RoleID: Compact {}
extension ConsentID: Compact {}
extension MessageID: Compact {}
extension DeadlineID: Compact {}
extension FactID: Compact {}

/// A closed list of words, by their number in it.
extension CaseIterable where Self: Equatable, AllCases == [Self] {
  func write(to out: inout CompactWriter) {
    guard let number = Self.allCases.firstIndex(of: self) else { preconditionFailure("\(self) is no case") }
    out.write(case: UInt8(number))
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    let number = try bytes.byte()
    let cases = Self.allCases
    guard number < cases.count else { throw .unknownCase(number) }
    self = cases[Int(number)]
  }
}

extension StepKind: Compact {}
extension Milestone: Compact {}
extension TextKind: Compact {}

extension Message: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    title.write(to: &out)
    text.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      id: try MessageID(from: &bytes), title: try LocalizedText(from: &bytes), text: try LocalizedText(from: &bytes))
  }
}

extension ConsentDefinition: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    from.write(to: &out)
    title.write(to: &out)
    how.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      id: try ConsentID(from: &bytes), from: try RoleID(from: &bytes), title: try LocalizedText(from: &bytes),
      how: try LocalizedText(from: &bytes))
  }
}
