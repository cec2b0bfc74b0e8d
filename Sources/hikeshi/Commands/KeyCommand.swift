import ArgumentParser
import Runner
import Wording

struct Key: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "key", abstract: tr("署名の鍵の控えを取る・戻す・替える", "back up the signing key, put it back, or change it"),
      subcommands: [Backup.self, Restore.self, Rotate.self])
  }

  struct Backup: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "backup", abstract: tr("鍵の控えを取る", "copy the key into a file"))
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
      CommandConfiguration(commandName: "restore", abstract: tr("控えから鍵を戻す", "put the key back from its copy"))
    }

    @Argument(help: ArgumentHelp(tr("控えのファイル", "the copy"), valueName: "file"))
    var file: String

    @OptionGroup var common: HomeOptions

    func run() throws {
      try common.commandPost().home.restoreKey(from: file)
      Voice.tell(say("✔ 鍵を戻しました", "✔ the key is back"))
    }
  }

  struct Rotate: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "rotate",
        abstract: tr("これから始める記録の鍵を新しくする", "change the key for the records that begin from now on"))
    }

    @Flag(name: .long, help: ArgumentHelp(tr("前の鍵はなくなった", "the former key is lost")))
    var lost = false

    @OptionGroup var common: HomeOptions

    func run() throws {
      let name = try common.commandPost().home.rotateKey(isLost: lost)
      Voice.tell(say("✔ 新しい鍵になりました: \(name)", "✔ there is a new key: \(name)"))
      Voice.tell(
        lost
          ? say(
            "前の記録には、もう書き足せません。読むこと、書き出すこと、確かめることはできます。続きは hikeshi start で始めてください。新しい記録の最初に、前の記録の要約が入ります",
            "nothing can be added to the former records; they can be read, exported and checked. Go on with hikeshi start: the new record begins with what the former ones came to"
          )
          : say(
            "対応中の事故は、前の鍵のまま続けられます。次に始める記録の最初に、前の記録の要約が入ります",
            "incidents under way go on under their key; the next record begins with what the former ones came to"))
      Voice.tell(say("新しい鍵の控えを取る: hikeshi key backup ファイル", "back the new key up: hikeshi key backup FILE"))
    }
  }
}
