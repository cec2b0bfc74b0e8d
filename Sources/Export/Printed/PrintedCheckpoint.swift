import PlaybookModel
package import Typesetting
import Wording

/// The checkpoint of a record, as it stands on paper.
package struct PrintedCheckpoint: Hashable, Sendable {
  /// The record's name.
  package let origin: String
  package let size: Int
  /// Hexadecimal.
  package let root: String
  /// For the telephone, `42-7K3F-…-C7`.
  package let short: String
  /// The signed note, for a camera.
  package let code: QRCode

  package init(origin: String, size: Int, root: String, short: String, code: QRCode) {
    self.origin = origin
    self.size = size
    self.root = root
    self.short = short
    self.code = code
  }

  /// For the foot of every page.
  var footer: [Paragraph] {
    [
      Paragraph("控え checkpoint  ", PrintedStyle.footer).adding(
        short, TextStyle(7, monospaced: true, .grey)),
      Paragraph("記録\(size)件 / \(size) entries · \(origin)", PrintedStyle.footer),
    ]
  }

  /// The code, the short form beside it, and what both are good for.
  var block: [PrintedDocument.Block] {
    let use = say(
      "QRコードは、署名の付いた控えです。読み取った文字をファイルに保存するか、上の短い形を紙に書いておくと、記録が後から作り直されていないことを確かめられます:",
      "The QR code holds the signed checkpoint. Save what it reads to a file, or write the short form down: with either, anybody can tell later whether the record was written anew:"
    )
    return PrintedStyle.heading(say("この記録の控え", "Checkpoint of this record")) + [
      .code(
        code, side: 118,
        beside: [
          Paragraph(short, TextStyle(11, bold: true, monospaced: true)),
          Paragraph("\(origin) · 記録\(size)件 / \(size) entries", PrintedStyle.small, spaceBefore: 2),
          Paragraph("SHA-256 root \(root)", TextStyle(7, monospaced: true, .grey), spaceBefore: 2),
          Paragraph(use.ja, TextStyle(8.4), spaceBefore: 6), Paragraph(use.en, PrintedStyle.small, spaceBefore: 1),
          Paragraph("hikeshi verify claim.zip --checkpoint \(short)", TextStyle(7.6, monospaced: true), spaceBefore: 4),
        ])
    ]
  }
}
