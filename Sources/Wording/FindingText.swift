package import PlaybookCheck
package import PlaybookModel

extension Finding {
  /// What is wrong, in one sentence. Parts are called by their titles, with their identifiers for whoever mends the file.
  package func text(in playbook: Playbook) -> LocalizedText { FindingWording(playbook: playbook).text(of: fault) }

  /// The way to the fault, move by move; empty when it is there from the start or no matter of moves.
  package func walk(in playbook: Playbook) -> [LocalizedText] {
    fault.walk.map { FindingWording(playbook: playbook).text(of: $0) }
  }
}

extension Fault {
  /// The moves that lead to it.
  package var walk: [Move] {
    switch self {
    case .endOutOfReach(_, _, let walk), .stepNeverReady(_, let walk), .commitsWithoutConsent(_, let walk),
      .altersEvidence(_, let walk), .ring(_, let walk):
      walk
    case .urgentStepWaits(_, _, let walk, let onward): walk + onward
    case .stepNeverReached, .leadsNowhere, .textMissing, .notTranslated, .unknownPlaceholder,
      .placeholderInOneLanguage, .sameTitle, .sameLabel, .onlyOneAnswer, .noInstructions, .anchorNeverAsked,
      .anchorAskedTooLate, .anchorIsNoInstant, .factNeverAsked, .consentCannotBeHad, .grantsForOthers, .unused,
      .nothingReadyAtStart, .blockAsks, .nobodyToTelephone, .callReachesOthers, .callSaysNothing, .notProven:
      []
    }
  }
}

struct FindingWording {
  let playbook: Playbook

