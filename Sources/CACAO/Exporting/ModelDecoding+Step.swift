import CanonicalJSON
import CivilTime
import PlaybookModel

extension ModelDecoding {
  /// - Parameter track: reads a track, whose steps stand elsewhere in the file.
  func step(track: (ModelDecoding) throws(MalformedExtension) -> Track) throws(MalformedExtension) -> Step {
    let answers = try list("answers") { (part) throws(MalformedExtension) in try part.answer() }
    let tracks = try list("tracks", track)
    guard answers.isEmpty || tracks.isEmpty else { throw MalformedExtension() }
    return Step(
      id: try self["key"].name(), title: try self["title"].text(), role: try self["role"].name(),
      kind: try self["kind"].word(),
      instructions: try optional("instructions") { (part) throws(MalformedExtension) in try part.instructions() }
        ?? Instructions(),
      asks: try list("asks") { (part) throws(MalformedExtension) in
        Ask(
          fact: try part["fact"].name(),
          isRequired: try part.optional("required") { (flag) throws(MalformedExtension) in try flag.flag() } ?? false)
      }, gates: try names("gates"),
      after: try optional("after") { (part) throws(MalformedExtension) in try part.condition() },
      onlyIf: try optional("only_if") { (part) throws(MalformedExtension) in try part.condition() },
      marks: try optional("marks") { (part) throws(MalformedExtension) in try part.word() },
      grants: try names("grants"),
      notices: try list("notices") { (part) throws(MalformedExtension) in
        try part.notice()
      },
      speaksTo: try optional("speaks_to") { (part) throws(MalformedExtension) in try part.name() },
      drafts: try names("drafts"),
      due: try optional("due") { (part) throws(MalformedExtension) in
        Due(from: try part["from"].name(), within: try part["within"].rule())
      }, form: !tracks.isEmpty ? .parallel(tracks) : !answers.isEmpty ? .question(answers) : .task,
      routes: try self["routes"].routes())
  }

  private func notice() throws(MalformedExtension) -> Notice {
    Notice(
      to: try self["role"].name(), message: try self["message"].name(),
      acknowledgeWithin: try optional("acknowledge_within") { (part) throws(MalformedExtension) in try part.span() },
      fallback: try optional("fallback") { (part) throws(MalformedExtension) in try part.name() })
  }

  func fallback() throws(MalformedExtension) -> Fallback {
    Fallback(
      id: try self["key"].name(), title: try self["title"].text(), role: try self["role"].name(),
      reaches: try self["reaches"].name(),
      instructions: try optional("instructions") { (part) throws(MalformedExtension) in try part.instructions() }
        ?? Instructions(),
      marks: try optional("marks") { (part) throws(MalformedExtension) in try part.word() })
  }

  private func names<ID: PlaybookIdentifier>(_ key: String) throws(MalformedExtension) -> [ID] {
    try list(key) { (part) throws(MalformedExtension) in try part.name() }
  }

  private func instructions() throws(MalformedExtension) -> Instructions {
    let text = { (part: ModelDecoding) throws(MalformedExtension) in try part.text() }
    return Instructions(
      lines: try list("lines", text), doNot: try list("do_not", text), why: try optional("why", text),
      phone: try list("phone", text),
      evidence: try list("evidence") { (part) throws(MalformedExtension) in
        EvidenceItem(id: try part["key"].string(), title: try part["title"].text())
      })
  }

  private func answer() throws(MalformedExtension) -> Answer {
    var sets: [FactID: FactValue] = [:]
    for part in try list("sets", { (part) throws(MalformedExtension) in part }) {
      sets[try part["fact"].name()] = try part["value"].factValue()
    }
    return Answer(
      id: try self["key"].name(), label: try self["label"].text(), sets: sets, grants: try names("grants"),
      marks: try optional("marks") { (part) throws(MalformedExtension) in try part.word() },
      route: try self["route"].route())
  }

  private func routes() throws(MalformedExtension) -> Routes {
    let route = { (part: ModelDecoding) throws(MalformedExtension) in try part.route() }
    return Routes(
      done: try self["done"].route(), skipped: try optional("skipped", route), failed: try optional("failed", route),
      timeout: try optional("timeout") { (part) throws(MalformedExtension) in
        Timeout(after: try part["after"].span(), route: try part["route"].route())
      })
  }
}
