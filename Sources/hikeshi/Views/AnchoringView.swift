import ArgumentParser
import CanonicalJSON
import CivilTime
import PlaybookModel
import RunEngine
import Runner
import RunnerWording
import Timestamping
import Wording

/// What came of asking for timestamps, and what is not covered yet.
struct AnchoringView {
  let pass: AnchoringPass
  let file: IncidentFile

  /// Ends the command by what came: 65 for an answer that does not hold, 75 when nobody answered.
  func show(json: Bool) throws {
    if json {
      Voice.out(json: try JSONReport.anchoring(pass, of: file).canonicalString())
    } else {
      try tell()
    }
    if pass.answers.contains(where: { if case .refused = $0.answer { true } else { false } }) {
      throw ExitCode(Advice.Ending.badData.rawValue)
    }
    let isAnswered = pass.answers.contains { if case .token = $0.answer { true } else { false } }
    if pass.ending == .asked, !isAnswered { throw ExitCode(Advice.Ending.tryLater.rawValue) }
  }

  private func tell() throws {
    switch pass.ending {
    case .asked: break
    case .nothingNew: Voice.tell(say("すべての記録に時刻印があります", "every entry is covered already"))
    case .anotherAsks: Voice.tell(say("もう一つの hikeshi が時刻印を求めています", "another hikeshi is asking at this moment"))
    case .notYet: Voice.tell(say("少し前に求めたばかりです", "asked a short time ago"))
    case .noAuthority: throw PostFault.timestamp(.noAuthority)
    }
    for (authority, answer) in pass.answers { Voice.out(text(of: answer, from: authority)[Voice.language]) }
  }

  private func text(of answer: AnchoringPass.Answer, from authority: String) -> LocalizedText {
    switch answer {
    case .token(let verdict, let anchored):
      say("✔ \(authority): 0〜\(anchored.size - 1)番。", "✔ \(authority): entries 0 to \(anchored.size - 1). ")
        + TimestampText.text(of: verdict)
    case .refused(let refusal):
      say("✖ \(authority): 答えは時刻印として認められません。", "✖ \(authority): its answer does not hold: ")
        + TimestampText.text(of: refusal)
    case .unreachable(let cause):
      say(
        "・ \(authority): つながりません(\(cause))。つながったら自動で求めます",
        "・ \(authority): no answer (\(cause)); it will be asked again by itself")
    }
  }
}
