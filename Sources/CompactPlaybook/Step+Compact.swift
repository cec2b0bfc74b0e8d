import CivilTime
import PlaybookModel

extension Step: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    title.write(to: &out)
    role.write(to: &out)
    kind.write(to: &out)
    instructions.write(to: &out)
    asks.write(to: &out)
    gates.write(to: &out)
    after.write(to: &out)
    onlyIf.write(to: &out)
    marks.write(to: &out)
    grants.write(to: &out)
    notices.write(to: &out)
    speaksTo.write(to: &out)
    drafts.write(to: &out)
    due.write(to: &out)
    form.write(to: &out)
    routes.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      id: try StepID(from: &bytes), title: try LocalizedText(from: &bytes), role: try RoleID(from: &bytes),
      kind: try StepKind(from: &bytes), instructions: try Instructions(from: &bytes), asks: try [Ask](from: &bytes),
      gates: try [ConsentID](from: &bytes), after: try Guard?(from: &bytes), onlyIf: try Guard?(from: &bytes),
      marks: try Milestone?(from: &bytes), grants: try [ConsentID](from: &bytes), notices: try [Notice](from: &bytes),
      speaksTo: try RoleID?(from: &bytes), drafts: try [MessageID](from: &bytes), due: try Due?(from: &bytes),
      form: try StepForm(from: &bytes), routes: try Routes(from: &bytes))
  }
}

extension StepForm: Compact {
  func write(to out: inout CompactWriter) {
    switch self {
    case .task: out.write(case: 0)
    case .question(let answers):
      out.write(case: 1)
      answers.write(to: &out)
    case .parallel(let tracks):
      out.write(case: 2)
      tracks.write(to: &out)
    }
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    switch try bytes.byte() {
    case 0: self = .task
    case 1: self = .question(try [Answer](from: &bytes))
    case 2: self = .parallel(try [Track](from: &bytes))
    case let other: throw .unknownCase(other)
    }
  }
}

extension Answer: Compact {
  private struct Setting: Compact {
    let fact: FactID
    let value: FactValue

    init(_ fact: FactID, _ value: FactValue) {
      self.fact = fact
      self.value = value
    }

    func write(to out: inout CompactWriter) {
      fact.write(to: &out)
      value.write(to: &out)
    }

    init(from bytes: inout CompactReader) throws(CompactFault) {
      self.init(try FactID(from: &bytes), try FactValue(from: &bytes))
    }
  }

  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    label.write(to: &out)
    sets.sorted { $0.key < $1.key }.map(Setting.init).write(to: &out)
    grants.write(to: &out)
    marks.write(to: &out)
    route.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    let (id, label) = (try AnswerID(from: &bytes), try LocalizedText(from: &bytes))
    let settings = try [Setting](from: &bytes)
    self.init(
      id: id, label: label, sets: Dictionary(settings.map { ($0.fact, $0.value) }) { $1 },
      grants: try [ConsentID](from: &bytes), marks: try Milestone?(from: &bytes), route: try Route(from: &bytes))
  }
}

extension Instructions: Compact {
  func write(to out: inout CompactWriter) {
    lines.write(to: &out)
    doNot.write(to: &out)
    why.write(to: &out)
    phone.write(to: &out)
    evidence.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      lines: try [LocalizedText](from: &bytes), doNot: try [LocalizedText](from: &bytes),
      why: try LocalizedText?(from: &bytes), phone: try [LocalizedText](from: &bytes),
      evidence: try [EvidenceItem](from: &bytes))
  }
}

extension EvidenceItem: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    title.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(id: try String(from: &bytes), title: try LocalizedText(from: &bytes))
  }
}

extension Ask: Compact {
  func write(to out: inout CompactWriter) {
    fact.write(to: &out)
    isRequired.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(fact: try FactID(from: &bytes), isRequired: try Bool(from: &bytes))
  }
}

extension Notice: Compact {
  func write(to out: inout CompactWriter) {
    to.write(to: &out)
    message.write(to: &out)
    acknowledgeWithin.write(to: &out)
    fallback.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      to: try RoleID(from: &bytes), message: try MessageID(from: &bytes),
      acknowledgeWithin: try Span?(from: &bytes), fallback: try StepID?(from: &bytes))
  }
}

extension Fallback: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    title.write(to: &out)
    role.write(to: &out)
    reaches.write(to: &out)
    instructions.write(to: &out)
    marks.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      id: try StepID(from: &bytes), title: try LocalizedText(from: &bytes), role: try RoleID(from: &bytes),
      reaches: try RoleID(from: &bytes), instructions: try Instructions(from: &bytes),
      marks: try Milestone?(from: &bytes))
  }
}
