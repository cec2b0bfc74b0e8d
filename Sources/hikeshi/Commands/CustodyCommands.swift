import ArgumentParser
import Foundation
import PlaybookModel
import RunEngine
import Runner
import Wording

struct Attach: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "attach",
      abstract: tr("写真やファイルを証拠として残す・調べる", "keep a photograph or a file as evidence, or check what is kept"))
  }

  @Argument(
    help: ArgumentHelp(tr("ファイルまたはフォルダ (--verify では証拠の番号)", "file or folder (with --verify: items)"), valueName: "file")
  )
  var files: [String] = []

  @Flag(name: .long, help: ArgumentHelp(tr("保管した証拠が変わっていないか調べる", "hash the kept evidence anew")))
  var verify = false

  @Option(name: .long, help: ArgumentHelp(tr("関係する手順", "the step it belongs to"), valueName: "step"))
  var step: String?

  @Option(name: .long, help: ArgumentHelp(tr("何が写っているか", "what it shows"), valueName: "text"))
  var note: String?

  @Option(name: .long, help: ArgumentHelp(tr("どの機器・どこから", "which machine or place it is from"), valueName: "text"))
  var source: String?

  @Option(name: .long, help: ArgumentHelp(tr("どうやって取ったか", "how it was taken"), valueName: "text"))
  var method: String?

  @Option(name: .long, help: ArgumentHelp(tr("使った道具・ソフト", "the tool it was taken with"), valueName: "text"))
  var tool: String?

  @Option(name: .long, help: ArgumentHelp(tr("立ち会った人", "who was present"), valueName: "name"))
  var witness: String?

  @Option(
    name: .long, help: ArgumentHelp(tr("元の機器の電源", "whether the machine was running"), valueName: "live|powered-off"))
  var power: String?

  @Option(name: .long, help: ArgumentHelp(tr("元の物の置き場所", "where the original is kept"), valueName: "text"))
  var location: String?

  @Option(name: .long, help: ArgumentHelp(tr("封印の番号", "the number on its seal"), valueName: "text"))
  var seal: String?

  @OptionGroup var recording: RecordingOptions

  func validate() throws {
    if files.isEmpty, !verify { throw ValidationError(tr("ファイルを指定してください", "name a file")) }
    if verify, recording.actor.time.occurred != nil {
      throw ValidationError(tr("--verify は今調べるので、--occurred と使えません", "--verify checks now, and takes no --occurred"))
    }
    if let power, AttachmentCollected.Custody.Power(rawValue: power) == nil {
      throw ValidationError(tr("--power は live か powered-off です", "--power is live or powered-off"))
    }
  }

  func run() throws {
    let desk = try recording.desk()
    let file = try desk.post.open(desk.id)
    let person = try recording.actor.actor(in: file.playbook)
    if verify { return try check(desk, person) }
    let collected = try recording.actor.stated(at: desk.post.clock.read().now, in: file.zone)
    let custody = CustodyStatement(
      description: note, source: source, method: method, witness: witness, tool: tool,
      power: power.flatMap { AttachmentCollected.Custody.Power(rawValue: $0) }, location: location, seal: seal)
    for file in try files.flatMap(contents) {
      let recorded = try desk.attach(
        file, to: step.map { StepID($0) }, custody: custody, by: person, collected: collected, json: recording.json)
      if !recording.json, let item = recorded.file.state.attachments.last {
        Voice.tell(
          say("✔ \(item.item): \(item.size)バイトを保管しました", "✔ \(item.item): \(item.size) bytes kept"))
      }
      try recording.tell(recorded, at: desk)
    }
  }

  /// The files of a folder, in the order of their names; links are left out.
  private func contents(of path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    let all = FileManager.default.subpaths(atPath: path) ?? []
    return all.sorted().map { "\(path)/\($0)" }.filter { file in
      (try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType) == .typeRegular
    }
  }

  private func check(_ desk: Desk, _ person: Actor?) throws {
    let found = try underBar(tr("確認中", "checking"), json: recording.json) { meter in
      try desk.worded { try desk.post.checkEvidence(files, by: person, on: desk.id, meter: meter) }
    }
    for custody in found {
      let words = CustodyText.text(of: custody.act)
      Voice.out("\(custody.act == .verified ? "✔" : "✖") \(custody.item)\(words[Voice.language])")
    }
    if found.contains(where: { $0.act != .verified }) { throw ExitCode(Advice.Ending.badData.rawValue) }
  }
}

struct CustodyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "custody", abstract: tr("証拠の引き渡し・複製・処分などを記録する", "record what is done with evidence"))
  }

  @Argument(help: ArgumentHelp(tr("証拠の番号", "the item"), valueName: "item"))
  var item: String

  @Option(
    name: .long,
    help: ArgumentHelp(tr("したこと", "what is done"), valueName: "transferred|accessed|copied|released|disposed"))
  var act: String

  @Option(name: .long, help: ArgumentHelp(tr("渡した人・場所", "from whom or where"), valueName: "name"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp(tr("受けた人・場所", "to whom or where"), valueName: "name"))
  var to: String?

  @Option(name: .long, help: ArgumentHelp(tr("目的", "what for"), valueName: "text"))
  var purpose: String?

  @OptionGroup var recording: RecordingOptions

  func validate() throws {
    guard let known = CustodyRecorded.Act(rawValue: act), ![.verified, .foundChanged].contains(known) else {
      throw ValidationError(
        tr(
          "--act は transferred、accessed、copied、released、disposed のどれかです",
          "--act is transferred, accessed, copied, released or disposed"))
    }
  }

  func run() throws {
    guard let act = CustodyRecorded.Act(rawValue: act) else { return }
    let custody = CustodyRecorded(
      item: item, act: act, from: from.map(Disclosable.name), to: to.map(Disclosable.name),
      purpose: purpose.map(Disclosable.text))
    try recording.record(.keepCustody(custody))
  }
}
