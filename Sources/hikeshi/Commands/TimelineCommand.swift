import ArgumentParser
import Export
import Runner
import Wording

struct TimelineCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "timeline", abstract: tr("時系列の記録を見る", "print what happened, in order"))
  }

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr(
        "形式 (\(TimelineFormats.names.joined(separator: "、")))",
        "format (\(TimelineFormats.names.joined(separator: ", ")))"),
      valueName: "format"))
  var format = TextTimeline.name

  @OptionGroup var options: IncidentOptions

  func run() throws {
    guard let format = TimelineFormats.named(format, in: Voice.language) else {
      throw Stop(
        say("「\(self.format)」という形式はありません", "there is no format \"\(self.format)\""),
        hints: [
          say(
            "使える形式: \(TimelineFormats.names.joined(separator: "、"))",
            "formats: \(TimelineFormats.names.joined(separator: ", "))")
        ], ending: .usage)
    }
    let desk = try options.desk()
    try desk.post.tellTimeline(of: desk.id, in: format) { piece in
      format is TextTimeline ? Voice.out(pieces: piece) : Voice.out(document: piece)
    }
  }
}
