package import CivilTime
package import PlaybookModel
package import RunEngine

extension Refusal {
  /// The refusal in words, with the way out as commands that can be typed.
  package func advice(in playbook: Playbook, zone: Zone) -> Advice {
    let ending: Advice.Ending = isByRule ? .refusedByRule : .badData
    let wording = Wording(playbook: playbook, time: TimeText(zone: zone))
    let (what, hints) = wording.text(of: self)
    return Advice(what, hints: hints, ending: ending)
  }

  struct Wording {
    let playbook: Playbook
    let time: TimeText

    func text(of refusal: Refusal) -> (LocalizedText, [LocalizedText]) {
      switch refusal {
      case .notStarted:
        return (say("この記録には始まりがありません", "this record has no beginning"), [])
      case .alreadyStarted:
        return (say("この対応はもう始まっています", "this incident has already started"), [seeStatus])
      case .cannotJoin(let playbook, let possible):
        return (
          say("手順書「\(playbook)」は、この対応に加えられません", "the playbook \"\(playbook)\" cannot be taken into this run"),
          possible.isEmpty
            ? [
              say(
                "別の事故として始めます: hikeshi start \(playbook)",
                "begin it as an incident of its own: hikeshi start \(playbook)")
            ]
            : [
              say(
                "加えられるもの: \(possible.map(\.rawValue).joined(separator: "、"))",
                "possible: \(possible.map(\.rawValue).joined(separator: ", "))")
            ]
        )
      case .runIsOver:
        return (say("手順はすべて終わっています", "the run is over"), [seeStatus])
      case .unknownStep(let step, let near):
        return (
          say("「\(step)」という手順はありません", "there is no step \"\(step)\""),
          near.map { [maybe("hikeshi done \($0)")] } ?? [seeStatus]
        )
      case .stepNotOpen(let step, .notReached):
        return (title(step) + say("の番はまだです", ": its turn has not come yet"), [seeStatus])
      case .stepNotOpen(let step, .closed(let exit, let at, let by)):
        let who = by?.name?.text.map { say("(\($0))", " (\($0))") } ?? say("", "")
        return (
          title(step) + say("は\(time.moment(at).ja)に", " was ") + text(of: exit)
            + say("", " at \(time.moment(at).en)") + who,
          [
            say(
              "書き間違いなら: hikeshi correct 番号 --note 正しい内容 (番号は hikeshi timeline で見られます)",
              "if that was a slip: hikeshi correct NUMBER --note TEXT (hikeshi timeline shows the numbers)"), seeStatus,
          ]
        )
      case .joinsByItself(let step):
        return (
          title(step) + say("は、中の手順がすべて済むと自動で終わります", " finishes by itself when the steps inside it are finished"),
          [seeStatus]
        )
      case .held(let step, let hold): return text(of: hold, at: step)
      case .answerNeeded(let step, let answers):
        return (
          title(step) + say("は、答えを選んでください", " needs one of its answers"),
          answers.map { answer in
            say(
              "\(answer.label.ja): hikeshi done \(step) --answer \(answer.id)",
              "\(answer.label.en): hikeshi done \(step) --answer \(answer.id)")
          }
        )
      case .unknownAnswer(let step, let answer, let answers):
        guard !answers.isEmpty else {
          return (title(step) + say("に答えはいりません", " takes no answer"), [command("hikeshi done \(step)")])
        }
        return (
          title(step) + say("に「\(answer)」という答えはありません", " has no answer \"\(answer)\""),
          answers.map { answer in say("\(answer.id): \(answer.label.ja)", "\(answer.id): \(answer.label.en)") }
        )
      case .cannotFail(let step):
        return (
          title(step) + say("に「失敗」はありません", " cannot be reported as failed"),
          [
            say(
              "できない時は理由を書いてとばせます: hikeshi skip \(step) --reason 理由",
              "if it cannot be done, skip it with a reason: hikeshi skip \(step) --reason WHY")
          ]
        )
      case .factsNeeded(let step, let facts):
        return (
          title(step) + say("には、あと\(facts.count)つ答えが必要です", " needs \(facts.count) more answer(s)"),
          facts.map { fact in
            let question = playbook.title(of: fact)
            return say(
              "\(question.ja) → --field \(fact)=\(example(fact).ja)",
              "\(question.en) → --field \(fact)=\(example(fact).en)")
          } + [say("わからない項目は「不明」と書けます", "for a text you do not know, write \"unknown\"")]
        )
      case .unknownFact(let fact, let near):
        return (
          say("「\(fact)」という項目はありません", "there is no field \"\(fact)\""),
          near.map { [maybe("--field \($0)=…")] } ?? []
        )
      case .unreadableFact(let fact, let typed):
        let question = playbook.title(of: fact)
        return (
          say("「\(typed)」は「\(question.ja)」の答えとして読めません", "\"\(typed)\" is not an answer to \"\(question.en)\""),
          [say("例: --field \(fact)=\(example(fact).ja)", "example: --field \(fact)=\(example(fact).en)")]
        )
      case .reasonNeeded:
        return (
          say("理由が必要です", "a reason is needed"),
          [say("短くてかまいません: --reason 理由", "a few words are enough: --reason WHY")]
        )
      case .wordsNeeded:
        return (say("書く内容が空です", "there are no words to record"), [])
      case .nothingToOverride(let step):
        return (
          title(step) + say("は、同意を待っていません", " is not waiting for a consent"), [command("hikeshi done \(step)")]
        )
      case .unknownConsent(let consent, let near):
        let known = playbook.consents.map { say("\($0.id): \($0.title.ja)", "\($0.id): \($0.title.en)") }
        return (
          say("「\(consent)」という同意はありません", "there is no consent \"\(consent)\""),
          near.map { [maybe("hikeshi consent \($0) …")] } ?? known
        )
      case .decidedByAnotherRole(let consent, let role):
        let (what, who) = (playbook.title(of: consent), playbook.title(of: role))
        return (
          say("「\(what.ja)」を決めるのは\(who.ja)です", "\"\(what.en)\" is decided by: \(who.en)"),
          [
            say("\(who.ja)が決めたなら: --from \(role)", "if they decided: --from \(role)")
          ]
        )
      case .unknownRole(let role, let near):
        let known = playbook.roles.map { say("\($0.id): \($0.title.ja)", "\($0.id): \($0.title.en)") }
        return (
          say("「\(role)」という役割はありません", "there is no role \"\(role)\""), near.map { [maybe("\($0)")] } ?? known
        )
      case .unknownEvent(let event, let size):
        return (
          say("\(event)番の記録はありません", "there is no entry \(event)"),
          [say("番号は0から\(size - 1)です: hikeshi timeline", "numbers go from 0 to \(size - 1): hikeshi timeline")]
        )
      case .unknownDelivery(let delivery):
        return (
          say("「\(delivery)」という通知はありません", "there is no delivery \"\(delivery)\""), [command("hikeshi deliveries list")]
        )
      case .unknownItem(let item, let known):
        return (
          say("証拠「\(item)」はありません", "there is no evidence \"\(item)\""),
          [say("ある証拠: \(known.joined(separator: "、"))", "evidence: \(known.joined(separator: ", "))")]
        )
      case .deliveryIsOver(let delivery):
        return (
          say("通知 \(delivery) はもう受領が確認されています", "delivery \(delivery) is already acknowledged"),
          [command("hikeshi deliveries show \(delivery)")]
        )
      case .occursInFuture(let stated, let now):
        return (
          say(
            "\(time.exact(stated.instant)) はまだ来ていない時刻です", "\(time.exact(stated.instant)) has not come yet"),
          [say("今は \(time.exact(now)) です", "it is \(time.exact(now)) now")]
        )
      case .occursBeforeReason(let stated):
        return (
          say("\(time.exact(stated.instant)) は昔すぎます", "\(time.exact(stated.instant)) is too long ago"),
          [say("年を確かめてください", "please check the year")]
        )
      case .claim(let refusal): return refusal.words(in: playbook)
      case .tooLong(let limit):
        return (
          say("文が長すぎます(\(limit)バイトまで)", "that is too long (\(limit) bytes at most)"),
          [say("長い文書はファイルにして添付できます: hikeshi attach ファイル", "a long text can be attached as a file: hikeshi attach FILE")]
        )
      }
    }

