import CivilTime
import Foundation
import PlaybookFile
import PlaybookModel
import RunEngine
import RunStore
package import Runner
package import Wording

extension PostFault {
  /// The fault in words, with what to do next.
  package func advice() -> Advice {
    switch self {
    case .refused(let refusal):
      return Advice(say("できません: \(refusal)", "refused: \(refusal)"), ending: .refusedByRule)
    case .store(let error): return error.advice
    case .homeUnusable(let path, let code):
      return Advice(
        say("記録の置き場所が使えません: \(path) (\(reason(code)))", "cannot use \(path) for the records (\(reason(code)))"),
        hints: [say("別の場所を使う: --home フォルダ", "use another place: --home DIR")], ending: .cannotCreate)
    case .keyUnreadable(let path):
      return Advice(
        say("署名の鍵が読めません: \(path)", "cannot read the signing key: \(path)"),
        hints: [
          say(
            "鍵を消したり作り直したりしないでください。控えがあれば元の場所に戻します",
            "do not delete or replace it; put a backup copy back if there is one"),
          say("控えを戻す: hikeshi key restore 控えのファイル", "put the copy back: hikeshi key restore FILE"),
          say(
            "控えがない時: ここまでの記録は残っていて、status・timeline・export が使えます。続きは新しい鍵で記録します: hikeshi key rotate --lost のあと hikeshi start",
            "without a copy: what is on record stays, and status, timeline and export work. Go on under a new key: hikeshi key rotate --lost, then hikeshi start"
          ),
        ], ending: .inputOutput)
    case .notAFingerprint(let typed):
      return Advice(
        say("「\(typed)」は鍵の読み上げ形でも、鍵のファイルでもありません", "\"\(typed)\" is neither a key's fingerprint nor a file with a key"),
        hints: [
          say(
            "4文字ずつの英数字6組と2文字です。verify の「署名の鍵」の行に出ます",
            "six groups of four letters and two more, as the line \"the key\" of verify shows it")
        ], ending: .usage)
    case .keyNotLost(let path):
      return Advice(
        say("署名の鍵はなくなっていません: \(path)", "the signing key is not lost: \(path)"),
        hints: [say("新しい鍵に替える: hikeshi key rotate", "change to a new key: hikeshi key rotate")], ending: .usage)
    case .keyOfAnotherHome(let path):
      return Advice(
        say("この記録に署名した鍵ではありません: \(path)", "not the key that signed these records: \(path)"), ending: .badData)
    case .noIncident:
      return Advice(
        say("まだ何も始まっていません", "no incident has been started"),
        hints: [say("始める: hikeshi start ransomware", "begin: hikeshi start ransomware")], ending: .noInput)
    case .unknownIncident(let id, let known):
      return Advice(
        say("事故「\(id)」はありません", "there is no incident \"\(id)\""),
        hints: known.map { say($0.rawValue, $0.rawValue) }, ending: .noInput)
    case .severalOpen(let rows):
      return Advice(
        say("対応中の事故が\(rows.count)件あります。どれかを選んでください", "\(rows.count) incidents are open; say which"),
        hints: rows.map { row in
          let text = "--incident \(row.id.rawValue)  (\(row.playbookID)\(row.name.map { ", \($0)" } ?? ""))"
          return say(text, text)
        }, ending: .usage)
    case .unknownPlaybook(let name, let known):
      return Advice(
        say("「\(name)」という手順書はありません", "there is no playbook \"\(name)\""),
        hints: [
          say("使える手順書: \(known.joined(separator: "、"))", "playbooks: \(known.joined(separator: ", "))"),
          say("迷ったら: hikeshi start ransomware", "when in doubt: hikeshi start ransomware"),
        ], ending: .noInput)
    case .playbookUnreadable(let path, let code):
      return Advice(
        say("手順書が読めません: \(path) (\(reason(code)))", "cannot read \(path) (\(reason(code)))"), ending: .noInput)
    case .playbookFaulty(let faults):
      let all = zip(faults.texts(in: .ja), faults.texts(in: .en)).map { say($0, $1) }
      return Advice(
        say("手順書に\(all.count)か所の誤りがあります", "the playbook has \(all.count) fault(s)"), hints: all, ending: .badData)
    case .playbookUnsound(let proven):
      let found = FindingLine.lines(of: proven)
      return Advice(
        say(
          "この手順書には、進めなくなるなどの誤りがあります(\(found.count)件)",
          "this playbook breaks rules that keep a run safe (\(found.count))"),
        hints: found.prefix(8) + [
          say(
            "詳しく見る: hikeshi playbook check \(proven.source.fileName)",
            "see them all: hikeshi playbook check \(proven.source.fileName)"),
          say("それでも始める(記録に残ります): --unchecked", "begin all the same, which is recorded: --unchecked"),
        ], ending: .badData)
    case .playbookIsRed(let title):
      return Advice(
        say(
          "手順書「\(title.ja)」は TLP:RED(受け取った人だけ)です。資料に入れると相手にも渡ります",
          "the playbook \"\(title.en)\" is TLP:RED, for its receivers alone, and the bundle would hand it on"),
        hints: [say("渡してよい相手なら: --include-red", "if the receiver may have it: --include-red")],
        ending: .refusedByRule)
    case .ledgerChanged(let id, let fault):
      return Advice(
        say(
          "事故 \(id.rawValue) の記録が、署名した時と違います(\(fault))",
          "the record of \(id.rawValue) is not as it was signed (\(fault))"),
        hints: [
          say(
            "パソコンのバックアップから記録のフォルダを戻すか、代理店に届いた通知の控えと照らしてください",
            "restore the folder from a backup, or compare with the notices that the agent holds"),
          say(
            "対応は止めないでください。新しく始められます: hikeshi start ransomware",
            "do not stop the response; a new record can be started: hikeshi start ransomware"),
        ], ending: .badData)
    case .tooBusy:
      return Advice(
        say("ほかの人の記録と重なり続けました。何も記録していません", "others kept recording at the same moment; nothing was recorded"),
        hints: [say("もう一度お試しください", "please try again")], ending: .tryLater)
    case .unreadableTime(let text):
      return Advice(say("「\(text)」は時刻として読めません", "\"\(text)\" is not a time"), ending: .badData)
    case .unknownZone(let name):
      return Advice(say("「\(name)」という時間帯はありません", "there is no time zone \"\(name)\""), ending: .badData)
    case .attachment(let path, let fault): return fault.advice(path)
    case .unknownEndpoint(let name, let known):
      return Advice(
        say("宛先「\(name)」はありません", "there is no endpoint \"\(name)\""),
        hints: known.isEmpty
          ? [say("加える: hikeshi endpoint add 名前 https://…", "add one: hikeshi endpoint add NAME https://…")]
          : [say("ある宛先: \(known.joined(separator: "、"))", "endpoints: \(known.joined(separator: ", "))")],
        ending: .noInput)
    case .badEndpoint(let fault): return fault.advice
    case .unknownDelivery(let id):
      return Advice(
        say("通知「\(id)」はありません", "there is no delivery \"\(id)\""),
        hints: [say("一覧: hikeshi deliveries list", "list them: hikeshi deliveries list")], ending: .noInput)
    case .nobodyToNotify:
      return Advice(say("通知の宛先がありません", "there is nobody to notify"), ending: .noInput)
    case .companyFile(let fault): return fault.advice
    case .bundle(let fault): return fault.advice()
    case .anotherSends:
      return Advice(say("もう一つの hikeshi が送信中です", "another hikeshi is sending"), ending: .tryLater)
    case .timestamp(let fault): return fault.advice
    case .cannotSend:
      return Advice(
        say("通信の部品(libcurl)が使えません。電話で知らせてください", "libcurl cannot be used; please telephone"), ending: .unavailable)
    case .entropy:
      return Advice(say("乱数が得られません", "no random numbers to be had"), ending: .programFault)
    }
  }
}

