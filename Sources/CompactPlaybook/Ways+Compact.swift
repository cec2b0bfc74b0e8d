import CivilTime
import PlaybookModel

extension Target: Compact {
  func write(to out: inout CompactWriter) {
    switch self {
    case .end: out.write(case: 0)
    case .step(let step):
      out.write(case: 1)
      step.write(to: &out)
    }
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    switch try bytes.byte() {
    case 0: self = .end
    case 1: self = .step(try StepID(from: &bytes))
    case let other: throw .unknownCase(other)
    }
  }
}

extension Route: Compact {
  func write(to out: inout CompactWriter) {
    branches.write(to: &out)
    otherwise.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(branches: try [Branch](from: &bytes), otherwise: try Target(from: &bytes))
  }
}

extension Route.Branch: Compact {
  func write(to out: inout CompactWriter) {
    guardCondition.write(to: &out)
    target.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(if: try Guard(from: &bytes), to: try Target(from: &bytes))
  }
}

extension Routes: Compact {
  func write(to out: inout CompactWriter) {
    done.write(to: &out)
    skipped.write(to: &out)
    failed.write(to: &out)
    timeout.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      done: try Route(from: &bytes), skipped: try Route(from: &bytes), failed: try Route?(from: &bytes),
      timeout: try Timeout?(from: &bytes))
  }
}

extension Timeout: Compact {
  func write(to out: inout CompactWriter) {
    after.write(to: &out)
    route.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(after: try Span(from: &bytes), route: try Route(from: &bytes))
  }
}

extension Due: Compact {
  func write(to out: inout CompactWriter) {
    from.write(to: &out)
    within.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(from: try FactID(from: &bytes), within: try CalendarRule(from: &bytes))
  }
}

extension Deadline: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    title.write(to: &out)
    from.write(to: &out)
    learned.write(to: &out)
    earliest.write(to: &out)
    within.write(to: &out)
    metBy.write(to: &out)
    onlyIf.write(to: &out)
    source.write(to: &out)
    reminders.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(
      id: try DeadlineID(from: &bytes), title: try LocalizedText(from: &bytes), from: try FactID(from: &bytes),
      learned: try FactID?(from: &bytes), earliest: try CalendarRule?(from: &bytes),
      within: try CalendarRule(from: &bytes), metBy: try StepID?(from: &bytes), onlyIf: try Guard?(from: &bytes),
      source: try String?(from: &bytes), reminders: try [Span](from: &bytes))
  }
}

extension CalendarRule: Compact {
  func write(to out: inout CompactWriter) {
    switch self {
    case .span(let span):
      out.write(case: 0)
      span.write(to: &out)
    case .days(let count):
      out.write(case: 1)
      count.write(to: &out)
    case .officeDays(let count):
      out.write(case: 2)
      count.write(to: &out)
    case .years(let count):
      out.write(case: 3)
      count.write(to: &out)
    case .withoutDelay: out.write(case: 4)
    }
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    switch try bytes.byte() {
    case 0: self = .span(try Span(from: &bytes))
    case 1: self = .days(try Int(from: &bytes))
    case 2: self = .officeDays(try Int(from: &bytes))
    case 3: self = .years(try Int(from: &bytes))
    case 4: self = .withoutDelay
    case let other: throw .unknownCase(other)
    }
  }
}

extension Span: Compact {
  func write(to out: inout CompactWriter) { Int(milliseconds).write(to: &out) }
  init(from bytes: inout CompactReader) throws(CompactFault) { self.init(milliseconds: Int64(try Int(from: &bytes))) }
}
