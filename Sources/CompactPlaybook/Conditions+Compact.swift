import CivilTime
import PlaybookModel

extension Guard: Compact {
  func write(to out: inout CompactWriter) {
    switch self {
    case .factIs(let fact, let value):
      out.write(case: 0)
      fact.write(to: &out)
      value.write(to: &out)
    case .factKnown(let fact):
      out.write(case: 1)
      fact.write(to: &out)
    case .factOver(let fact, let number):
      out.write(case: 2)
      fact.write(to: &out)
      number.write(to: &out)
    case .stepFinished(let step):
      out.write(case: 3)
      step.write(to: &out)
    case .stepAnswered(let step, let answer):
      out.write(case: 4)
      step.write(to: &out)
      answer.write(to: &out)
    case .stepSkipped(let step):
      out.write(case: 5)
      step.write(to: &out)
    case .consentGranted(let consent):
      out.write(case: 6)
      consent.write(to: &out)
    case .trackFinished(let track):
      out.write(case: 7)
      track.write(to: &out)
    case .all(let parts):
      out.write(case: 8)
      parts.write(to: &out)
    case .any(let parts):
      out.write(case: 9)
      parts.write(to: &out)
    case .not(let part):
      out.write(case: 10)
      part.write(to: &out)
    }
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    switch try bytes.byte() {
    case 0: self = .factIs(try FactID(from: &bytes), try FactValue(from: &bytes))
    case 1: self = .factKnown(try FactID(from: &bytes))
    case 2: self = .factOver(try FactID(from: &bytes), try Int(from: &bytes))
    case 3: self = .stepFinished(try StepID(from: &bytes))
    case 4: self = .stepAnswered(try StepID(from: &bytes), try AnswerID(from: &bytes))
    case 5: self = .stepSkipped(try StepID(from: &bytes))
    case 6: self = .consentGranted(try ConsentID(from: &bytes))
    case 7: self = .trackFinished(try TrackID(from: &bytes))
    case 8: self = .all(try [Guard](from: &bytes))
    case 9: self = .any(try [Guard](from: &bytes))
    case 10: self = .not(try Guard(from: &bytes))
    case let other: throw .unknownCase(other)
    }
  }
}

extension FactDefinition: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    question.write(to: &out)
    kind.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      id: try FactID(from: &bytes), question: try LocalizedText(from: &bytes), kind: try FactKind(from: &bytes))
  }
}

extension FactKind: Compact {
  func write(to out: inout CompactWriter) {
    switch self {
    case .yesNo: out.write(case: 0)
    case .number: out.write(case: 1)
    case .instant: out.write(case: 2)
    case .choice(let choices):
      out.write(case: 3)
      choices.write(to: &out)
    case .text(let kind):
      out.write(case: 4)
      kind.write(to: &out)
    }
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    switch try bytes.byte() {
    case 0: self = .yesNo
    case 1: self = .number
    case 2: self = .instant
    case 3: self = .choice(try [Choice](from: &bytes))
    case 4: self = .text(try TextKind(from: &bytes))
    case let other: throw .unknownCase(other)
    }
  }
}

extension FactKind.Choice: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    label.write(to: &out)
    takesWords.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      id: try String(from: &bytes), label: try LocalizedText(from: &bytes), takesWords: try Bool(from: &bytes))
  }
}

extension FactValue: Compact {
  func write(to out: inout CompactWriter) {
    switch self {
    case .yes: out.write(case: 0)
    case .no: out.write(case: 1)
    case .number(let number):
      out.write(case: 2)
      number.write(to: &out)
    case .instant(let instant):
      out.write(case: 3)
      Int(instant.milliseconds).write(to: &out)
    case .choice(let choice):
      out.write(case: 4)
      choice.write(to: &out)
    case .text: out.write(case: 5)
    }
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    switch try bytes.byte() {
    case 0: self = .yes
    case 1: self = .no
    case 2: self = .number(try Int(from: &bytes))
    case 3: self = .instant(Instant(milliseconds: Int64(try Int(from: &bytes))))
    case 4: self = .choice(try String(from: &bytes))
    case 5: self = .text
    case let other: throw .unknownCase(other)
    }
  }
}
