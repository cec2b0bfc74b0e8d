import ArgumentParser

/// The command itself. Adding a subcommand is one file in `Commands` and one line here.
struct Hikeshi: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "hikeshi",
      abstract: tr("情報漏えい・ウイルス被害の時に、次にやることを一つずつ案内します。", "Walks a small company through a breach, one step at a time."),
      discussion: tr(
        """
        被害が起きたら、すぐに: hikeshi start ransomware
        次にやること: hikeshi next   対話で進める: hikeshi walk   全体を見る: hikeshi status
        設定も会員登録もネットワークもいりません。
        """,
        """
        When something has happened: hikeshi start ransomware
        What to do next: hikeshi next   step by step: hikeshi walk   the whole: hikeshi status
        No set-up, no account and no network are needed.
        """),
      version: Program.name,
      subcommands: [
        Start.self, Next.self, Walk.self, Status.self, Done.self, Skip.self, Override.self, Fact.self, Consent.self,
        Delegate.self, Join.self, DraftCommand.self, Note.self, Attach.self, Correct.self, Cost.self, Downtime.self,
        ClaimCommand.self, Notify.self, Ack.self,
        Deliveries.self, Receive.self,
        TimelineCommand.self,
        ExportCommand.self,
        Verify.self, Anchor.self, CheckpointCommand.self, DeclarationCommand.self, Proof.self, CustodyCommand.self,
        Key.self,
        Init.self, Endpoint.self, PlaybookCommand.self, Doctor.self, Demo.self,
      ])
  }
}

enum Program {
  static let version = "0.2.0"
  static let name = "hikeshi \(version)"
}
