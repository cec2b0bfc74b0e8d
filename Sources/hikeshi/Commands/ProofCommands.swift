import ArgumentParser
import CanonicalJSON
import ClaimBundle
import EvidenceLog
import Foundation
import PlaybookModel
import Runner
import Wording

struct Proof: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "proof",
      abstract: tr("1件の記録が確かに含まれることの証明を書き出す", "write the proof that one entry stands in the record"))
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
      try NewFile.write(bytes: file.bytes, to: path)
      Voice.out(path)
    }
    Voice.tell(
      say("entry の中の言葉は含まれません。指紋だけです", "the words of the entry are not in it, only what it commits to"))
  }
}