    private func text(of exit: RunState.Control.Exit) -> LocalizedText {
      switch exit {
      case .done: say("済みました", "finished")
      case .answered: say("答えが出ました", "answered")
      case .failed: say("失敗と記録されました", "recorded as failed")
      case .skipped: say("とばされました", "skipped")
      case .passedOver: say("対象外になりました", "passed over as not applicable")
      case .timedOut: say("時間切れになりました", "timed out")
      }
    }

    func title(_ step: StepID) -> LocalizedText {
      let title = playbook.title(of: step)
      return say("「\(title.ja)」(\(step))", "\"\(title.en)\" (\(step))")
    }

    func example(_ fact: FactID) -> LocalizedText {
      if fact == .discovered { return say("21:05", "21:05") }
      switch playbook.fact(fact)?.kind {
      case .yesNo: return say("はい", "yes")
      case .number: return say("1200", "1200")
      case .instant: return say("21:05", "21:05")
      case .choice(let choices):
        let all = choices.map(\.id).joined(separator: "|")
        return say(all, all)
      case .text, nil: return say("内容", "TEXT")
      }
    }

    private func command(_ text: String) -> LocalizedText { say(text, text) }
    private func maybe(_ text: String) -> LocalizedText { say("もしかして: \(text)", "did you mean: \(text)") }
    private var seeStatus: LocalizedText { say("今の状態を見る: hikeshi status", "see where things stand: hikeshi status") }
  }
}
