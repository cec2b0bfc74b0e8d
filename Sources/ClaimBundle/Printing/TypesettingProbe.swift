import Typesetting

/// A page with a little of everything. Where it comes out as the same bytes, so does any other page: it depends on the
/// same libraries, on their settings, and on the library that compresses.
enum TypesettingProbe {
  static let document = PrintedDocument(
    PrintedDocument.Facts(title: "probe", author: "", subject: "", creator: "", date: "2000-01-01T00:00:00Z"),
    footer: [Paragraph("probe", TextStyle(7))],
    [
      .paragraph(Paragraph("記録の控え。「日本語」と English 0123456789", TextStyle(9))),
      .paragraph(Paragraph("記録の控え Bold, kerning: AVATAR To", TextStyle(12, bold: true))),
      .paragraph(Paragraph("sha256sum -c manifest-sha256.txt", TextStyle(8, monospaced: true))),
      .paragraph(Paragraph("é e\u{301} ǅ Ω Ж א ع ก 한 汉 😀 ✔ ① ㈱ 髙 𠮷", TextStyle(9))),
      .table(
        Table(
          columns: [40, 200],
          rows: [
            Table.Row([
              .init([]),
              .init([
                Paragraph("折り返しの位置を見るための少し長い文です。 A somewhat longer sentence to see where lines break.", TextStyle(9))
              ]),
            ])
          ])),
    ])
}
