package import PlaybookModel
package import RunEngine

extension EventText {
  /// The words that people wrote into the entry, each under its heading; withheld ones included.
  package func details(of event: Event) -> [Detail] {
    switch event {
    case .incidentStarted(let started):
      return details([
        (say("呼び名", "name"), started.name), (say("会社", "company"), started.company),
        (say("証券番号", "policy"), started.policyNumber),
      ])
    case .stepFinished(let finished): return details([(Self.note, finished.note)])
    case .stepSkipped(let skipped): return details([(Self.reason, skipped.reason)])
    case .gateOverridden(let overridden): return details([(Self.reason, overridden.reason)])
    case .consentRecorded(let consent):
      return details([
        (say("同意した人", "given by"), consent.givenBy), (Self.reference, consent.reference), (Self.note, consent.note),
      ])
    case .playbookJoined(let joined): return details([(Self.reason, joined.reason)])
    case .roleDelegated(let delegated):
      return details([(say("担当者", "person"), delegated.to), (say("連絡先", "contact"), delegated.contact)])
    case .factStated(let stated): return details([(say("答え", "answer"), stated.words)])
    case .noteTaken(let note): return details([(say("内容", "words"), note.note)])
    case .eventCorrected(let correction): return details([(say("正しい内容", "what is right"), correction.note)])
    case .attachmentCollected(let attachment):
      let custody = attachment.custody
      return details([
        (say("ファイル名", "file name"), attachment.fileName), (say("SHA-256", "SHA-256"), attachment.sha256),
        (say("説明", "description"), custody.description), (say("入手元", "taken from"), custody.source),
        (say("方法", "method"), custody.method), (say("道具", "tool"), custody.tool),
        (say("立会人", "witness"), custody.witness), (say("置き場所", "location"), custody.location),
        (say("封印", "seal"), custody.seal),
      ])
    case .custodyRecorded(let custody):
      return details([
        (say("渡した人・場所", "from"), custody.from), (say("受けた人・場所", "to"), custody.to),
        (say("目的", "purpose"), custody.purpose),
      ])
    case .noticeRequested(let request): return details([(say("伝えた内容", "words"), request.words)])
    case .deliveryAcknowledged(let acknowledged):
      return details([(Self.reference, acknowledged.reference), (Self.note, acknowledged.note)])
    case .attemptFinished(let attempt):
      return details([
        (say("返事の見出し", "answer's headers"), attempt.response?.headers),
        (say("返事の初め", "answer begins"), attempt.response?.body),
        (say("回された先", "sent elsewhere"), attempt.response?.location),
      ])
    case .claim(let event): return details(claimDetails(of: event))
    case .stepOpened, .stepPassedOver, .stepTimedOut, .trackFinished, .runCompleted, .noticeQueued, .attemptStarted,
      .deliveryEnded, .noticeEscalated, .reminderGiven, .deadlineMissed, .clockJumped, .checkpointAnchored:
      return []
    }
  }

  private static let reason = say("理由", "reason")
  private static let note = say("メモ", "note")
  private static let reference = say("受付番号", "reference")

  private func details(_ stated: [(LocalizedText, Disclosable?)]) -> [Detail] {
    stated.compactMap { label, words in words.map { Detail(label, $0) } }
  }
}

extension Disclosable {
  /// The words, or that this copy leaves them out.
  package var shownText: LocalizedText {
    switch self {
    case .shown(_, let words): say(words, words)
    case .withheld: say("(伏せてあります)", "(withheld)")
    }
  }
}
