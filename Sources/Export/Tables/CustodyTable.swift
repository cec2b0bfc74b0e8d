import CivilTime
package import RunEngine
import Wording

/// The evidence files: what each is, who handed it in and when, where it came from, the hash by which it is recognised,
/// and what was done with it since.
package enum CustodyTable: ClaimTable {
  package static let fileName = "custody.csv"

  package static let columns = [
    "証拠 item", "番号 entry", "保管した時刻 kept", "入手した時刻(申告) collected (stated)", "手順 step", "役割 role",
    "名前 name", "ファイル名 file name", "大きさ bytes", "SHA-256", "説明 description", "入手元 source", "方法 method",
    "立会人 witness", "道具 tool", "電源 power", "置き場所 location", "封印 seal", "したこと act", "渡した側 from", "受けた側 to",
    "目的 purpose",
  ]

  package static func cells(for event: RecordedEvent, as words: TableWords) -> [String]? {
    if case .custodyRecorded(let custody) = event.event {
      let blank = [String](repeating: "", count: 11)
      return opening(custody.item, event, words) + blank + [
        custody.act.rawValue, words.text(custody.from), words.text(custody.to), words.text(custody.purpose),
      ]
    }
    guard case .attachmentCollected(let attachment) = event.event else { return nil }
    let custody = attachment.custody
    return opening(attachment.item, event, words) + [
      words.text(attachment.fileName), String(attachment.size), words.text(attachment.sha256),
      words.text(custody.description), words.text(custody.source), words.text(custody.method),
      words.text(custody.witness), words.text(custody.tool), custody.power?.rawValue ?? "",
      words.text(custody.location), words.text(custody.seal), "collected", "", "", "",
    ]
  }

  private static func opening(_ item: String, _ event: RecordedEvent, _ words: TableWords) -> [String] {
    let happening = event.happening
    return [
      item, String(event.sequence), words.instant(event.recorded), words.instant(happening.occurred?.instant),
      happening.invocation?.description ?? "", words.role(happening.actor?.role), words.text(happening.actor?.name),
    ]
  }
}
