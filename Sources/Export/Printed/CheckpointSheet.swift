package import CivilTime
package import PlaybookModel
package import Typesetting
import Wording

/// The checkpoint of a record at a moment, on one sheet for somebody outside to keep.
package struct CheckpointSheet: Sendable {
  private let checkpoint: PrintedCheckpoint
  private let incident: String
  private let playbook: LocalizedText
  private let isDrill: Bool
  private let company: String?
  private let lastRecorded: Instant?
  private let zone: Zone
  private let program: String

  package init(
    _ checkpoint: PrintedCheckpoint, incident: String, playbook: LocalizedText, isDrill: Bool, company: String?,
    lastRecorded: Instant?, zone: Zone, program: String
  ) {
    self.checkpoint = checkpoint
    self.incident = incident
    self.playbook = playbook
    self.isDrill = isDrill
    self.company = company
    self.lastRecorded = lastRecorded
    self.zone = zone
    self.program = program
  }

  private static let title = say("記録の控え", "Checkpoint of a record")

  private static let why = say(
    "この紙を、会社の外の人(保険代理店、弁護士など)に渡してください。後で、この時までの記録が作り直されていないことを、その人が確かめられます。記録した言葉は載っていませんが、事故があったことは分かります。渡す相手を選んでください。",
    "Give this sheet to somebody outside the company (the agent, a lawyer). Later they can tell whether the record up to this moment was written anew. No recorded words stand on it, but it shows that there was an incident: choose whom you give it to."
  )

  private static let telephone = say(
    "電話で伝える時は、上の文字を一組ずつ読み上げ、相手に書き取ってもらいます。I、L、O、U は使いません。最後の2文字で、書きまちがいがわかります。",
    "On the telephone, read the letters above out group by group and have them written down. There is no I, L, O or U among them. The last two show a slip of the pen."
  )

  package func document(date: String) -> PrintedDocument {
    let time = TimeText(zone: zone)
    let facts: [(LocalizedText, [Paragraph])] =
      (company.map { [(say("会社", "Company"), [Paragraph($0, PrintedStyle.body)])] } ?? []) + [
        (say("事故", "Incident"), PrintedStyle.both(playbook + say("  \(incident)", "  \(incident)"))),
        (say("記録の件数", "Entries"), [Paragraph(String(checkpoint.size), PrintedStyle.body)]),
        (say("最後の記録", "Last recorded"), [Paragraph(lastRecorded.map { time.exact($0) } ?? "", PrintedStyle.body)]),
        (say("記録の名前", "Name of the record"), [Paragraph(checkpoint.origin, PrintedStyle.body)]),
        (say("要約", "Root") + say(" (SHA-256)", " (SHA-256)"), [Paragraph(checkpoint.root, TextStyle(8.4))]),
      ]
    return PrintedDocument(
      PrintedDocument.Facts(
        title: "\(CheckpointSheet.title.both): \(incident)", author: company ?? program,
        subject: "\(checkpoint.origin), \(checkpoint.short)", creator: program, date: date),
      banner: PrintedStyle.drillBanner(isDrill), footer: checkpoint.footer,
      [
        .rule(.vermilion, thickness: 2.2), .space(10),
        .paragraph(
          Paragraph(CheckpointSheet.title.ja, PrintedStyle.title).adding(
            "   \(CheckpointSheet.title.en)", TextStyle(11, .grey))), .space(6),
      ] + PrintedStyle.both(CheckpointSheet.why, TextStyle(9.5)).map { .paragraph($0) } + [
        .space(12), PrintedStyle.facts(facts), .space(26),
        .paragraph(Paragraph(spoken, TextStyle(21, bold: true, monospaced: true), .centre)), .space(6),
      ] + PrintedStyle.both(CheckpointSheet.telephone, TextStyle(9.5)).map { .paragraph($0) } + checkpoint.block)
  }

  /// In two lines, so that it is large.
  private var spoken: String {
    let groups = checkpoint.short.split(separator: "-").map(String.init)
    return groups.prefix(4).joined(separator: " - ") + "\n" + groups.dropFirst(4).joined(separator: " - ")
  }
}