/// The system's own word for an error number.
func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

extension StoreError {
  fileprivate var advice: Advice {
    let unchanged = say("記録は前のまま残っています", "the record is as it was")
    switch self {
    case .someoneWasFirst:
      return Advice(
        say("ほかの人が先に記録しました", "somebody else recorded first"),
        hints: [unchanged, say("今の状態: hikeshi status", "see: hikeshi status")], ending: .tryLater)
    case .noSuchIncident(let id):
      return Advice(say("事故 \(id.rawValue) はありません", "there is no incident \(id.rawValue)"), ending: .noInput)
    case .incidentExists(let id):
      return Advice(say("事故 \(id.rawValue) はもうあります", "incident \(id.rawValue) already exists"), ending: .tryLater)
    case .noSuchDelivery(let id):
      return Advice(say("通知 \(id) はありません", "there is no delivery \(id)"), ending: .noInput)
    case .sequenceGap, .leafTooLarge, .deliveryExists:
      return Advice(
        say("記録の形が正しくありません: \(self)", "the entry is malformed: \(self)"), hints: [unchanged], ending: .programFault)
    case .duplicateEndpoint(let name): return EndpointFault.taken(name).advice
    case .busy:
      return Advice(
        say("ほかの処理が記録を使っています", "another process is using the record"),
        hints: [unchanged, say("少し待って、もう一度お試しください", "wait a moment and try again")], ending: .tryLater)
    case .diskFull:
      return Advice(
        say("ディスクがいっぱいで、記録できませんでした", "the disk is full; nothing was recorded"),
        hints: [
          unchanged, say("不要な大きいファイルを別の場所へ移してください(証拠は消さないでください)", "move large files elsewhere (never delete evidence)"),
        ], ending: .inputOutput)
    case .notPermitted:
      return Advice(
        say("記録を読み書きする権限がありません", "no permission to read and write the record"),
        hints: [say("別の場所を使う: --home フォルダ", "use another place: --home DIR")], ending: .cannotCreate)
    case .corrupt(let text):
      return Advice(
        say("記録のファイルが壊れています (\(text))", "the record's file is damaged (\(text))"),
        hints: [
          say(
            "消さないでください。控えから戻すか、別の場所で始めてください: --home フォルダ",
            "do not delete it; restore a backup, or begin elsewhere: --home DIR")
        ], ending: .badData)
    case .newerSchema(let found, let known):
      return Advice(
        say(
          "新しい版の hikeshi が作った記録です(形式\(found)、この版は\(known)まで)",
          "made by a newer hikeshi (format \(found); this one knows \(known))"),
        hints: [say("新しい版の hikeshi を使ってください", "use the newer hikeshi")], ending: .badData)
    case .inputOutput(let code, let text):
      return Advice(
        say("読み書きに失敗しました (\(code): \(text))", "reading or writing failed (\(code): \(text))"), hints: [unchanged],
        ending: .inputOutput)
    }
  }
}
