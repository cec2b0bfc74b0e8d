import CivilTime
package import RunEngine
import Wording

/// The evidence files: what each is, who handed it in and when, where it came from, and the hash by which it is
/// recognised.
package enum CustodyTable: ClaimTable {
  package static let fileName = "custody.csv"

  package static let columns = [
    "証拠 item", "番号 entry", "保管した時刻 kept", "入手した時刻(申告) collected (stated)", "手順 step", "役割 role",
    "名前 name", "ファイル名 file name", "大きさ bytes", "SHA-256", "説明 description", "入手元 source", "方法 method",
    "立会人 witness",
  ]

  package static func cells(for event: RecordedEvent, as words: TableWords) -> [String]? {
    guard case .attachmentCollected(let attachment) = event.event else { return nil }
    let happening = event.happening
    let custody = attachment.custody
    return [
      attachment.item, String(event.sequence), words.instant(event.recorded),
      words.instant(happening.occurred?.instant), happening.invocation?.description ?? "",
      words.role(happening.actor?.role), words.text(happening.actor?.name), words.text(attachment.fileName),
      String(attachment.size), words.text(attachment.sha256), words.text(custody.description),
      words.text(custody.source), words.text(custody.method), words.text(custody.witness),
    ]
  }
}
