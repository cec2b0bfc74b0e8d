package import PlaybookModel

extension Playbook {
  /// The playbook in a form that is read fifty times as fast as the file it was written in.
  ///
  /// Whatever can be read from it is what was written, but the bytes say nothing about where they come from: whoever
  /// keeps them has to make sure of that.
  package var compact: [UInt8] {
    var out = CompactWriter()
    write(to: &out)
    return out.bytes
  }

  package init(compact bytes: UnsafeRawBufferPointer) throws(CompactFault) {
    var reader = CompactReader(bytes)
    try self.init(from: &reader)
    guard reader.isAtEnd else { throw .goesOn }
  }
}

extension Playbook: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    version.write(to: &out)
    title.write(to: &out)
    summary.write(to: &out)
    situation.write(to: &out)
    outward.write(to: &out)
    doNot.write(to: &out)
    roles.write(to: &out)
    facts.write(to: &out)
    consents.write(to: &out)
    messages.write(to: &out)
    tracks.write(to: &out)
    fallbacks.write(to: &out)
    deadlines.write(to: &out)
    sources.write(to: &out)
    others.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    let alone = Playbook(
      id: try PlaybookID(from: &bytes), version: try String(from: &bytes), title: try LocalizedText(from: &bytes),
      summary: try LocalizedText(from: &bytes), situation: try LocalizedText?(from: &bytes),
      outward: try LocalizedText?(from: &bytes), doNot: try [LocalizedText](from: &bytes),
      roles: try [Role](from: &bytes), facts: try [FactDefinition](from: &bytes),
      consents: try [ConsentDefinition](from: &bytes), messages: try [Message](from: &bytes),
      tracks: try [Track](from: &bytes), fallbacks: try [Fallback](from: &bytes),
      deadlines: try [Deadline](from: &bytes), sources: try [Source](from: &bytes))
    self = alone.mayBecome(try [Playbook](from: &bytes))
  }
}

extension Track: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    title.write(to: &out)
    steps.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(id: try TrackID(from: &bytes), title: try LocalizedText(from: &bytes), steps: try [Step](from: &bytes))
  }
}

extension Role: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    title.write(to: &out)
    isOutside.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(id: try RoleID(from: &bytes), title: try LocalizedText(from: &bytes), isOutside: try Bool(from: &bytes))
  }
}

extension Source: Compact {
  func write(to out: inout CompactWriter) {
    id.write(to: &out)
    title.write(to: &out)
    checked.write(to: &out)
  }

  init(from bytes: inout CompactReader) throws(CompactFault) {
    self.init(id: try String(from: &bytes), title: try String(from: &bytes), checked: try String(from: &bytes))
  }
}
