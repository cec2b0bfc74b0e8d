import ArgumentParser
import Foundation
import PlaybookModel
import RunEngine
import Runner
import Wording

/// What can be said of a cost besides its kind and its amount.
struct CostOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp(tr("何をしてもらう・買うのか", "what it is for"), valueName: "text"))
  var what: String?

  @Option(name: .long, help: ArgumentHelp(tr("支払先", "to whom"), valueName: "name"))
  var payee: String?

  @Option(
    name: .long, help: ArgumentHelp(tr("段階", "how far it has come"), valueName: "estimated|ordered|invoiced|paid"))
  var stage: String?

  @Option(
    name: .long,
    help: ArgumentHelp(tr("そのうち、前より良くする分 (性能の向上)", "of it, what makes things better than they were"), valueName: "yen"))
  var upgrade: String?

  @Option(
    name: .long,
    help: ArgumentHelp(tr("もとになる同意 (hikeshi status の[ ]の中)", "the consent it leans on"), valueName: "consent"))
  var consent: String?

  @Option(name: .long, help: ArgumentHelp(tr("関係する手順", "the step it belongs to"), valueName: "step"))
  var step: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr(
        "書類とファイル、または保管済みの証拠 (invoice=請求書.pdf、quote=item-3)",
        "a paper and its file, or kept evidence (invoice=bill.pdf, quote=item-3)"),
      valueName: "paper=file"))
  var paper: [String] = []

  func validate() throws {
    if let stage, CostRecorded.Stage(rawValue: stage) == nil {
      throw ValidationError(
        tr(
          "--stage は estimated(見積もり)、ordered(発注)、invoiced(請求)、paid(支払い)のどれかです",
          "--stage is estimated, ordered, invoiced or paid"))
    }
    for text in paper where text.split(separator: "=", maxSplits: 1).count < 2 || ClaimPaper(named: text) == nil {
      let known = ClaimPaper.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        tr("--paper は 書類=ファイル と書きます。書類は \(known)", "--paper is PAPER=FILE; PAPER is one of \(known)"))
    }
  }

  /// Without the papers.
  func order() throws -> CostOrder {
    CostOrder(
      stage: stage.flatMap { CostRecorded.Stage(rawValue: $0) }, upgradeYen: try upgrade.map(typedYen), payee: payee,
      what: what, consent: consent.map { ConsentID($0) }, step: step.map { StepID($0) })
  }

  /// Looks whether the cost can be recorded, keeps the papers as evidence, then records the cost.
  func record(_ order: CostOrder, by recording: RecordingOptions) throws {
    var order = order
    let desk = try recording.desk()
    let file = try desk.post.open(desk.id)
    let rehearsed = try recording.command(.claim(.recordCost(order)), in: file, at: desk)
    try desk.rehearse(rehearsed, in: file)
    for (paper, path) in try papers(kept: Set(file.state.attachments.map(\.item))) {
      switch path {
      case .kept(let item): order.papers.append(FiledPaper(paper, item: item))
      case .file(let path):
        let custody = CustodyStatement(description: ClaimText.title(of: paper).both)
        let kept = try desk.attach(path, to: order.step, custody: custody, by: rehearsed.actor, json: recording.json)
        guard let item = kept.file.state.attachments.last?.item else { continue }
        order.papers.append(FiledPaper(paper, item: item))
      }
    }
    let recorded = try desk.perform(
      Command(.claim(.recordCost(order)), actor: rehearsed.actor, occurred: rehearsed.occurred))
    if !recording.json { CostAdvice(recorded: recorded).tell() }
    try recording.tell(recorded, at: desk)
  }

  private enum Place {
    case kept(String)
    case file(String)
  }

  /// Every file is there before the first one is kept.
  private func papers(kept: Set<String>) throws -> [(ClaimPaper, Place)] {
    try paper.compactMap { text in
      guard let name = ClaimPaper(named: text) else { return nil }
      let place = String(text.drop { $0 != "=" }.dropFirst())
      if kept.contains(place) { return (name, .kept(place)) }
      guard FileManager.default.fileExists(atPath: place) else {
        throw Stop(
          say("ファイルがありません: \(place)", "there is no file \(place)"),
          hints: [
            say(
              "ファイルの場所か、保管した証拠の番号(item-3)を書いてください",
              "write where the file is, or the number of kept evidence (item-3)")
          ], ending: .noInput)
      }
      return (name, .file(place))
    }
  }
}

extension ClaimPaper {
  /// Of `invoice=bill.pdf`.
  fileprivate init?(named text: String) { self.init(rawValue: String(text.prefix { $0 != "=" })) }
}

/// How a cost or an outage that was recorded by mistake is taken back.
struct WithdrawalOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp(tr("理由", "why"), valueName: "text"))
  var reason: String = ""

  @OptionGroup var recording: RecordingOptions

  func withdraw(_ item: String) throws {
    try recording.record(.claim(.withdraw(item, reason: reason)))
  }
}
