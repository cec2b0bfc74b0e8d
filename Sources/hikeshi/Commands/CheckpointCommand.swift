import ArgumentParser
import CanonicalJSON
import ClaimBundle
import EvidenceLog
import Export
import PlaybookModel
import RunEngine
import RunStore
import Runner
import RunnerWording
import Typesetting
import Wording

struct CheckpointCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "checkpoint",
      abstract: tr(
        "今の記録の控え (紙に書く・電話で伝える・印刷する・ファイルにする)", "the record's checkpoint, for paper, the telephone, a camera or a file"))
  }

  @Option(name: .long, help: ArgumentHelp(tr("署名付きの控えを書き出す", "write the signed form to a file"), valueName: "file"))
  var out: String?

  @Option(name: .long, help: ArgumentHelp(tr("印刷する1枚の紙を作る (PDF)", "make a sheet to print (PDF)"), valueName: "file"))
  var pdf: String?

  @Option(
    name: .long, help: ArgumentHelp(tr("QRコードの図を作る (SVG)", "make a picture with the QR code (SVG)"), valueName: "file"))
  var svg: String?

  @Flag(
    name: .long,
    help: ArgumentHelp(tr("QRコードを文字で出す (画面では省略時も出る)", "draw the QR code in letters (on a terminal it is drawn anyway)"))
  )
  var qr = false

  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let checkpoint = try desk.post.checkpoint(of: desk.id)
    if let out { try NewFile.write(bytes: checkpoint.note, to: out) }
    if svg != nil || pdf != nil { try print(checkpoint.note, at: desk) }
    if output.json {
      let json = JSONReport.object([
        ("size", .integer(checkpoint.short.size)), ("short", .string(checkpoint.short.text)),
        ("note", .string(String(decoding: checkpoint.note, as: UTF8.self))),
      ])
      return Voice.out(json: try json.canonicalString())
    }
    Voice.out(checkpoint.short.text)
    if qr || Voice.outputIsTerminal { try draw(checkpoint.short) }
    Voice.tell(
      say(
        "これを紙に書くか、社外の人に伝えておくと、後から確かめられます: hikeshi verify 資料.zip --checkpoint \(checkpoint.short.text)",
        "write it down, or tell somebody outside; later: hikeshi verify claim.zip --checkpoint \(checkpoint.short.text)"
      ))
  }

  /// Nobody who only wants the letters is stopped because there is no library for the picture.
  private func draw(_ short: ShortCheckpoint) throws {
    do throws(QRCodeFault) {
      for line in try QRCode(short.text).halfBlocks(onDark: true) { Voice.out(Voice.lightOnDark(line)) }
    } catch {
      if qr { throw Stop(error.advice) }
    }
  }

  private func print(_ note: [UInt8], at desk: Desk) throws {
    let file = try desk.post.open(desk.id)
    let printed: PrintedCheckpoint
    do throws(QRCodeFault) {
      printed = try PrintedCheckpoint(
        origin: file.origin, size: file.frontier.size, root: file.frontier.root, note: note)
    } catch { throw Stop(error.advice) }
    if let svg { try NewFile.write(CheckpointDrawing(printed).svg, to: svg) }
    guard let pdf else { return }
    let last = file.state.lastRecorded
    let company = try file.state.start?.company?.text ?? desk.post.company()?.name
    let sheet = CheckpointSheet(
      printed, incident: desk.id.rawValue, playbook: file.playbook.title, isDrill: file.state.start?.isDrill ?? false,
      company: company, lastRecorded: last, zone: file.zone,
      program: Program.name)
    try PrintedPaper.write(sheet.document(date: last.map { TimeText(zone: file.zone).iso8601($0) } ?? ""), to: pdf)
  }
}
