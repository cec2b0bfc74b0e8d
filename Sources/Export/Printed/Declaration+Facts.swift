import CivilTime
import PlaybookModel
import Wording

extension Declaration {
  struct Fact {
    let name: LocalizedText
    let words: LocalizedText
    /// Letters to be compared one by one.
    var isForMachines = false
  }

  /// The file and the record in it, line by line.
  var facts: [Fact] {
    var rows = [
      Fact(
        name: say("ファイル", "File"),
        words: say("\(subject.fileName)(\(subject.fileSize)バイト)", "\(subject.fileName) (\(subject.fileSize) bytes)"))
    ]
    if let hash = subject.fileSHA256 { rows.append(exact(say("ファイルの SHA-256", "SHA-256 of the file"), hash)) }
    rows.append(
      exact(say("tagmanifest の SHA-256", "… of the tagmanifest in it"), subject.listSHA256))
    rows.append(Fact(name: say("事故", "Incident"), words: subject.playbook + plain("  \(subject.incident)")))
    if let policy = parties.policyNumber { rows.append(Fact(name: say("証券番号", "Policy"), words: plain(policy))) }
    rows += record
    rows.append(
      Fact(
        name: say("使ったシステム", "System used"),
        words: say(
          "記録を始めたもの: \(subject.recordingProgram)。この書面を作ったもの: \(program)",
          "the record was begun by \(subject.recordingProgram), this paper made by \(program)")))
    return rows
  }

  private var record: [Fact] {
    let time = TimeText(zone: subject.zone)
    let span = [subject.firstRecorded, subject.lastRecorded].map { $0.map { time.exact($0) } ?? "-" }
    let stamps =
      subject.timestamps == 0
      ? say("なし。時刻は記録した機械の時計によります", "none; the times are those of the recording machine's clock")
      : say("\(subject.timestamps)個 (RFC 3161)", "\(subject.timestamps) (RFC 3161)")
    return [
      exact(say("記録の名前", "Name of the record"), checkpoint.origin),
      Fact(name: say("記録の件数", "Entries"), words: size),
      Fact(name: say("最初の記録 / 最後の記録", "First / last recorded"), words: plain("\(span[0])  /  \(span[1])")),
      exact(say("記録全体の要約 (SHA-256)", "Root of all (SHA-256)"), checkpoint.root),
      exact(say("電話用の短い控え", "Short checkpoint"), checkpoint.short),
      exact(say("署名の鍵", "Signing key"), subject.key),
      Fact(name: say("時刻認証局の時刻印", "Timestamps by authorities"), words: stamps),
    ]
  }

  private var size: LocalizedText {
    var size = say("\(checkpoint.size)件", "\(checkpoint.size)")
    if subject.withheldEntries > 0 {
      size =
        size
        + say("(うち \(subject.withheldEntries)件はまるごと伏せてあります)", " (\(subject.withheldEntries) of them withheld whole)")
    }
    if subject.withheldWords > 0 {
      size = size + say("。伏せた言葉 \(subject.withheldWords)個", "; words withheld: \(subject.withheldWords)")
    }
    return size
  }

  private func exact(_ name: LocalizedText, _ text: String) -> Fact {
    Fact(name: name, words: plain(text), isForMachines: true)
  }

  private func plain(_ text: String) -> LocalizedText { say(text, text) }
}
