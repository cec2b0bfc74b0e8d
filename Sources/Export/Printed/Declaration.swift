package import CivilTime
package import PlaybookModel
package import Typesetting
import Wording

/// A paper to sign that goes with a claim file: which file it is, what it proves and what it does not, and how anybody
/// checks it.
///
/// It states as certain only what was read from the file and worked out. What only a person can know stands beside a box
/// that the person ticks, or is a blank.
package struct Declaration: Sendable {
  /// A claim file as it was found.
  package struct Subject: Sendable {
    package var fileName: String
    /// Of an archive, 64 hexadecimal digits; nil for a folder, which has none.
    package var fileSHA256: String?
    package var fileSize: Int
    /// Whether it has the page that checks it in a browser.
    package var hasCheckingPage: Bool
    /// Of `tagmanifest-sha256.txt`, which speaks for every file.
    package var listSHA256: String
    package var incident: String
    package var playbook: LocalizedText
    package var isDrill: Bool
    package var firstRecorded: Instant?
    package var lastRecorded: Instant?
    package var zone: Zone
    package var withheldEntries: Int
    package var withheldWords: Int
    package var timestamps: Int
    /// The key as `vkey`.
    package var key: String
    /// Which program began the record.
    package var recordingProgram: String
    /// What could not be checked when the paper was made.
    package var unchecked: [LocalizedText]

    package init(
      fileName: String, fileSHA256: String?, fileSize: Int, hasCheckingPage: Bool, listSHA256: String, incident: String,
      playbook: LocalizedText, isDrill: Bool, firstRecorded: Instant?, lastRecorded: Instant?, zone: Zone,
      withheldEntries: Int, withheldWords: Int, timestamps: Int, key: String, recordingProgram: String,
      unchecked: [LocalizedText]
    ) {
      self.fileName = fileName
      self.fileSHA256 = fileSHA256
      self.fileSize = fileSize
      self.hasCheckingPage = hasCheckingPage
      self.listSHA256 = listSHA256
      self.incident = incident
      self.playbook = playbook
      self.isDrill = isDrill
      self.firstRecorded = firstRecorded
      self.lastRecorded = lastRecorded
      self.zone = zone
      self.withheldEntries = withheldEntries
      self.withheldWords = withheldWords
      self.timestamps = timestamps
      self.key = key
      self.recordingProgram = recordingProgram
      self.unchecked = unchecked
    }
  }

  /// What the company told about itself; blanks where it did not.
  package struct Parties: Sendable {
    package var company: String?
    package var insurer: String?
    package var policyNumber: String?

    package init(company: String?, insurer: String?, policyNumber: String?) {
      self.company = company
      self.insurer = insurer
      self.policyNumber = policyNumber
    }
  }

  let subject: Subject
  let parties: Parties
  let checkpoint: PrintedCheckpoint
  /// What made the paper and checked the file.
  let program: String

  package init(_ subject: Subject, _ parties: Parties, checkpoint: PrintedCheckpoint, program: String) {
    self.subject = subject
    self.parties = parties
    self.checkpoint = checkpoint
    self.program = program
  }

  static let title = say("事故対応の記録の提出書", "Statement on the submission of an incident record")

  /// Japanese first, then English, each on pages of its own.
  ///
  /// - Parameter date: of the last entry, ISO 8601: nobody knows when it will be signed.
  package func document(date: String) -> PrintedDocument {
    let facts = PrintedDocument.Facts(
      title: "\(Declaration.title.both): \(subject.incident)", author: parties.company ?? program,
      subject: "\(checkpoint.origin), \(checkpoint.short)", creator: program, date: date)
    return PrintedDocument(
      facts, banner: PrintedStyle.drillBanner(subject.isDrill),
      footer: checkpoint.footer, pages(in: .ja) + [.newPage] + pages(in: .en))
  }

  private func pages(in language: Language) -> [PrintedDocument.Block] {
    opening(language) + file(language) + statements(language) + worth(language) + checking(language)
      + signature(language)
  }

  // MARK: parts of it

  private func opening(_ language: Language) -> [PrintedDocument.Block] {
    let insurer = parties.insurer ?? "＿＿＿＿＿＿＿＿＿＿＿＿＿＿"
    let addressee = say("\(insurer) 御中", "To: \(insurer)")
    let filling = say(
      "空欄のほかは、プログラムが資料から書き写しました。違っている所は、線で消して直してから署名してください。",
      "All but the blanks was copied from the file by the program. Strike out and correct whatever is not right before you sign."
    )
    return [
      .rule(.vermilion, thickness: 2.2), .space(8),
      .paragraph(Paragraph(Declaration.title[language], TextStyle(language == .ja ? 16 : 14, bold: true))),
      .space(3), .paragraph(Paragraph(addressee[language], TextStyle(10.5))), .space(1),
      .paragraph(Paragraph(filling[language], PrintedStyle.small)),
    ]
  }

  private func file(_ language: Language) -> [PrintedDocument.Block] {
    let rows = facts.map { fact -> Table.Row in
      let style = fact.isForMachines ? TextStyle(7.3, monospaced: true) : TextStyle(8.4)
      return Table.Row(
        [
          .init([Paragraph(fact.name[language], TextStyle(7.8, bold: true))]),
          .init([Paragraph(fact.words[language], style)]),
        ], tint: .paper)
    }
    return heading(say("1. 提出する資料", "1. The file"), language) + [
      .table(Table(columns: [145, Sheet.textWidth - 145], rows: rows, padding: 1.5))
    ]
  }

  private func statements(_ language: Language) -> [PrintedDocument.Block] {
    let boxes = [
      say("私が、当社の記録からこの資料を書き出しました。", "I wrote this file out of our company's record."),
      say(
        "私ではなく、次の者が書き出しました。 氏名 ＿＿＿＿＿＿＿＿＿＿＿＿",
        "Not I but this person wrote it. Name ____________________"),
      say("私の知る限り、書き出した後に、この資料に手を加えていません。", "As far as I know, nothing in it was changed after it was written."),
      say(
        "私が自分で見聞きしたのは、次の記録です。 番号 ＿＿＿＿＿＿＿＿＿＿＿＿",
        "What I saw or heard myself are these entries. Numbers ____________________"),
    ]
    return heading(say("2. 署名する人が述べること(当てはまるものに ✓)", "2. What the signer states (tick what applies)"), language)
      + boxes.map { .paragraph(Paragraph("□ \($0[language])", TextStyle(8.6), spaceBefore: 2)) }
  }

  private func worth(_ language: Language) -> [PrintedDocument.Block] {
    let proven = say(
      "この資料で確かめられること: 記録は、署名された後に、書き換え・順番の入れ替え・途中の削除がされていない。「起きた時刻」(人の申告)と「記録した時刻」は別の欄にある。",
      "What the file shows: after it was signed, no entry was altered, moved or taken out. When something happened (as stated) and when it was recorded stand in two columns."
    )
    let unproven = say(
      "確かめられないこと: 書かれた内容が事実であること。最後の記録の後に続きがなかったこと。送った通知を人が読んだこと。鍵を持つ人が、控えが外に出る前に全部を作り直していないこと。",
      "What it does not show: that what people wrote is true; that nothing followed the last entry; that anybody read a notice that was sent; that the holder of the key did not write all of it anew before any checkpoint had left the house."
    )
    let found = say(
      "この書面を作る時に \(program) が資料を確かめ、正しいままでした。その時に確かめていないこと:",
      "When this paper was made, \(program) checked the file, and it held. Not checked then:")
    let list = subject.unchecked.map {
      PrintedDocument.Block.paragraph(Paragraph("・\($0[language])", PrintedStyle.small, spaceBefore: 1, indent: 8))
    }
    return heading(say("3. この資料で言えることと、言えないこと", "3. What it is worth"), language) + [
      .paragraph(Paragraph(proven[language], TextStyle(8.6))),
      .paragraph(Paragraph(unproven[language], TextStyle(8.6), spaceBefore: 2)),
      .paragraph(Paragraph(found[language], TextStyle(8.6), spaceBefore: 2)),
    ] + list
  }

  private func heading(_ text: LocalizedText, _ language: Language) -> [PrintedDocument.Block] {
    [.need(70), .space(4.5), .paragraph(Paragraph(text[language], TextStyle(10, bold: true))), .space(2)]
  }

  private func checking(_ language: Language) -> [PrintedDocument.Block] {
    heading(say("4. 確かめ方", "4. How to check it"), language) + [
      .code(checkpoint.code, side: 84, beside: DeclaredCheck(subject, checkpoint).paragraphs(language))
    ]
  }

  private func signature(_ language: Language) -> [PrintedDocument.Block] {
    let blanks: [(LocalizedText, String)] = [
      (say("会社名", "Company"), parties.company ?? ""), (say("部署・役職", "Position"), ""),
      (say("氏名", "Name"), ""), (say("日付", "Date"), say("　　　　年　　　月　　　日", "")[language]),
      (say("署名または印", "Signature, seal"), ""),
    ]
    let cells = blanks.map { name, words in
      [Table.Cell([Paragraph(name[language], TextStyle(7.8, bold: true))]), .init([Paragraph(words, TextStyle(9))])]
    }
    let rows = [
      Table.Row(cells[0] + cells[1], minimumHeight: 19), Table.Row(cells[2] + cells[3], minimumHeight: 19),
      Table.Row(cells[4] + [.init([]), .init([])], minimumHeight: language == .ja ? 46 : 29),
    ]
    let half = (Sheet.textWidth - 2 * 82) / 2
    let advice = say(
      "この書面は、法律や保険の助言ではありません。お支払いは約款によって決まります。",
      "This paper is neither legal nor insurance advice. The policy wording decides what is paid.")
    return [.need(98)] + heading(say("5. 署名", "5. Signature"), language) + [
      .table(Table(columns: [82, half, 82, half], rows: rows)), .space(2),
      .paragraph(Paragraph(advice[language], PrintedStyle.small)),
    ]
  }
}
