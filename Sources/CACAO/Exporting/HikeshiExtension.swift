import CanonicalJSON
import Crypto
import PlaybookModel

/// Our one extension definition (CACAO v2.0, 9): what CACAO cannot say. On the playbook: roles, facts, consents, messages,
/// tracks, deadlines, sources and both languages. On a step: gates, guards, asks, evidence, notices and routes.
///
/// A reader without it still has the plain steps. A reader with it must not run one thing while another is on paper:
/// the extension carries the hash of the plain steps, and counts for nothing when they were changed.
enum HikeshiExtension {
  static let id = DeterministicIdentifier.make("extension-definition", ["playbook"])
  static let creator = DeterministicIdentifier.make("identity", ["hikeshi"])

  static let definition: JSONValue = [
    "type": "extension-definition", "name": "Hikeshi playbook",
    "description":
      "Roles, gates, overrides, deadlines, evidence, notices and both languages of a Hikeshi playbook. The plain steps stand without it.",
    "created_by": .string(creator), "version": "1.0.0",
    "schema":
      "Properties of the playbook: steps_sha256, key, version, title, summary, situation, outward, do_not, roles, facts, consents, messages, tracks, fallbacks, deadlines, sources, others (whole playbooks that a run can take in). Properties of a step: key, title, role, kind, instructions, asks, gates, after, only_if, marks, grants, notices, speaks_to, drafts, due, answers, tracks, routes. A text has text_ja and text_en.",
  ]

  /// ASCII letters in lower case, digits and `_`; 3 to 250 of them.
  static func isPropertyName(_ name: String) -> Bool {
    (3...250).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
      }
  }

  /// SHA-256, in hexadecimal, of what a reader without the extension goes by, in canonical form.
  static func hashOfPlainSteps(_ playbook: JSONValue) -> String {
    let kept = ["id", "name", "description", "workflow_start", "workflow_exception", "playbook_variables"]
    var members: [(String, JSONValue)] = kept.compactMap { key in playbook[key].map { (key, $0) } }
    for key in ["agent_definitions", "target_definitions"] {
      if let value = playbook[key] { members.append((key, value)) }
    }
    let steps = (playbook["workflow"]?.object?.members ?? []).map { member -> (String, JSONValue) in
      let properties = (member.value.object?.members ?? []).filter { $0.key != "step_extensions" }
      return (member.key, .object(JSONObject(properties.map { ($0.key, $0.value) })))
    }
    members.append(("workflow", .object(JSONObject(steps))))
    // What was read, and what we write, is in range.
    let bytes = (try? JSONValue.object(JSONObject(members)).canonicalBytes()) ?? []
    return Hexadecimal.text(SHA256.hash(data: bytes))
  }

  /// The playbook that the extension describes; nil without one, and, said as a deviation, when it cannot be believed.
  static func playbook(of json: JSONValue, log: FindingLog) -> (playbook: Playbook, origins: [StepID: String])? {
    guard let properties = json["playbook_extensions"]?[id] else { return nil }
    let path = JSONPath.top["playbook_extensions"][id]
    guard properties["steps_sha256"]?.string == hashOfPlainSteps(json) else {
      log.report(.extensionDisagrees, at: path["steps_sha256"])
      return nil
    }
    do throws(MalformedExtension) {
      return try decoded(json, properties, depth: 0)
    } catch {
      log.report(.extensionDisagrees, at: path)
      return nil
    }
  }

  private static func decoded(
    _ json: JSONValue, _ properties: JSONValue, depth: Int
  ) throws(MalformedExtension) -> (playbook: Playbook, origins: [StepID: String]) {
    var decoding = PlaybookDecoding(workflow: json["workflow"] ?? .null)
    let top = ModelDecoding(properties)
    let playbook = try decoding.playbook(top)
    guard depth < 4, PlaybookSoundness(playbook: playbook).isSound else { throw MalformedExtension() }
    let others = try top.list("others") { (part) throws(MalformedExtension) in
      guard let own = part.value["playbook_extensions"]?[id] else { throw MalformedExtension() }
      return try decoded(part.value, own, depth: depth + 1).playbook
    }
    return (others.isEmpty ? playbook : playbook.mayBecome(others), decoding.origins)
  }
}

/// Puts the playbook together from its own properties and those of its steps.
struct PlaybookDecoding {
  let workflow: JSONValue
  private(set) var origins: [StepID: String] = [:]

  init(workflow: JSONValue) { self.workflow = workflow }

  mutating func playbook(_ top: ModelDecoding) throws(MalformedExtension) -> Playbook {
    let text = { (part: ModelDecoding) throws(MalformedExtension) in try part.text() }
    var tracks: [Track] = []
    for part in try top.list("tracks", { (part) throws(MalformedExtension) in part }) {
      tracks.append(try track(part, 0))
    }
    return Playbook(
      id: try top["key"].name(), version: try top["version"].string(), title: try top["title"].text(),
      summary: try top["summary"].text(), situation: try top.optional("situation", text),
      outward: try top.optional("outward", text), doNot: try top.list("do_not", text),
      roles: try top.list("roles") { (part) throws(MalformedExtension) in try part.role() },
      facts: try top.list("facts") { (part) throws(MalformedExtension) in try part.fact() },
      consents: try top.list("consents") { (part) throws(MalformedExtension) in try part.consent() },
      messages: try top.list("messages") { (part) throws(MalformedExtension) in try part.message() }, tracks: tracks,
      fallbacks: try top.list("fallbacks") { (part) throws(MalformedExtension) in try part.fallback() },
      deadlines: try top.list("deadlines") { (part) throws(MalformedExtension) in try part.deadline() },
      sources: try top.list("sources") { (part) throws(MalformedExtension) in try part.source() })
  }

  private mutating func track(_ part: ModelDecoding, _ depth: Int) throws(MalformedExtension) -> Track {
    guard depth < 16 else { throw MalformedExtension() }
    var steps: [Step] = []
    for item in try part.list("steps", { (part) throws(MalformedExtension) in part }) {
      let id = try item.string()
      guard let properties = workflow[id]?["step_extensions"]?[HikeshiExtension.id] else { throw MalformedExtension() }
      let decoding = ModelDecoding(properties)
      var nested: [Track] = []
      for inner in try decoding.list("tracks", { (part) throws(MalformedExtension) in part }) {
        nested.append(try track(inner, depth + 1))
      }
      var next = 0
      let step = try decoding.step { _ throws(MalformedExtension) in
        defer { next += 1 }
        return nested[next]
      }
      origins[step.id] = id
      steps.append(step)
    }
    guard !steps.isEmpty else { throw MalformedExtension() }
    return Track(id: try part["key"].name(), title: try part["title"].text(), steps: steps)
  }
}
