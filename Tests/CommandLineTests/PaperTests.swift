import Foundation
import OutsideTools
import Testing

/// What goes to paper, from the command line.
@Suite(.enabled(if: PDFReader.isDue)) struct PaperTests {
  private func started(language: String = "en") throws -> Shell {
    let shell = try Shell(language: language)
    let file = shell.folder.appending(path: "company.yaml")
    try Data(
      """
      company: {name: 火消し製作所}
      policy: {number: CY-417, insurer: みほん損保}
      """.utf8
    ).write(to: file)
    #expect(try shell.run("init", "--from", file.path).status == 0)
    #expect(try shell.run("start", try shell.smallPlaybook()).status == 0)
    #expect(try shell.run("done", "isolate", "--by", "佐藤").status == 0)
    return shell
  }

  private func exported(_ shell: Shell, _ name: String = "claim.zip") throws -> String {
    let bundle = shell.folder.appending(path: name).path
    let result = try shell.run("export", "--out", bundle)
    #expect(result.status == 0, "\(result.errors)")
    return bundle
  }

  /// No other command pays for the libraries, nor for libcurl and what is behind it, and the program starts on a machine
  /// without them.
  @Test(.enabled(if: ExternalTool.isDue("readelf", "--version"))) func theProgramIsNotLinkedToThem() throws {
    let needed = try ExternalTool.run("readelf", "-d", try Shell.binary.path).output
      .split(separator: "\n").filter { $0.contains("NEEDED") }
    #expect(needed.contains { $0.contains("libsqlite3") })
    for library in ["curl", "ssl", "pango", "cairo", "gobject", "glib-2", "harfbuzz", "qrencode", "fontconfig"] {
      #expect(!needed.contains { $0.contains(library) }, "\(library)")
    }
  }

  @Test func aPhotographedCheckpointIsEnough() throws {
    let shell = try started()
    let (pdf, svg) = (shell.folder.appending(path: "c.pdf"), shell.folder.appending(path: "c.svg"))
    let made = try shell.run("checkpoint", "--pdf", pdf.path, "--svg", svg.path, "--qr")
    #expect(made.status == 0, "\(made.errors)")
    let lines = made.output.split(separator: "\n").map(String.init)
    let short = try #require(lines.first)
    #expect(try QRReader.read(halfBlocks: Array(lines.dropFirst())) == short)

    let reader = PDFReader(pdf)
    let page = try #require(try reader.pages().first)
    #expect(page.contains(short) && page.contains("記録の控え"))
    #expect(page.contains("On the telephone") && page.contains("火消し製作所"))
    let read = shell.folder.appending(path: "read.txt")
    try Data((try reader.code(onPage: 1) + "\n").utf8).write(to: read)
    let picture = try String(contentsOf: svg, encoding: .utf8)
    #expect(picture.contains(short) && picture.hasPrefix("<svg"))

    _ = try shell.run("note", "later")
    let bundle = try exported(shell)
    for kept in [read.path, short] {
      let fits = try shell.run("verify", bundle, "--checkpoint", kept)
      #expect(fits.status == 0 && fits.output.contains("it extends the checkpoint kept outside"), "\(fits.output)")
    }
    // Another record's, photographed in the same way, does not fit.
    let stranger = try started()
    let other = stranger.folder.appending(path: "c.pdf")
    _ = try stranger.run("checkpoint", "--pdf", other.path)
    try Data(try PDFReader(other).code(onPage: 1).utf8).write(to: read)
    #expect(try shell.run("verify", bundle, "--checkpoint", read.path).status == 65)
    #expect(try shell.run("checkpoint", "--pdf", pdf.path).status == 73)
  }

  @Test func theDeclarationNamesTheFileAndLeavesBlankWhatNobodyKnows() throws {
    let shell = try started()
    let bundle = try exported(shell)
    let out = shell.folder.appending(path: "d.pdf")
    let made = try shell.run("declaration", bundle, "--out", out.path)
    #expect(made.status == 0, "\(made.errors)")
    let reader = PDFReader(out)
    let pages = try reader.pages()
    #expect(pages.count == 2)
    let hash = try ExternalTool.run("sha256sum", bundle).output.prefix(64)
    let short = try shell.run("checkpoint").output.trimmingCharacters(in: .whitespacesAndNewlines)
    for page in pages {
      for words in [String(hash), short, "claim.zip", "火消し製作所", "CY-417", "みほん損保", "sha256sum claim.zip", "□"] {
        #expect(page.contains(words), "\(words)")
      }
    }
    #expect(pages[0].contains("御中") && pages[0].contains("署名または印") && pages[0].contains("1 / 2"))
    #expect(pages[1].contains("Signature, seal") && pages[1].contains("2 / 2"))
    // Nobody's name is put into the signer's mouth.
    #expect(!pages.joined().contains("佐藤"))
    #expect(try reader.check() == 0)
    #expect(try reader.fonts().allSatisfy { $0.embedded && $0.subset })
    let read = shell.folder.appending(path: "read.txt")
    try Data(try reader.code(onPage: 1).utf8).write(to: read)
    #expect(try shell.run("verify", bundle, "--checkpoint", read.path).status == 0)

    // The same again is the same bytes; what is there is left alone.
    let again = shell.folder.appending(path: "again.pdf")
    _ = try shell.run("declaration", bundle, "--out", again.path)
    #expect(try Data(contentsOf: again) == Data(contentsOf: out))
    #expect(try shell.run("declaration", bundle, "--out", out.path).status == 73)
  }

  @Test func aStrangerDeclaresWithoutTheCompanysSettings() throws {
    let shell = try started()
    let bundle = shell.folder.appending(path: "unpacked").path
    #expect(try shell.run("export", "--out", bundle, "--redact", "names,text,contacts").status == 0)
    let stranger = try Shell()
    let out = stranger.folder.appending(path: "d.pdf")
    #expect(try stranger.run("declaration", bundle, "--out", out.path).status == 0)
    let text = try PDFReader(out).pages().joined()
    #expect(!text.contains("火消し製作所") && !text.contains("みほん損保"))
    #expect(text.contains("伏せた言葉") && text.contains("words withheld"))
  }

  /// Which fonts stand in for others must not follow from the language of whoever exports.
  @Test func theSameRecordIsTheSameBundleForEverybody() throws {
    var shell = try started()
    _ = try shell.run("note", "直骨令 汉字 한국어 עברית العربية 😀 ไทย ∮ 🚒 Ж")
    let first = try Data(contentsOf: URL(fileURLWithPath: try exported(shell)))
    let others = [
      ["LANG": "ja_JP.UTF-8", "LANGUAGE": "zh"], ["FC_LANG": "zh-cn"],
      ["PANGO_LANGUAGE": "ko", "LC_ALL": "ko_KR.UTF-8"],
      ["HOME": "/nonexistent", "TZ": "America/New_York"],
    ]
    for (index, other) in others.enumerated() {
      shell.environment.merge(other) { _, new in new }
      let again = try Data(contentsOf: URL(fileURLWithPath: try exported(shell, "\(index).zip")))
      #expect(again == first, "\(other)")
    }
  }

  @Test func noPaperIsMadeForADamagedBundle() throws {
    let shell = try started()
    let bundle = try exported(shell)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: bundle))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: bundle))
    let out = shell.folder.appending(path: "d.pdf")
    #expect(try shell.run("declaration", bundle, "--out", out.path).status == 65)
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  @Test(arguments: ["libcairo.so.2", "libpangocairo-1.0.so.0", "libqrencode.so.4"])
  func withoutALibraryTheExportSucceedsAndSaysWhatIsMissing(library: String) throws {
    var shell = try started()
    // The loader finds this first, and it is no library.
    let folder = shell.folder.appending(path: "broken")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("no library".utf8).write(to: folder.appending(path: library))
    let whole = try exported(shell, "whole.zip")
    shell.environment["LD_LIBRARY_PATH"] = folder.path
    let bundle = shell.folder.appending(path: "b.zip").path
    let result = try shell.run("export", "--out", bundle)
    #expect(result.status == 0)
    #expect(result.errors.contains(library) && result.errors.contains("sudo apt install"), "\(result.errors)")
    #expect(try ExternalTool.run("unzip", "-l", bundle).output.contains("timeline.pdf") == false)
    #expect(try shell.run("verify", bundle).status == 0)
    let verified = try shell.run("verify", whole)
    #expect(verified.status == 0)
    #expect(verified.output.contains("they were not made anew"), "\(verified.output)")
    for command in [["declaration", whole, "--out", "d.pdf"], ["checkpoint", "--pdf", "c.pdf"]] {
      let refused = try shell.run(command)
      #expect(refused.status == 69 && refused.errors.contains(library), "\(refused.errors)")
    }
    #expect(try shell.run("checkpoint").status == 0)
    #expect(try shell.run("checkpoint", "--qr").status == (library == "libqrencode.so.4" ? 69 : 0))
    #expect(try shell.run("status").status == 0)
  }

  @Test(arguments: ["", "<dir>/usr/share/fonts/truetype/dejavu</dir>"])
  func withoutAJapaneseFontTheExportSucceedsAndSaysSo(folders: String) throws {
    var shell = try started(language: "ja")
    let fonts = shell.folder.appending(path: "fonts.conf")
    try Data("<?xml version=\"1.0\"?><fontconfig>\(folders)<cachedir>\(shell.folder.path)</cachedir></fontconfig>".utf8)
      .write(to: fonts)
    shell.environment["FONTCONFIG_FILE"] = fonts.path
    let bundle = shell.folder.appending(path: "b.zip").path
    let result = try shell.run("export", "--out", bundle)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.errors.contains("日本語のフォント") && result.errors.contains("fonts-morisawa-bizud-gothic"), "\(result.errors)")
    let readme = try ExternalTool.run("sh", "-c", "unzip -p \"$0\" '*/data/README.txt'", bundle).output
    #expect(readme.contains("PDFはありません"))
    #expect(try shell.run("verify", bundle).status == 0)
    #expect(try shell.run("checkpoint", "--pdf", "c.pdf").status == 69)
  }
}
