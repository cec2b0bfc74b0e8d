import ArgumentParser
import CanonicalJSON
import ClaimBundle
import EvidenceLog
import Foundation
import PlaybookModel
import Runner
import Wording

struct CheckpointCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "checkpoint",
      abstract: tr("今の記録の控え (紙に書く・電話で伝える・ファイルにする)", "the record's checkpoint, for paper, the telephone or a file"))
  }

  @Option(name: .long, help: ArgumentHelp(tr("署名付きの控えを書き出す", "write the signed form to a file"), valueName: "file"))
  var out: String?

  @OptionGroup var output: JSONOption
  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let checkpoint = try desk.post.checkpoint(of: desk.id)
    if let out { try write(checkpoint.note, to: out) }
    if output.json {
      let json = JSONReport.object([
        ("size", .integer(checkpoint.short.size)), ("short", .string(checkpoint.short.text)),
        ("note", .string(String(decoding: checkpoint.note, as: UTF8.self))),
      ])
      return Voice.out(try json.canonicalString())
    }
    Voice.out(checkpoint.short.text)
    Voice.tell(
      say(
        "これを紙に書くか、社外の人に伝えておくと、後から確かめられます: hikeshi verify 資料.zip --checkpoint \(checkpoint.short.text)",
        "write it down, or tell somebody outside; later: hikeshi verify claim.zip --checkpoint \(checkpoint.short.text)"
      ))
  }
}

struct Proof: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: tr("1件の記録が確かに含まれることの証明を書き出す", "write the proof that one entry stands in the record"))
  }

  @Argument(help: ArgumentHelp(tr("記録の番号", "the entry's number"), valueName: "number"))
  var entry: Int

  @Option(name: .long, help: ArgumentHelp(tr("書き出すフォルダ", "folder for the files"), valueName: "dir"))
  var out: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr("この件数の時の記録から続いていることも証明する", "prove too that it continues the record of this size"), valueName: "size"))
  var since: Int?

  @OptionGroup var options: IncidentOptions

  func run() throws {
    let desk = try options.desk()
    let proof = try desk.post.proof(of: entry, since: since, in: desk.id)
    try FileManager.default.createDirectory(
      atPath: out, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for file in proof.files {
      let path = "\(out)/\(file.name)"
      try write(file.bytes, to: path)
      Voice.out(path)
    }
    Voice.tell(
      say("entry の中の言葉は含まれません。指紋だけです", "the words of the entry are not in it, only what it commits to"))
  }
}

/// A new file, for its owner only.
private func write(_ bytes: [UInt8], to path: String) throws {
  guard
    FileManager.default.createFile(
      atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
  else { throw PostFault.bundle(.cannotWrite(path, code: errno)) }
}
