import ArgumentParser
import Claim
import PlaybookModel
import RunEngine
import Runner
import Wording

struct Cost: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cost", abstract: tr("費用を記録する", "record what it costs"),
      subcommands: [Add.self, Update.self, Withdraw.self, List.self, Kinds.self], defaultSubcommand: List.self)
  }

  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "add", abstract: tr("新しい費用を記録する", "record a new cost"))
    }

    @Argument(
      help: ArgumentHelp(tr("種類 (一覧: hikeshi cost kinds)", "kind (list: hikeshi cost kinds)"), valueName: "kind"))
    var kind: String

    @Argument(help: ArgumentHelp(tr("全体の金額 (3200000、320万)", "all of it (3200000, 320万)"), valueName: "yen"))
    var yen: String

    @OptionGroup var cost: CostOptions
    @OptionGroup var recording: RecordingOptions

    func run() throws {
      var order = try cost.order()
      // In a hurry the two change places; there is no kind that could be an amount.
      let isSwapped = CostKind(rawValue: kind) == nil && CostKind(rawValue: yen) != nil
      order.kind = try typedKind(isSwapped ? yen : kind)
      order.yen = try typedYen(isSwapped ? kind : yen)
      try cost.record(order, by: recording)
    }
  }

  struct Update: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "update",
        abstract: tr(
          "費用の段階・金額・書類を書き足す (前の記録は残る)", "add what is new about a cost (earlier entries stay)"))
    }

    @Argument(help: ArgumentHelp(tr("費用の番号", "the cost"), valueName: "cost-1"))
    var item: String

    @Option(name: .long, help: ArgumentHelp(tr("全体の金額", "all of it"), valueName: "yen"))
    var yen: String?

    @Option(name: .long, help: ArgumentHelp(tr("種類", "kind"), valueName: "kind"))
    var kind: String?

    @OptionGroup var cost: CostOptions
    @OptionGroup var recording: RecordingOptions

    func run() throws {
      var order = try cost.order()
      order.item = typedItem(item, "cost")
      order.kind = try kind.map(typedKind)
      order.yen = try yen.map(typedYen)
      guard order != CostOrder(item: order.item) || !cost.paper.isEmpty else {
        throw ValidationError(tr("新しいことを1つ以上書いてください", "say at least one thing that is new"))
      }
      try cost.record(order, by: recording)
    }
  }

  struct Withdraw: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "withdraw",
        abstract: tr("まちがって記録した費用を、数えないことにする", "no longer count a cost that was recorded by mistake"))
    }

    @Argument(help: ArgumentHelp(tr("費用の番号", "the cost"), valueName: "cost-1"))
    var item: String

    @OptionGroup var withdrawal: WithdrawalOptions

    func run() throws { try withdrawal.withdraw(typedItem(item, "cost")) }
  }

  struct Kinds: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "kinds", abstract: tr("費用の種類と、先に要る同意、要る書類", "the kinds, which consent comes first, and the papers")
      )
    }

    @Option(name: .long, help: ArgumentHelp(tr("表示する言語 (ja / en)", "language (ja / en)"), valueName: "ja|en"))
    var lang: String?

    func run() throws {
      TextTable.prepare()
      let rows = CostKind.allCases.map { kind in
        [
          kind.rawValue, ClaimText.title(of: kind)[Voice.language], ClaimText.text(of: kind.approval)[Voice.language],
          kind.papers.map(\.rawValue).joined(separator: " "),
        ]
      }
      for line in TextTable(rows, numbers: [false, false, false, false]).lines { Voice.out(line) }
      Voice.tell(
        say("同意と書類は一般的なものです。保険の約款で変わります。", "consents and papers are what is usual; the policy wording may differ"))
    }
  }
}

/// `cost-1`, for which `1` is enough.
func typedItem(_ text: String, _ family: String) -> String {
  !text.isEmpty && text.allSatisfy({ ("0"..."9").contains($0) }) ? "\(family)-\(text)" : text
}

/// A kind of cost by its name, or by its title in either language.
func typedKind(_ text: String) throws -> CostKind {
  let typed = text.lowercased()
  let titled = CostKind.allCases.first { kind in
    let title = ClaimText.title(of: kind)
    return title.ja == text || title.en.lowercased() == typed
  }
  guard let kind = CostKind(rawValue: typed) ?? titled else {
    let near = CostKind.allCases.filter { kind in
      typed.count >= 3 && kind.rawValue.hasPrefix(typed.prefix(3)) || ClaimText.title(of: kind).ja.contains(text)
    }
    throw Stop(
      say("「\(text)」という種類の費用はありません", "there is no kind of cost \"\(text)\""),
      hints: near.map { kind in
        let title = ClaimText.title(of: kind)
        return say("もしかして: \(kind.rawValue)(\(title.ja))", "did you mean: \(kind.rawValue) (\(title.en))")
      } + [
        say("一覧: hikeshi cost kinds (どれでもなければ other)", "the list: hikeshi cost kinds (other, if it is none of them)")
      ],
      ending: .badData)
  }
  return kind
}
