import ClaimBundle
import PlaybookModel
import RunnerWording
import Wording

/// What came of checking a claim file, line by line.
struct VerificationView {
  let report: VerificationReport

  func show() {
    if let subject = report.subject {
      let time = TimeText(zone: subject.zone)
      let drill = subject.isDrill ? tr("【訓練】", "[DRILL] ") : ""
      let span = [subject.firstRecorded, subject.lastRecorded].compactMap { $0.map { time.exact($0) } }
      Voice.out("\(drill)\(subject.origin)")
      Voice.out(tr("記録した期間: \(span.joined(separator: " 〜 "))", "recorded: \(span.joined(separator: " to "))"))
      if !subject.overrides.isEmpty {
        let numbers = subject.overrides.map(String.init).joined(separator: ", ")
        Voice.out(tr("同意なしで進めた記録: \(numbers)番", "went on without consent: entry \(numbers)"))
      }
    }
    for check in report.held { Voice.out("✔ \(VerificationText.text(of: check)[Voice.language])") }
    for problem in report.problems {
      Voice.out(Voice.warning("✖ \(VerificationText.text(of: problem)[Voice.language])"))
    }
    for unchecked in report.unchecked { Voice.out("・ \(VerificationText.text(of: unchecked)[Voice.language])") }
    Voice.out(
      Voice.bold(
        report.holds
          ? tr("資料は正しいままです", "the bundle holds")
          : tr("資料は正しいままではありません", "the bundle does not hold")))
  }
}
