import PlaybookModel

extension Playbook {
  /// Every text that people may come to read, in the order of the file.
  var texts: [(place: TextPlace, text: LocalizedText)] {
    let optional = [(TextPlace.Place.situation, situation), (.outward, outward)].compactMap { place, text in
      text.map { (place, $0) }
    }
    let head =
      of(.playbook, [(.title, title), (.summary, summary)] + optional)
      + of(.playbook, doNot, TextPlace.Place.doNot)
    return head
      + roles.flatMap { of(.role($0.id), [(.title, $0.title)]) }
      + facts.flatMap { of(.fact($0.id), [(.question, $0.question)] + $0.choices) }
      + consents.flatMap { of(.consent($0.id), [(.title, $0.title), (.how, $0.how)]) }
      + messages.flatMap { of(.message($0.id), [(.title, $0.title), (.body, $0.text)]) }
      + tracks.flatMap(texts(of:))
      + fallbacks.flatMap { texts(of: $0.step) }
      + deadlines.flatMap { of(.deadline($0.id), [(.title, $0.title)]) }
  }

  private func texts(of track: Track) -> [(place: TextPlace, text: LocalizedText)] {
    of(.track(track.id), [(.title, track.title)])
      + track.steps.flatMap { step in
        let nested = if case .parallel(let tracks) = step.form { tracks } else { [Track]() }
        return texts(of: step) + nested.flatMap(texts(of:))
      }
  }

  private func texts(of step: Step) -> [(place: TextPlace, text: LocalizedText)] {
    let part = PlaybookPart.step(step.id)
    let said = step.instructions
    return of(part, [(.title, step.title)])
      + of(part, said.lines, TextPlace.Place.instruction)
      + of(part, said.doNot, TextPlace.Place.doNot)
      + of(part, said.why.map { [(.why, $0)] } ?? [])
      + of(part, said.phone, TextPlace.Place.phone)
      + of(part, said.evidence.map { (.evidence($0.id), $0.title) })
      + of(part, step.answers.map { (.answer($0.id), $0.label) })
  }

  private func of(
    _ part: PlaybookPart, _ texts: [(TextPlace.Place, LocalizedText)]
  ) -> [(place: TextPlace, text: LocalizedText)] {
    texts.map { (TextPlace(part, $0.0), $0.1) }
  }

  private func of(
    _ part: PlaybookPart, _ lines: [LocalizedText], _ place: (Int) -> TextPlace.Place
  ) -> [(place: TextPlace, text: LocalizedText)] {
    of(part, lines.enumerated().map { (place($0.offset), $0.element) })
  }
}

extension FactDefinition {
  fileprivate var choices: [(TextPlace.Place, LocalizedText)] {
    switch kind {
    case .choice(let choices): choices.map { (.choice($0.id), $0.label) }
    case .yesNo, .number, .instant, .text: []
    }
  }
}
