import CivilTime
import PlaybookModel
import RunEngine
import Wording

extension TimelineHeading {
  /// What stands in the box above a timeline, line by line.
  var summary: [(name: LocalizedText, words: LocalizedText)] {
    let time = TimeText(zone: zone)
    return identity
      + Milestone.allCases.map { milestone in
        (MilestoneText.title(of: milestone), MilestoneText.text(of: milestones[milestone], time: time))
      } + cautions
  }

  /// Which incident it is.
  var identity: [(name: LocalizedText, words: LocalizedText)] {
    let time = TimeText(zone: zone)
    var rows: [(name: LocalizedText, words: LocalizedText)] = [(say("手順書", "Playbook"), playbook)]
    if let company { rows.append((say("会社", "Company"), company.shownText)) }
    if let policyNumber { rows.append((say("証券番号", "Policy"), policyNumber.shownText)) }
    if let name { rows.append((say("呼び名", "Called"), name.shownText)) }
    if let discovered { rows.append((say("気づいた時刻", "Noticed"), plain(time.exact(discovered)))) }
    if let completed { rows.append((say("手順がすべて済んだ時刻", "Every step finished"), plain(time.exact(completed)))) }
    return rows
  }

  /// What must not be overlooked, and how to read it.
  var cautions: [(name: LocalizedText, words: LocalizedText)] {
    var rows: [(name: LocalizedText, words: LocalizedText)] = []
    if withheld > 0 { rows.append((say("伏せてある記録", "Withheld entries"), say("\(withheld)件", "\(withheld)"))) }
    if !overrides.isEmpty {
      let numbers = overrides.map(String.init).joined(separator: ", ")
      rows.append((say("同意なしで進めた記録", "Went on without consent"), say("\(numbers)番", "entry \(numbers)")))
    }
    rows.append((say("時刻の地域", "Time zone"), plain(zone.name)))
    return rows
  }

  private func plain(_ text: String) -> LocalizedText { say(text, text) }

  static let columns = [
    say("番号", "No."), say("起きた時刻(申告)", "Happened (as stated)"), say("記録した時刻", "Recorded"),
    say("内容", "What"), say("誰が", "Who"),
  ]

  static let howToRead = say(
    "「起きた時刻」は人が申告した時刻、「記録した時刻」はこの記録に入った時刻です。順序は番号で決まります。薄い字の行は、人の操作ではなく、手順書の規則や機械の動きで入った記録です。",
    "\"Happened\" is what a person stated; \"Recorded\" is when the entry was taken. The numbers are the order. Grey lines followed from the playbook's rules or from a machine; nobody typed them."
  )
}
