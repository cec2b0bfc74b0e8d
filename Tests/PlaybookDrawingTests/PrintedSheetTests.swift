import Foundation
import OutsideTools
import PlaybookDrawing
import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

/// The sheet for the wall as a browser prints it.
@Suite(.serialized, .enabled(if: ExternalTool.isDue("chromium", "--version") && ExternalTool.isDue("pdfinfo", "-v")))
struct PrintedSheetTests {
  @Test(arguments: ShippedPlaybooks.files.map(\.id), Language.allCases)
  func staysOnTwoSides(id: String, language: Language) throws {
    let playbook = try Playbook(yaml: try #require(ShippedPlaybooks.named(id)).stream, fileName: id)
    // As many lines as the program prints.
    let contacts = (1...6).map { WallSheet.Contact(title: LocalizedText(ja: "相手\($0)", en: "Contact \($0)")) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "sheet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (page, pdf) = (folder.appending(path: "sheet.html"), folder.appending(path: "sheet.pdf"))
    try Data(WallSheet(playbook, language: language, contacts: contacts, known: [:]).html.utf8).write(to: page)
    let printed = try ExternalTool.run(
      "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer",
      "--user-data-dir=\(folder.appending(path: "profile").path)", "--print-to-pdf=\(pdf.path)", page.path)
    #expect(printed.status == 0, "\(printed.output)")
    let facts = try ExternalTool.run("pdfinfo", pdf.path).output
    #expect(facts.contains(/Pages: +2\n/), "\(facts)")
  }
}
