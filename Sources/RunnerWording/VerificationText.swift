package import ClaimBundle
import EvidenceLog
package import PlaybookModel
import Wording

/// What came of checking a bundle, in words that claim no more than was checked.
package enum VerificationText {
  package static func text(of check: VerificationReport.Check) -> LocalizedText {
    switch check {
    case .filesAsListed(let count):
      say("ファイルは目録のとおり(\(count)個)", "files are as listed (\(count))")
    case .filesSigned:
      say("すべてのファイルと目録に、この記録の鍵の署名があります", "this record's key signed the lists, and so every file")
    case .key(let name, let fingerprint):
      say(
        "署名の鍵: \(name)(電話で読み合わせる形: \(fingerprint.text))", "the key: \(name) (to read out: \(fingerprint.text))")
    case .keyAsPinned: say("署名の鍵は、指定された鍵です", "the key is the one that you named")
    case .checkpoints(let count): say("署名は正しい(\(count)個)", "signatures hold (\(count))")
    case .record(let size, let root):
      say(
        "記録は署名のとおり: \(size)件、書き換え・入れ替え・抜けなし(要約 \(root.hex))",
        "the record is as signed: \(size) entries, none altered, moved or missing (root \(root.hex))")
    case .words(let disclosed, let withheld):
      say(
        "書かれた言葉は記録のとおり(\(disclosed)個、伏せたもの\(withheld)個)",
        "the words are those of the record (\(disclosed) shown, \(withheld) withheld)")
    case .withheldEntries(let count):
      say("まるごと伏せた記録: \(count)件(指紋だけがあります)", "entries withheld whole: \(count) (only their hashes are here)")
    case .laterDisclosed(let count):
      say("後から示されたものは、伏せてあったものと合う: \(count)個", "what was disclosed later is what was withheld: \(count)")
    case .playbook: say("手順書は始めた時のもの", "the playbook is the one it began with")
    case .attachments(let count): say("証拠ファイルは記録のとおり(\(count)個)", "evidence files are those of the record (\(count))")
    case .pages(let count):
      say("読むためのページと表は記録のとおり(\(count)個)", "pages and tables say what the record says (\(count))")
    case .printedPages(let count):
      say("PDFは、ここで作り直したものと同じ(\(count)個)", "the PDFs are the same when made anew (\(count))")
    case .pagesAsSigned(let count):
      say(
        "署名の時のまま、ここでは作り直せないファイル: \(count)個(内容は、署名した人を信じるかどうかによります)",
        "as signed, and not made anew here: \(count) file(s) (what they say rests on whoever signed)")
    case .timestamp(let size, let facts, let trust):
      say("時刻印: 0〜\(size - 1)番は ", "timestamp: entries 0 to \(size - 1) existed at ") + TimestampText.text(of: facts)
        + say(" にあった", "") + text(of: trust)
    case .formerLogs(let count):
      say(
        "会社の鍵が替わりました。最初の記録に、前の鍵の記録\(count)件の要約が入っています",
        "the company's key changed: the first entry holds the last checkpoints of \(count) earlier record(s)")
    case .commitsToOutside(let origin, let size):
      say(
        "外の控えは前の記録の最後の要約で、この記録の最初に入っています: \(origin)、\(size)件",
        "the checkpoint kept outside is the last one of an earlier record, and the first entry here holds it: \(origin), \(size) entries"
      )
    case .extendsOutside(let size):
      say(
        "外の控えと合う: 0〜\(size - 1)番は、控えを取った時のまま",
        "it extends the checkpoint kept outside: entries 0 to \(size - 1) are as they were then")
    }
  }

  private static func text(of trust: VerificationReport.TimestampTrust) -> LocalizedText {
    switch trust {
    case .reader: say("(指定された認証局)", ", by an authority that you named")
    case .enclosed:
      say(
        "(同封の証明書による。信頼するかどうかは読む人が決めます: --ca)",
        ", by the certificates enclosed; whether you trust them is yours to say (--ca)")
    }
  }

  package static func text(of unchecked: VerificationReport.Unchecked) -> LocalizedText {
    switch unchecked {
    case .pagesOfAnotherVersion(let version):
      say(
        "読むためのページは別の版(形式\(version))が作ったので、記録とは比べていません",
        "the pages were made by another version (form \(version)) and were not compared with the record")
    case .printedElsewhere(let stated, let here): PrintingText.notCompared(stated, here: here)
    case .filesOfTheUnsignedForm:
      say(
        "目録に署名がなかったころの、古い形の資料です。読むためのページと表は、だれでも書き換えられます。記録そのものは署名のとおりです",
        "a bundle of the older form, without a signature over its files: anybody could have altered its pages and tables. The record itself is as signed"
      )
    case .filesWithoutSignature:
      say(
        "目録に署名がありません(鍵がない時に書き出したか、外されています)。すべてのファイルは、記録から作り直したものと同じです",
        "nobody signed the lists (exported without the key, or the signature was taken out); every file is the same when made anew from the record"
      )
    case .pagesOfABrokenRecord:
      say("記録が正しくないので、ページや証拠は記録と比べられません", "as the record does not hold, nothing could be compared with it")
    case .unwitnessed(let range):
      say(
        "\(range.lowerBound)〜\(range.upperBound - 1)番が、鍵を持つ人に作り直されていないことは、外の控え(--checkpoint)がないと確かめられません",
        "that the holder of the key did not write entries \(range.lowerBound) to \(range.upperBound - 1) anew takes a checkpoint kept outside (--checkpoint)"
      )
    case .nothingAfter(let entry):
      say(
        "\(entry)番より後に続きがなかったことは、この資料からは確かめられません",
        "that nothing followed entry \(entry) cannot be told from this bundle")
    case .timestampNotTrusted(let size, let facts, let doubt):
      say("時刻印(0〜\(size - 1)番、", "a timestamp (entries 0 to \(size - 1), ") + TimestampText.text(of: facts)
        + say(")の署名者は確かめられません。", ") whose signer cannot be vouched for: ") + TimestampText.text(of: doubt)
    case .unanchored(let range):
      say(
        "\(range.lowerBound)〜\(range.upperBound - 1)番には、まだ時刻印がありません",
        "entries \(range.lowerBound) to \(range.upperBound - 1) are not covered by a timestamp yet")
    case .noTimestamps:
      say(
        "時刻認証局の時刻印はありません。時刻はこの記録を取った機械の時計によります",
        "no timestamp authority's token; the times are those of the machine's clock")
    }
  }

  package static func text(of problem: VerificationReport.Problem) -> LocalizedText {
    let place = problem.entry.map { say("\(problem.path) の\($0)番: ", "\(problem.path), entry \($0): ") }
    return (place ?? say("\(problem.path): ", "\(problem.path): ")) + text(of: problem.what)
  }

  private static func text(of what: VerificationReport.Problem.What) -> LocalizedText {
    switch what {
    case .missing: say("ありません", "is missing")
    case .unreadable: say("読めません", "cannot be read")
    case .unexpected: say("この資料にはないはずのファイルです", "does not belong to a bundle")
    case .changed: say("変わっています", "was changed")
    case .malformed: say("形が正しくありません", "is malformed")
    case .notAsListed: say("目録と違います", "is not as listed")
    case .listMalformed(let line): say("\(line)行目の形が正しくありません", "line \(line) is malformed")
    case .badSignature: say("署名が正しくありません", "the signature does not hold")
    case .filesUnsigned:
      say(
        "目録の署名がありません。読むためのページや表は、だれでも書き換えられます。署名のある資料をもう一度もらってください",
        "is missing: nobody signed the lists, and anybody could have altered the pages and tables. Ask for the bundle again, with its signature"
      )
    case .notTheSignedList:
      say("署名した時の目録と違います", "is not as the list that was signed has it")
    case .keyOfAnotherName(let fingerprint):
      say(
        "記録の名前が示す鍵ではありません。この鍵は \(fingerprint.text) です",
        "is not the key that the record's name stands for; this key is \(fingerprint.text)")
    case .notThePinnedKey(let fingerprint, let pinned):
      say(
        "指定された鍵(\(pinned.text))と違います。この資料の鍵は \(fingerprint.text) です。どちらが正しいかは、会社に電話で確かめてください",
        "is \(fingerprint.text), and not the key that you named (\(pinned.text)); ask the company by telephone which is right"
      )
    case .anotherRecord: say("鍵の名前と違う事故の記録です", "is the record of another incident than the key names")
    case .leaf: say("変わっています", "was changed")
    case .outOfOrder: say("順番が違います", "is out of order")
    case .notAsSigned(let range):
      say(
        "\(range.lowerBound)〜\(range.upperBound - 1)番のどこかが、署名した時と違います",
        "somewhere in entries \(range.lowerBound) to \(range.upperBound - 1) it is not as it was signed")
    case .cutOff(let has, let signed):
      say("終わりが切れています(\(has)件。控えでは\(signed)件)", "is cut off (\(has) entries; \(signed) were signed)")
    case .unsigned(let range):
      say(
        "\(range.lowerBound)〜\(range.upperBound - 1)番には署名がありません",
        "entries \(range.lowerBound) to \(range.upperBound - 1) are not signed")
    case .wordsNotOfTheRecord: say("言葉が記録と合いません", "words that the record does not commit to")
    case .timestampRefused(let refusal):
      say("時刻印として認められません。", "is not a token that holds: ") + TimestampText.text(of: refusal)
    case .timestampTimeDiffers: say("時刻印の時刻が記録と違います", "says another time than the record")
    case .notThePinnedPlaybook: say("始めた時の手順書ではありません", "is not the playbook it began with")
    case .playbookFaulty: say("この版では読めない手順書です", "cannot be read by this version")
    case .unknownZone(let name): say("「\(name)」という時間帯がわかりません", "the time zone \"\(name)\" is not known here")
    case .attachmentChanged(let item): say("証拠 \(item) は、保管した時と違います", "evidence \(item) is not as it was kept")
    case .attachmentMissing(let item): say("証拠 \(item) がありません", "evidence \(item) is missing")
    case .notWhatTheRecordSays: say("記録の内容と違います", "does not say what the record says")
    case .archive(.packedByAnother):
      say(
        "別のプログラムで詰めたzipです。展開して、そのフォルダを確かめてください",
        "was packed by another program; unpack it and verify the folder")
    case .archive(.damaged): say("zipのこの場所が壊れているか、変えられています", "the zip is damaged or was changed here")
    case .archive(.cutOff): say("zipが途中で切れています", "the zip is cut off")
    case .outsideUnreadable: say("この記録の鍵で署名された控えではありません", "is not a checkpoint signed by this record's key")
    case .outsideOfAnotherRecord(let name): say("別の記録の控えです(\(name))", "is a checkpoint of another record (\(name))")
    case .outsideTokenOfAnother:
      say(
        "この資料のどの署名にも合わない時刻印です。別の記録のものか、この資料の終わりが切れているか、作り直されています",
        "is a timestamp of none of this bundle's checkpoints: it is of another record, or this one was cut off or written anew"
      )
    case .historyRewritten(let size):
      say(
        "外の控えと違います。0〜\(size - 1)番が、控えを取った後に作り直されています",
        "contradicts the checkpoint kept outside: entries 0 to \(size - 1) were written anew after it was taken")
    }
  }
}
