import PlaybookModel

/// Reads the parts of a playbook. Each part has a file of its own, `PlaybookReader+Step.swift`.
///
/// A part that cannot be read is nil and has been reported; its neighbours are read all the same, so that one pass
/// finds everything. A reading function asks for every key before it gives up, since a key that nobody asks for is
/// reported as unknown.
struct PlaybookReader {
  static let formatVersion = "1"

  let names = NameTable()

  func playbook(_ top: YAMLCursor) -> Playbook? {
    top.mapping { mapping in
      let formatCursor = mapping.required("hikeshi")
      let format = formatCursor?.text()
      if let format, format != PlaybookReader.formatVersion {
        formatCursor?.report(.unsupportedFormat(format))
        mapping.ignoreTheRest()
        return nil
      }
      let id = mapping.required("id")?.identifier(PlaybookID.self)
      let version = mapping.required("version")?.text()
      let title = mapping.required("title")?.localizedText()
      let summary = mapping.required("summary")?.localizedText()
      let situation = mapping.optional("situation")?.localizedText()
      let outward = mapping.optional("outward")?.localizedText()
      // Which files those are was seen to when the stream was taken apart.
      _ = mapping.optional("becomes")
      let doNot = mapping.optional("do-not")?.list { $0.localizedText() } ?? []
      // What steps refer to is read first.
      let roles = mapping.required("roles")?.list(notEmpty: true, role)
      let facts = mapping.optional("facts")?.list(fact) ?? []
      let consents = mapping.optional("consents")?.list(consent) ?? []
      let messages = mapping.optional("messages")?.list(message) ?? []
      let tracks = mapping.required("tracks")?.list(notEmpty: true, track)
      // After the tracks, whose steps' names they may not have.
      let fallbacks = mapping.optional("fallbacks")?.list(fallback) ?? []
      let deadlines = mapping.optional("deadlines")?.list(deadline) ?? []
      let sources = mapping.optional("sources")?.list(source) ?? []
      guard format != nil, let id, let version, let title, let summary, let roles, let tracks else { return nil }
      return Playbook(
        id: id, version: version, title: title, summary: summary, situation: situation, outward: outward, doNot: doNot,
        roles: roles, facts: facts, consents: consents, messages: messages, tracks: tracks,
        fallbacks: fallbacks, deadlines: deadlines, sources: sources)
    }
  }
}
