import CanonicalJSON

/// A notice as people read it in a chat or a letter: what it is, what happened, and how to refer to it.
///
/// ```
/// 【訓練】第一報
/// 株式会社火消し製作所です。…
///
/// 事故番号 20261124-7k3f / 通知番号 msg_…
/// 電話 火消 太郎 03-0000-0000
/// 記録の控え (消さないでください)
/// hikeshi/…
/// ```
///
/// When it is too long, only the middle gives way: a drill stays marked, and the numbers and the checkpoint stay whole.
struct NoticeText {
  let heading: String
  let words: String
  let reference: String

  /// `escape` is applied to every word that somebody wrote, before anything is measured.
  init(_ notice: Notice, escape: (String) -> String = { $0 }) {
    let isJapanese = notice.isJapanese
    let mark = notice.isDrill ? (isJapanese ? "【訓練】" : "[DRILL] ") : ""
    heading = mark + escape(notice.title)
    words = escape(notice.text)
    let numbers = [
      notice.incident.map { (isJapanese ? "事故番号 " : "Incident ") + escape($0) },
      notice.delivery.map { (isJapanese ? "通知番号 " : "Notice ") + escape($0) },
    ]
    let caller = [notice.data["callerName"]?.string, notice.data["callerPhone"]?.string].compactMap(\.self)
    let lines = [
      numbers.compactMap(\.self).joined(separator: " / "),
      caller.isEmpty ? "" : (isJapanese ? "電話 " : "Telephone ") + escape(caller.joined(separator: " ")),
      notice.checkpoint.map { checkpoint in
        (isJapanese ? "記録の控え (消さないでください)\n" : "Checkpoint of the record (please keep)\n") + escape(checkpoint)
      } ?? "",
    ]
    reference = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    cutMark = isJapanese ? "…(以下省略)" : "… (cut)"
  }

  private let cutMark: String

  /// All of it, or with the words cut so that `measure` of the whole is at most `limit`.
  func whole(atMost limit: Int, measure: (String) -> Int = { $0.utf16.count }) -> String {
    body(atMost: limit, measure: { measure(heading + "\n" + $0) }, prefix: heading + "\n")
  }

  /// The same without the heading, for formats that show it elsewhere.
  func body(atMost limit: Int, measure: (String) -> Int = { $0.utf16.count }) -> String {
    body(atMost: limit, measure: measure, prefix: "")
  }

  private func body(atMost limit: Int, measure: (String) -> Int, prefix: String) -> String {
    let tail = reference.isEmpty ? "" : "\n\n" + reference
    if measure(words + tail) <= limit { return prefix + words + tail }
    // Longest fitting start of the words, by halving.
    let characters = Array(words)
    var (fits, tooMany) = (0, characters.count)
    while tooMany - fits > 1 {
      let middle = (fits + tooMany) / 2
      if measure(String(characters[..<middle]) + cutMark + tail) <= limit { fits = middle } else { tooMany = middle }
    }
    return prefix + String(characters[..<fits]) + cutMark + tail
  }
}
