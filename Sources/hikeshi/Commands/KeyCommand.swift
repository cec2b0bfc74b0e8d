import ArgumentParser
import Runner
import Wording

struct Key: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: tr("署名の鍵の控えを取る・戻す", "back up the signing key, or put it back"),
      subcommands: [Backup.self, Restore.self])
  }

  struct Backup: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: tr("鍵の控えを取る", "copy the key into a file"))
    }

    @Argument(help: ArgumentHelp(tr("控えのファイル", "the new file"), valueName: "file"))
    var file: String

    @OptionGroup var common: HomeOptions

    func run() throws {
      try common.commandPost().home.backUpKey(to: file)
      Voice.tell(say("✔ 鍵の控えを取りました: \(file)", "✔ the key is copied: \(file)"))
      Voice.tell(
        say(
          "この控えを持つ人は、記録に署名できます。別の場所に、人に渡さずに保管してください",
          "whoever has it can sign records; keep it elsewhere, and to yourself"))
    }
  }

  struct Restore: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: tr("控えから鍵を戻す", "put the key back from its copy"))
    }

    @Argument(help: ArgumentHelp(tr("控えのファイル", "the copy"), valueName: "file"))
    var file: String

    @OptionGroup var common: HomeOptions

    func run() throws {
      try common.commandPost().home.restoreKey(from: file)
      Voice.tell(say("✔ 鍵を戻しました", "✔ the key is back"))
    }
  }
}
