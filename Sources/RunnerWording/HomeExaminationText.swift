package import PlaybookModel
package import Runner
import Wording

package enum HomeExaminationText {
  package static func text(of examination: HomeExamination) -> LocalizedText {
    switch examination {
    case .ownerOnly(let path, true): say("\(path): 本人だけが読めます", "\(path): readable by its owner only")
    case .ownerOnly(let path, false):
      say("\(path): ほかの人も読めます。chmod go= で直してください", "\(path): others can read it; mend it with chmod go=")
    case .space(let free):
      say("空き容量: \(free / 1_000_000) MB", "free space: \(free / 1_000_000) MB")
    case .attachments(let count, let missing) where missing.isEmpty:
      say("証拠ファイル: \(count)件、そろっています", "evidence files: \(count), all there")
    case .attachments(_, let missing):
      say(
        "見つからない証拠ファイル: \(missing.joined(separator: "、"))", "evidence files missing: \(missing.joined(separator: ", "))")
    case .clock(true): say("時計: 自動で合っています", "clock: kept right by the system")
    case .clock(false):
      say("時計: 自動で合わせていません。記録にもそう残ります", "clock: not kept right by the system; the record says so too")
    case .clock(nil): say("時計: 合っているかわかりません", "clock: the system does not say whether it is right")
    }
  }
}
