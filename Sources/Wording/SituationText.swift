package import CivilTime
package import PlaybookModel
package import RunEngine

/// Where an incident stands, in a few sentences of fact for somebody outside: no names, no cause, no fault.
package struct SituationText {
  private let state: RunState
  private let zone: Zone

  package init(state: RunState, zone: Zone) {
    self.state = state
    self.zone = zone
  }

  package var text: LocalizedText {
    let time = TimeText(zone: zone)
    let discovered = state.instant(of: .discovered).map { time.moment($0) } ?? say("不明", "unknown")
    let open = state.openSteps.map(\.title).listed
    let drill = state.start?.isDrill == true ? say("【訓練】", "[DRILL] ") : say("", "")
    let incident = state.start?.incident ?? ""
    return drill
      + say(
        "\(state.playbook.title.ja)(\(incident))。気づいた時刻: \(discovered.ja)。今行っていること: \(open.ja)。",
        "\(state.playbook.title.en) (\(incident)). Noticed: \(discovered.en). Under way: \(open.en).")
  }
}
