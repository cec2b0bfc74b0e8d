/// A mapping that is being read. It remembers what it was asked for: those are the keys that the format knows here.
struct YAMLMapping {
  let place: YAMLPlace
  let log: FaultLog
  private let entries: [YAMLEntry]
  private let expected: PlaybookFault.Shape
  private var asked: Set<String> = []

  init(_ entries: [YAMLEntry], expected: PlaybookFault.Shape, place: YAMLPlace, log: FaultLog) {
    self.entries = entries
    self.expected = expected
    self.place = place
    self.log = log
  }

  mutating func optional(_ key: String) -> YAMLCursor? {
    asked.insert(key)
    return entries.first { $0.key == key }?.value
  }

  mutating func required(_ key: String) -> YAMLCursor? {
    let value = optional(key)
    if value == nil { report(.missingKey(key)) }
    return value
  }

  func report(_ problem: PlaybookFault.Problem) { log.report(problem, at: place) }

  var hasUnknownKeys: Bool { entries.contains { !asked.contains($0.key) } }

  /// For a mapping of which nothing else can be judged.
  mutating func ignoreTheRest() { asked.formUnion(entries.map(\.key)) }

  func reportUnknownKeys() {
    for entry in entries where !asked.contains(entry.key) {
      // `{ja: …, en: No, or we cannot tell}`
      if expected == .localizedText, entry.value.shape == .nothing {
        log.report(.textCutAtComma(entry.key), at: entry.keyPlace)
        continue
      }
      let hint = nearest(to: entry.key, among: asked.filter { key in !entries.contains { $0.key == key } })
      log.report(.unknownKey(entry.key, nearest: hint), at: entry.keyPlace)
    }
  }
}
