import PlaybookModel
import Typesetting
import Wording

/// How the receiver of a claim file checks it, beside the code.
struct DeclaredCheck {
  private let subject: Declaration.Subject
  private let checkpoint: PrintedCheckpoint

  init(_ subject: Declaration.Subject, _ checkpoint: PrintedCheckpoint) {
    self.subject = subject
    self.checkpoint = checkpoint
  }

  func paragraphs(_ language: Language) -> [Paragraph] {
    var parts: [Paragraph] = []
    func add(_ what: LocalizedText, _ commands: [String]) {
      parts.append(Paragraph(what[language], TextStyle(8.4), spaceBefore: 3))
      parts += commands.map { Paragraph($0, TextStyle(7.6, monospaced: true), spaceBefore: 0.5, indent: 8) }
    }
    // A name that a shell would take for something else is not put into a command.
    let name = subject.fileName
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) } && !name.hasPrefix("-")
    let file = isPlain ? name : "FILE"
    if subject.fileSHA256 != nil {
      add(
        say("届いたファイルがこの書面のものか(上の SHA-256 と比べる):", "Whether it is the file of this paper (compare the SHA-256 above):"),
        ["sha256sum \(file)", "certutil -hashfile \(file) SHA256     (Windows)"])
    }
    let page =
      subject.hasCheckingPage ? say("data/verify.html をブラウザで開くか、", "data/verify.html in a browser, or ") : say("", "")
    add(
      say(
        "中身が記録どおりか(\(page.ja)sh、awk、openssl、sha256sum で):",
        "Whether it is as it was signed (\(page.en)sh with openssl):"),
      [
        subject.fileSHA256 == nil
          ? "sh data/verify.sh" : "unzip \(file) && sh hikeshi-\(subject.incident)/data/verify.sh"
      ])
    add(
      say(
        "記録が後から作り直されていないか(QRコードは署名付きの控え):", "Whether it was written anew since (the QR code is the signed checkpoint):"),
      ["hikeshi verify \(file) --checkpoint \(checkpoint.short)"])
    return parts
  }
}
