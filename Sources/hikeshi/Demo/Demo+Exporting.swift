import ClaimBundle
import Foundation
import PlaybookModel
import Receiver
import Runner
import RunnerWording
import Wording

extension Demo {
  /// Writes the claim file and has it checked twice: by this program, against the notice that the agent's side kept, and
  /// by the script in the bundle, which shares no code with it. Ends the demonstration when either finds anything.
  func exportAndVerify(_ desk: Desk, _ folder: DemoFolder, outside notice: ReceivedNotice?) throws {
    let printing = try desk.post.export(desk.id, as: .zip, to: folder.bundle.path)
    try desk.post.export(desk.id, as: .folder, to: folder.unpacked.path)
    if let notice { try Data(notice.body).write(to: folder.keptNotice) }
    let report = try CommandPost.verify(folder.bundle.path, outside: notice == nil ? nil : folder.keptNotice.path)
    VerificationView(report: report).show()
    guard report.holds else { throw Stop(say("資料が正しくありません", "the bundle does not hold"), ending: .programFault) }
    if let advice = PrintingText.advice(on: printing) {
      for text in [advice.what] + advice.hints { line(text) }
    } else if let paper = DeclarationPaper(for: folder.bundle.path, found: report, post: desk.post) {
      try PrintedPaper.write(try paper.document(), to: folder.declaration.path)
    }
    line(say("同じことを、資料の中の verify.sh でも確かめます", "the same by the bundle's own verify.sh"))
    try runScript(in: folder.unpacked)
  }

  private func runScript(in bundle: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [bundle.appending(path: "data/verify.sh").path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    for text in output.split(separator: "\n") { Voice.out("  \(text)") }
    guard process.terminationStatus == 0 else {
      throw Stop(say("verify.sh が正しくないと言っています", "verify.sh says that it does not hold"), ending: .programFault)
    }
  }

  func tellFiles(_ desk: Desk, _ folder: DemoFolder) throws {
    let made: [(URL, LocalizedText)] = [
      (folder.bundle, say("保険会社に渡す資料(確かめ済み)", "the bundle for the insurer, verified")),
      (folder.declaration, say("その資料に添えて署名する紙", "the paper to sign that goes with it")),
      (
        folder.unpacked.appending(path: "data/timeline.pdf"),
        say("時系列。印刷して渡せます", "what happened, in order, to print")
      ),
      (
        folder.unpacked.appending(path: "data/timeline.html"),
        say("時系列。ブラウザで開けます", "what happened, in order; open it in a browser")
      ),
      (
        folder.unpacked.appending(path: "data/claim.html"),
        say("請求のまとめ: 費用、同意、足りないもの", "the claim so far: costs, consents, what is missing")
      ),
      (folder.unpacked, say("資料を展開したもの", "the bundle, unpacked")),
      (
        folder.keptNotice,
        say("代理店が受け取った最後の通知。外の控えになる", "the last notice the agent received: a checkpoint kept outside")
      ), (folder.home, say("訓練の記録", "the drill's records")),
    ]
    for (file, meaning) in made where FileManager.default.fileExists(atPath: file.path) {
      line(say("\(file.path)  \(meaning.ja)", "\(file.path)  \(meaning.en)"))
    }
    Voice.out()
    line(
      say(
        "本番では: hikeshi start ransomware (設定も通信もいりません)",
        "in earnest: hikeshi start ransomware (no set-up and no network needed)"))
  }
}
