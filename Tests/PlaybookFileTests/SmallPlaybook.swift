/// A small playbook without a fault, of which a test replaces the part that it is about.
struct SmallPlaybook {
  var format = "hikeshi: 1"
  var head = """
    id: small
    version: "2026-11-24"
    title: {ja: 題名, en: Title}
    summary: {ja: 概要, en: Summary}
    """
  var roles = """
    roles:
      - {id: staff, title: {ja: 担当, en: Staff}}
      - {id: insurer, title: {ja: 保険会社, en: Insurer}, outside: true}
    """
  var facts = """
    facts:
      - {id: leaked, kind: yes-no, ask: {ja: 漏れた？, en: Leaked?}}
      - {id: people, kind: number, ask: {ja: 何人？, en: How many?}}
      - {id: noticed-at, kind: instant, ask: {ja: いつ？, en: When?}}
      - {id: caller, kind: text, ask: {ja: 誰？, en: Who?}}
      - {id: size, kind: choice, ask: {ja: 大きさ？, en: Size?}, choices: [{id: small, label: {ja: 小, en: Small}}]}
    """
  var consents = """
    consents:
      - {id: order, from: insurer, title: {ja: 依頼, en: Order}, how: {ja: 電話, en: Call}}
      - {id: internal, from: staff, title: {ja: 社内, en: Internal}, how: {ja: 聞く, en: Ask}}
    """
  var messages = """
    messages:
      - {id: first, title: {ja: 第一報, en: First}, text: {ja: 事故です, en: An incident}}
    """
  var tracks: String
  var tail = """
    sources:
      - {id: law, title: Law, checked: "2026-11-19"}
    """

  init() {
    tracks = SmallPlaybook.tracks(step: "- {id: look, title: {ja: 見る, en: Look}, role: staff, kind: record}")
  }

  /// A track `main` of these steps, which are written from the first column.
  static func tracks(step steps: String) -> String {
    let indented = steps.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
    return "tracks:\n  - id: main\n    title: {ja: 本線, en: Main}\n    steps:\n\(indented)"
  }

  static func step(_ keys: String) -> SmallPlaybook {
    var playbook = SmallPlaybook()
    let lines = keys.split(separator: "\n").map { "\n  \($0)" }.joined()
    playbook.tracks = tracks(
      step: "- id: look\n  title: {ja: 見る, en: Look}\n  role: staff\n  kind: record\(lines)")
    return playbook
  }

  static func steps(_ steps: String) -> SmallPlaybook {
    var playbook = SmallPlaybook()
    playbook.tracks = tracks(step: steps)
    return playbook
  }

  func with(_ part: WritableKeyPath<SmallPlaybook, String>, _ text: String) -> SmallPlaybook {
    var copy = self
    copy[keyPath: part] = text
    return copy
  }

  static func with(_ part: WritableKeyPath<SmallPlaybook, String>, _ text: String) -> SmallPlaybook {
    SmallPlaybook().with(part, text)
  }

  var yaml: String {
    [format, head, roles, facts, consents, messages, tracks, tail].filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }
}
