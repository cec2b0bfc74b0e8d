package import ClaimBundle
import Foundation
import PlaybookModel
package import Wording

extension BundleFault {
  package func advice() -> Advice {
    switch self {
    case .exists(let path):
      Advice(
        say("同じ名前のものがもうあります: \(path)", "there is something of this name already: \(path)"),
        hints: [say("上書きはしません。別の名前を指定してください: --out 別の名前", "it is left alone; choose another name: --out NAME")],
        ending: .cannotCreate)
    case .cannotWrite(let path, let code):
      Advice(
        say("書けません: \(path) (\(reason(code)))", "cannot write \(path) (\(reason(code)))"),
        hints: [
          say("記録は前のままです。別の場所を指定してください: --out 別の場所", "the record is as it was; choose another place: --out PATH")
        ], ending: code == ENOSPC || code == EFBIG || code == EIO ? .inputOutput : .cannotCreate)
    case .cannotRead(let path, let code):
      Advice(say("読めません: \(path) (\(reason(code)))", "cannot read \(path) (\(reason(code)))"), ending: .noInput)
    case .missing(let path):
      Advice(say("ファイルがありません: \(path)", "there is no file \(path)"), ending: .noInput)
    case .attachmentMissing(let item, let path):
      Advice(
        say("証拠ファイル \(item) が見つかりません: \(path)", "the evidence file \(item) is missing: \(path)"),
        hints: [restore], ending: .inputOutput)
    case .attachmentChanged(let item, let path):
      Advice(
        say("証拠ファイル \(item) が、保管した時と違います: \(path)", "the evidence file \(item) is not as it was kept: \(path)"),
        hints: [restore], ending: .badData)
    case .timestampChanged(let path):
      Advice(
        say("時刻印のファイルが、受け取った時と違います: \(path)", "a timestamp's file is not as it came: \(path)"),
        hints: [restore], ending: .badData)
    case .ledgerNotAsSigned:
      Advice(say("記録が、署名した時と違います", "the record is not as it was signed"), hints: [doctor], ending: .badData)
    case .notSigned:
      Advice(
        say("資料に署名できません。何も書き出していません", "the claim file cannot be signed; nothing was written"),
        hints: [doctor], ending: .inputOutput)
    case .cannotWithholdTheFirst:
      Advice(
        say("0番の記録は伏せられません(手順書と時間帯を示しています)", "entry 0 cannot be withheld: it names the playbook and the zone"),
        ending: .usage)
    case .noSuchEntry(let entry, let size):
      Advice(
        say("\(entry)番の記録はありません(0〜\(size - 1))", "there is no entry \(entry) (0 to \(size - 1))"), ending: .noInput)
    case .playbookUnreadable:
      Advice(say("固定した手順書が読めません", "the pinned playbook cannot be read"), hints: [doctor], ending: .badData)
    case .unknownZone(let name):
      Advice(say("「\(name)」という時間帯はありません", "there is no time zone \"\(name)\""), ending: .badData)
    case .notABundle(let path):
      Advice(
        say("hikeshi が書き出した資料ではありません: \(path)", "this is not a bundle that hikeshi wrote: \(path)"),
        hints: [
          say(
            "zipファイルか、その中身を展開したフォルダ(bagit.txt がある所)を指定してください",
            "name the zip file, or the folder unpacked from it (the one with bagit.txt)")
        ], ending: .badData)
    }
  }

  private var restore: LocalizedText {
    say(
      "バックアップから同じ場所へ戻すと書き出せます。調べる: hikeshi doctor", "put it back from a backup, then export; to examine: hikeshi doctor"
    )
  }

  private var doctor: LocalizedText { say("調べる: hikeshi doctor", "to examine: hikeshi doctor") }
}
