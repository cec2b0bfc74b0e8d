import CivilTime
package import PlaybookModel
import RunEngine
import RunStore
package import Runner

/// Where an incident stands, in a few sentences of fact for somebody outside: no names, no cause, no fault.
package struct SituationText {
  private let file: IncidentFile

  package init(file: IncidentFile) { self.file = file }

  package var text: LocalizedText {
    let state = file.state
    let time = TimeText(zone: file.zone)
    let discovered = state.instant(of: .discovered).map { time.moment($0) } ?? say("不明", "unknown")
    let open = state.openSteps.map(\.title).listed
    let drill = state.start?.isDrill == true ? say("【訓練】", "[DRILL] ") : say("", "")
    return drill
      + say(
        "\(file.playbook.title.ja)(\(file.id.rawValue))。気づいた時刻: \(discovered.ja)。今行っていること: \(open.ja)。",
        "\(file.playbook.title.en) (\(file.id.rawValue)). Noticed: \(discovered.en). Under way: \(open.en).")
  }
}