  func text(of fault: Fault) -> LocalizedText {
    switch fault {
    case .endOutOfReach(let tracks, let open, _):
      let (ends, stops) = (tracks.map(name).listed, open.map(name).listed)
      return say(
        "\(ends.ja) を終えられなくなることがあります。その時に開いている手順: \(stops.ja)",
        "\(ends.en) can become impossible to finish; open at that point: \(stops.en)")
    case .stepNeverReached(let step):
      return name(step) + say(" の番が来ることはありません", " is never reached")
    case .stepNeverReady(let step, _):
      return name(step) + say(" は、番が来ても行えるようになりません", " is reached but can never be done")
    case .commitsWithoutConsent(let step, _):
      return name(step)
        + say(" は、社外の誰の同意もないまま済ませられます", " can be done before anybody outside the company has agreed")
    case .altersEvidence(let step, _):
      return name(step)
        + say(" は、証拠を残し終えたという確認がないまま済ませられます", " can be done before anybody has confirmed that the evidence is kept")
    case .urgentStepWaits(let step, let consents, _, _):
      let reason = consents.isEmpty ? say("同意", "a consent") : consents.map(name).listed
      return name(step)
        + say(" は急ぐ手順ですが、\(reason.ja) を待たされることがあります", " is urgent but can be made to wait for \(reason.en)")
    case .ring(let steps, _):
      let ring = steps.map(name).listed
      return say("対象外の手順が互いに戻り合い、止まりません: \(ring.ja)", "steps that do not apply lead round in a ring: \(ring.en)")
    case .leadsNowhere(let step, let next):
      return name(step) + say(" の次の「\(next)」は、同じトラックにありません", " leads to \"\(next)\", which is not in its track")
    case .textMissing(let place, let language):
      return text(of: place) + say(" の\(name(language).ja)がありません", ": the \(name(language).en) text is missing")
    case .notTranslated(let place, let language):
      return text(of: place) + say(" が\(name(language).ja)になっていません", " is not in \(name(language).en)")
    case .unknownPlaceholder(let place, let placeholder):
      return text(of: place) + say(" の {\(placeholder)} に入るものがありません", ": nothing is known to fill {\(placeholder)}")
    case .placeholderInOneLanguage(let place, let placeholder, let language):
      return text(of: place)
        + say(
          " の {\(placeholder)} は\(name(language).ja)にしかありません",
          ": {\(placeholder)} is in the \(name(language).en) text only")
    case .sameTitle(let steps, let language):
      let ids = steps.map { say($0.rawValue, $0.rawValue) }.listed
      return say(
        "\(name(language).ja)の題名が同じ手順があります: \(ids.ja)", "steps with the same \(name(language).en) title: \(ids.en)")
    case .sameLabel(let step, let answers, let language):
      let ids = answers.map { say($0.rawValue, $0.rawValue) }.listed
      return name(step)
        + say(
          " の答えの\(name(language).ja)が同じです: \(ids.ja)", ": answers with the same \(name(language).en) label: \(ids.en)")
    case .onlyOneAnswer(let step): return name(step) + say(" の答えが一つしかありません", " has only one answer")
    case .noInstructions(let step): return name(step) + say(" に、すること(do)が書かれていません", " does not say what to do")
    case .anchorNeverAsked(let clock, let fact):
      return name(clock)
        + say(" の起点 \(name(fact).ja) を、どの手順も尋ねません", " is counted from \(name(fact).en), which no step asks")
    case .anchorAskedTooLate(let clock, let fact):
      return name(clock)
        + say(
          " の起点 \(name(fact).ja) が分かるのは、済んだあとだけです",
          " is counted from \(name(fact).en), which is asked only when nothing is left to count")
    case .anchorIsNoInstant(let clock, let fact):
      return name(clock)
        + say(" の起点 \(name(fact).ja) は時刻ではありません", " is counted from \(name(fact).en), which is not a time")
    case .factNeverAsked(let fact, let parts):
      let users = parts.map(name).listed
      return name(fact) + say(" を、どの手順も尋ねません。使う所: \(users.ja)", " is never asked, but used by \(users.en)")
    case .consentCannotBeHad(let consent):
      return name(consent) + say(" の同意をもらう方法がありません", ": there is no way to get this consent")
    case .grantsForOthers(let step, let consent):
      return name(step)
        + say(" が、社外の人が決める \(name(consent).ja) を与えています", " grants \(name(consent).en), which somebody outside decides")
    case .unused(let part): return name(part) + say(" は、どこでも使われていません", " is not used anywhere")
    case .nothingReadyAtStart: return say("始めた時に、すぐできる手順がありません", "when a run starts there is nothing that can be done")
    case .blockAsks(let step, let fact):
      return name(step)
        + say(" は自動で終わるので、\(name(fact).ja) を尋ねません", " finishes by itself, so that \(name(fact).en) is never asked")
    case .nobodyToTelephone(let step, let role):
      return name(step)
        + say(
          " の通知に受領の確認がない時、\(name(.role(role)).ja) へ電話する手順(fallbacks)がありません",
          ": when nobody confirms its notice, there is no call to \(name(.role(role)).en) (fallbacks)")
    case .callReachesOthers(let step, let call):
      return name(step)
        + say(
          " の通知の代わりの電話 \(name(call).ja) は、別の相手への電話です",
          ": \(name(call).en), which its notice falls back on, is a call to somebody else")
    case .callSaysNothing(let call):
      return name(call) + say(" に、電話で言うこと(phone)が書かれていません", " does not say what to say on the telephone")
    case .notProven(let limit):
      return say("状態が多すぎて、確かめ終わりません(上限 \(limit))", "there are too many states to prove it (limit \(limit))")
    }
  }

  /// Where a text stands.
  private func text(of place: TextPlace) -> LocalizedText {
    let part = name(place.part)
    switch place.place {
    case .title: return part + say(" の題名", ", title")
    case .summary: return part + say(" の概要", ", summary")
    case .situation: return part + say(" の状況(situation)", ", situation")
    case .outward: return part + say(" の社外向けの状況(outward)", ", outward")
    case .question: return part + say(" の質問", ", question")
    case .how: return part + say(" のもらい方(how)", ", how to get it")
    case .body: return part + say(" の本文", ", text")
    case .why: return part + say(" の理由(why)", ", why")
    case .choice(let id): return part + say(" の選択肢 \(id)", ", choice \(id)")
    case .instruction(let index): return part + say(" の手順\(index + 1)行目(do)", ", line \(index + 1) of what to do")
    case .doNot(let index): return part + say(" の禁止\(index + 1)行目(do-not)", ", line \(index + 1) of what not to do")
    case .phone(let index):
      return part + say(" の電話\(index + 1)行目(phone)", ", line \(index + 1) of the telephone script")
    case .evidence(let id): return part + say(" の証拠 \(id)", ", evidence \(id)")
    case .answer(let id): return part + say(" の答え \(id)", ", answer \(id)")
    }
  }
}
