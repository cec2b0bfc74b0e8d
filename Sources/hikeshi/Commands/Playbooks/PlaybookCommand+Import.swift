import ArgumentParser
import CACAO
import CanonicalJSON
import PlaybookModel
import Wording

extension PlaybookCommand {
  struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "import", abstract: tr("CACAO v2.0の手順書を読み込む", "read a CACAO v2.0 playbook"))
    }

    @Argument(help: ArgumentHelp(tr("JSONファイル", "JSON file"), valueName: "file"))
    var file: String

    @Flag(
      name: .long,
      help: ArgumentHelp(tr("規格と違う所があっても読み、どう読んだかを示す", "read what deviates from the specification, and say how")))
    var lenient = false

    @Option(
      name: .long, help: ArgumentHelp(tr("開始できる手順書を書き出すファイル", "file to write, ready to start"), valueName: "file"))
    var out: String?

    @OptionGroup var common: HomeOptions

    func run() throws {
      let stripped = StrippedPlaybook(try InputBytes.read(file))
      let reading: CACAOReading
      do {
        reading = try CACAOReading(stripped.bytes, lenient ? .lenient : .strict)
      } catch {
        throw Stop(refusal(error))
      }
      let view = CACAOView(reading: reading, fileName: file, file: stripped)
      view.show()
      view.tellSecrets()
      guard let out else { return }
      let json = CACAOExport(reading.playbook, in: Voice.language).json
      try NewFile.write(String(decoding: try CACAOExport.bytes(of: json), as: UTF8.self), to: out)
    }

    private func refusal(_ faults: CACAOFaults) -> Advice {
      var hints = faults.findings.map { say($0.text(in: .ja), $0.text(in: .en)) }
      if faults.findings.allSatisfy({ $0.weight == .deviation }) {
        hints.append(say("--lenient を付けると読めます", "with --lenient it can be read"))
      }
      return Advice(
        say(
          "\(file): CACAO v2.0の手順書として読めない所が\(faults.findings.count)か所あります",
          "\(file): \(faults.findings.count) place(s) keep this from being read as CACAO v2.0"),
        hints: hints, ending: .badData)
    }
  }
}
