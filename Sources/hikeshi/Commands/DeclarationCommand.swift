import ArgumentParser
import ClaimBundle
import PlaybookModel
import Runner
import Wording

struct DeclarationCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "declaration",
      abstract: tr(
        "書き出した資料に添えて署名する紙を作る (PDF、日本語と英語)", "make the paper to sign that goes with a claim file (PDF, ja and en)"))
  }

  @Argument(help: ArgumentHelp(tr("書き出した資料 (zipファイルかフォルダ)", "the claim file (zip or folder)"), valueName: "bundle"))
  var bundle: String

  @Option(name: .long, help: ArgumentHelp(tr("作るPDFファイル", "the PDF to make"), valueName: "file"))
  var out: String

  @OptionGroup var common: HomeOptions

  func run() throws {
    let report = try CommandPost.verify(bundle, outside: nil)
    guard let paper = DeclarationPaper(for: bundle, found: report, post: try common.commandPost()) else {
      throw Stop(
        say("この資料は正しいままではありません。署名する紙は作りません", "the bundle does not hold; no paper to sign is made for it"),
        hints: [say("どこが違うか: hikeshi verify \(bundle)", "what is wrong: hikeshi verify \(bundle)")], ending: .badData)
    }
    try PrintedPaper.write(try paper.document(), to: out)
    Voice.tell(
      say(
        "空欄を埋め、違う所を直してから、署名してください。資料と一緒に渡します: \(bundle)",
        "fill in the blanks, correct what is not right, sign it, and hand it over with \(bundle)"))
  }
}
