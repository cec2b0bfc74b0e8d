import Claim
import PlaybookModel
import RunEngine
import Wording

/// What was stated anew.
extension ClaimParts {
  func changed(_ changes: [Restatement]) -> ClaimReport.Section {
    let words = RestatementText(playbook: playbook, time: time)
    let rows = changes.map { change in
      let (entry, recorded) = (change.laterRecorded.sequence, time.exact(change.laterRecorded.recorded))
      let actor = words.actor(of: change.laterRecorded)
      let reason = change.reason?.shownText
      return ReportTable.Row([
        words.title(of: change), words.text(of: change.first), words.text(of: change.later),
        say("\(recorded)(\(entry)番)", "\(recorded) (entry \(entry))"),
        reason.map { say("\(actor.ja)。理由: \($0.ja)", "\(actor.en); reason: \($0.en)") } ?? actor,
        change.askedYen.map(amount) ?? Self.none,
      ])
    }
    return section(
      say("最初の申告から変わったもの", "Changed after it was first stated"),
      [
        .init(say("内容", "what"), 18), .init(say("最初", "first"), 17), .init(say("後", "later"), 17),
        .init(say("記録した時刻", "recorded"), 18), .init(say("誰が、理由", "by whom, why"), 16),
        .init(say("最初のままなら請求する額", "asked for under the first"), 14, number: true),
      ], rows,
      note: say(
        "直すのはふつうのことです。右の額は、その1つだけを最初の申告に戻して計算し直したものです。",
        "To state something better is usual. The sum at the right is worked out anew with that one thing as it was first stated."
      ),
      otherwise: say("変わったものはありません。", "Nothing was stated anew."))
  }
}
