import ArgumentParser
import CanonicalJSON
import Foundation
import PlaybookModel
import RunEngine
import RunStore
import Runner
import Wording

struct Deliveries: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "deliveries", abstract: tr("通知がどこまで届いたかを見る・送り直す", "how far notices got, and send again"),
      subcommands: [List.self, Show.self, Retry.self, Flush.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: tr("通知の一覧", "list the notices"))
    }

    @OptionGroup var output: JSONOption
    @OptionGroup var options: IncidentOptions

    func run() throws {
      let desk = try options.desk()
      let file = try desk.post.open(desk.id)
      if output.json {
        return Voice.out(json: try JSONValue.array(file.state.deliveries.map(JSONReport.delivery)).canonicalString())
      }
      if file.state.deliveries.isEmpty { Voice.tell(say("通知はまだありません", "there are no notices yet")) }
      let time = TimeText(zone: file.zone)
      for delivery in file.state.deliveries {
        let standing = DeliveryText.standing(delivery, time: time)[Voice.language]
        let queued = time.moment(delivery.at)[Voice.language]
        Voice.out("\(delivery.queued.delivery)  \(queued)  \(delivery.queued.endpoint)  \(standing)")
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: tr("一つの通知のくわしい経過", "the whole story of one notice"))
    }

    @Argument(help: ArgumentHelp(tr("通知の番号", "the delivery"), valueName: "delivery"))
    var delivery: String

    @OptionGroup var output: JSONOption
    @OptionGroup var options: IncidentOptions

    func run() throws {
      let desk = try options.desk()
      let file = try desk.post.open(desk.id)
      guard let record = file.state.delivery(DeliveryID(delivery)) else { throw PostFault.unknownDelivery(delivery) }
      if output.json { return Voice.out(json: try JSONReport.delivery(record).canonicalString()) }
      Voice.out("\(record.queued.delivery) → \(record.queued.endpoint)")
      Voice.out("  " + DeliveryText.standing(record, time: TimeText(zone: file.zone))[Voice.language])
      for line in try DeliveryStory(of: record, at: desk).lines { Voice.out("  " + line) }
      if let entry = try? desk.post.store.outboxEntry(delivery) {
        Voice.out(String(decoding: entry.body, as: UTF8.self))
      }
    }
  }

  struct Retry: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "retry", abstract: tr("一つの通知を今すぐ送り直す", "send one notice again now"))
    }

    @Argument(help: ArgumentHelp(tr("通知の番号", "the delivery"), valueName: "delivery"))
    var delivery: String

    @OptionGroup var options: IncidentOptions

    func run() throws {
      let desk = try options.desk()
      try desk.post.makeDue(delivery, on: desk.id)
      try Flush.flush(desk.post)
    }
  }

  struct Flush: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "flush", abstract: tr("待っている通知を送る", "send what is waiting"))
    }

    @Flag(name: .long, help: ArgumentHelp(tr("予定の時刻を待たずに送る", "do not wait for the planned time")))
    var now = false

    @Flag(
      name: .long,
      help: ArgumentHelp(tr("止められるまで、時刻が来たものを送り続ける", "go on sending whatever becomes due, until stopped")))
    var watch = false

    @OptionGroup var common: HomeOptions

    func run() throws {
      let post = try common.commandPost()
      if now { try post.makeAllDue() }
      if watch { return try Flush.keepSending(post) }
      try Flush.flush(post)
      try post.collectReceipts(limits: .brief) { SendingNewsText.tell($0, post: post) }
    }

    /// Until SIGINT or SIGTERM: then what is under way is called off, put on record, and the command ends well.
    private static func keepSending(_ post: CommandPost) throws {
      Voice.tell(say("送信を続けます。やめるには Ctrl-C", "sending goes on; Ctrl-C ends it"))
      let work = Task { try await post.keepSending(limits: .brief) { SendingNewsText.tell($0, post: post) } }
      let signals = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { work.cancel() }
        source.activate()
        return source
      }
      defer { for source in signals { source.cancel() } }
      try waiting { try await work.value }
    }

    static func flush(_ post: CommandPost) throws {
      let pass = try post.sendDue(observing: true)
      let accepted = pass.attempts.count { $0.verdict == .accepted }
      Voice.out(
        tr("送信: \(pass.attempts.count)回、受信された: \(accepted)件", "attempts: \(pass.attempts.count), accepted: \(accepted)")
      )
      for attempt in pass.attempts where attempt.verdict != .accepted {
        Voice.out("  \(attempt.delivery) #\(attempt.number) \(attempt.verdict.rawValue) \(attempt.cause)")
      }
      for (incident, events) in pass.moved {
        for event in events { SendingNewsText.tellMoved(event, of: incident, post: post) }
      }
      for broken in pass.setAside { SendingNewsText.tell(broken) }
      let waiting = try post.waitingDeliveries()
      if waiting > 0 { Voice.out(tr("まだ待っている: \(waiting)件", "still waiting: \(waiting)")) }
      if pass.ending == .networkDown {
        throw Stop(
          say("ネットワークにつながりません", "there is no network"),
          hints: [say("通知は保存してあります。電話で知らせてください", "the notices are kept; please telephone")], ending: .tryLater)
      }
      if pass.ending == .anotherSends {
        throw Stop(say("もう一つの hikeshi が送信中です", "another hikeshi is sending"), ending: .tryLater)
      }
    }
  }
}
