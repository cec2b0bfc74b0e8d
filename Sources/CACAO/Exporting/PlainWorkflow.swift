import CanonicalJSON
import PlaybookModel

/// The steps of a playbook as any reader of CACAO understands them.
///
/// | ours | CACAO |
/// |---|---|
/// | tracks, nested blocks | `parallel`, each branch with its own end step |
/// | a task | `action` with one `manual` command |
/// | a question | the same with its answer as `out_args`, and a `switch-condition` on it |
/// | a route with guards | `if-condition` steps, one after the other |
/// | `onlyIf` | an `if-condition` before the step |
/// | facts, other guards | variables; those of steps, consents and tracks are booleans |
struct PlainWorkflow {
  let playbook: Playbook
  let language: Language

  func json() -> JSONValue {
    var steps: [(String, JSONValue)] = []
    let start = identifier("start", "start")
    let end = identifier("end", "end")
    let entry = playbook.tracks.count == 1 ? self.entry(of: playbook.tracks[0]) : identifier("parallel", "tracks")
    steps.append((start, ["type": "start", "on_completion": .string(entry)]))
    if playbook.tracks.count > 1 {
      let branches = playbook.tracks.map { JSONValue.string(self.entry(of: $0)) }
      steps.append(
        (
          entry,
          [
            "type": "parallel", "name": .string(words(playbook.title)), "next_steps": .array(branches),
            "on_completion": .string(end),
          ]
        ))
      steps.append((end, ["type": "end"]))
    }
    for track in playbook.tracks { steps += self.steps(of: track) }
    return whole(start: start, workflow: .object(JSONObject(steps)))
  }

  private func whole(start: String, workflow: JSONValue) -> JSONValue {
    let time = "\(day)T00:00:00.000Z"
    let plain: [(String, JSONValue?)] = [
      ("type", "playbook"), ("spec_version", "cacao-2.0"), ("id", .string(identifier("playbook", "playbook"))),
      ("name", .string(words(playbook.title))), ("description", .string(description)),
      ("created_by", .string(HikeshiExtension.creator)), ("created", .string(time)), ("modified", .string(time)),
      ("labels", ["hikeshi"]),
      (
        "related_to",
        ModelEncoding.list(playbook.others) {
          .string(DeterministicIdentifier.make("playbook", [$0.id.rawValue, "playbook"]))
        }
      ), ("external_references", references), ("playbook_variables", variables),
      ("workflow_start", .string(start)), ("workflow", workflow), ("agent_definitions", agents),
      ("extension_definitions", .object(JSONObject([(HikeshiExtension.id, HikeshiExtension.definition)]))),
    ]
    let hash = HikeshiExtension.hashOfPlainSteps(ModelEncoding.object(plain))
    let own = JSONValue.object(JSONObject([(HikeshiExtension.id, properties(hash: hash))]))
    return ModelEncoding.object(plain + [("playbook_extensions", own)])
  }

  private func properties(hash: String) -> JSONValue {
    ModelEncoding.object([
      ("steps_sha256", .string(hash)), ("key", .string(playbook.id.rawValue)), ("version", .string(playbook.version)),
      ("title", ModelEncoding.text(playbook.title)), ("summary", ModelEncoding.text(playbook.summary)),
      ("situation", playbook.situation.map(ModelEncoding.text)), ("outward", playbook.outward.map(ModelEncoding.text)),
      ("do_not", ModelEncoding.list(playbook.doNot, ModelEncoding.text)),
      ("roles", ModelEncoding.list(playbook.roles, ModelEncoding.role)),
      ("facts", ModelEncoding.list(playbook.facts, ModelEncoding.fact)),
      ("consents", ModelEncoding.list(playbook.consents, ModelEncoding.consent)),
      ("messages", ModelEncoding.list(playbook.messages, ModelEncoding.message)),
      ("tracks", ModelEncoding.list(playbook.tracks, trackProperties)),
      ("fallbacks", ModelEncoding.list(playbook.fallbacks, ModelEncoding.fallback)),
      ("deadlines", ModelEncoding.list(playbook.deadlines, ModelEncoding.deadline)),
      ("sources", ModelEncoding.list(playbook.sources, ModelEncoding.source)),
      ("others", ModelEncoding.list(playbook.others) { PlainWorkflow(playbook: $0, language: language).json() }),
    ])
  }

  func trackProperties(_ track: Track) -> JSONValue {
    ModelEncoding.object([
      ("key", .string(track.id.rawValue)), ("title", ModelEncoding.text(track.title)),
      ("steps", .array(track.steps.map { .string(body(of: $0)) })),
    ])
  }

  private var description: String {
    ([words(playbook.summary)] + playbook.doNot.map { "× \(words($0))" }).joined(separator: "\n")
  }

  /// The playbook's version when it is a date, and the first day of CACAO v2.0 when it is not.
  private var day: String {
    let version = playbook.version.prefix(10)
    return Timestamp.isWellFormed("\(version)T00:00:00.000Z") ? String(version) : "2023-11-27"
  }

  private var references: JSONValue? {
    ModelEncoding.list(playbook.sources) { source in
      ["name": .string(source.title), "external_id": .string(source.id), "description": .string(source.checked)]
    }
  }

  private var agents: JSONValue {
    .object(
      JSONObject(
        playbook.roles.map { role in
          let id = agent(role.id)
          return (id, ["type": .string(Identifier.type(of: id)), "name": .string(words(role.title))])
        }))
  }

  // MARK: Names

  func words(_ text: LocalizedText) -> String { text[language] }

  func identifier(_ type: String, _ parts: String...) -> String {
    DeterministicIdentifier.make(type, [playbook.id.rawValue] + parts)
  }

  func agent(_ id: RoleID) -> String {
    identifier(playbook.role(id)?.isOutside == true ? "organization" : "group", "role", id.rawValue)
  }

  func end(of track: TrackID) -> String { identifier("end", "track", track.rawValue) }

  /// The step itself; what leads to it leads to its condition first, if it has one.
  func body(of step: Step) -> String {
    switch step.form {
    case .task, .question: identifier("action", "step", step.id.rawValue)
    case .parallel: identifier("parallel", "step", step.id.rawValue)
    }
  }

  func entry(of step: Step) -> String {
    step.onlyIf == nil ? body(of: step) : identifier("if-condition", "applies", step.id.rawValue)
  }

  /// A track is never empty.
  func entry(of track: Track) -> String { track.steps.first.map(entry(of:)) ?? end(of: track.id) }
}
