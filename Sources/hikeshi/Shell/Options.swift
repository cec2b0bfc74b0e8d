import ArgumentParser
import CivilTime
import Foundation
import PlaybookModel
import RunEngine
import RunStore
import Runner
import Wording

/// What every command takes.
struct HomeOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp(tr("記録を置くフォルダ", "folder that holds the records"), valueName: "dir"))
  var home: String?

  @Option(name: .long, help: ArgumentHelp(tr("表示する言語 (ja / en)", "language (ja / en)"), valueName: "ja|en"))
  var lang: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError(tr("--lang は ja か en です", "--lang is ja or en"))
    }
  }

  func commandPost() throws -> CommandPost { try Assembly.commandPost(home: home) }
}

/// What every command about one incident takes.
struct IncidentOptions: ParsableArguments {
  @OptionGroup var common: HomeOptions

  @Option(
    name: .long, help: ArgumentHelp(tr("対象の事故 (省略時は対応中のもの)", "the incident (default: the open one)"), valueName: "id"))
  var incident: String?

  func desk() throws -> Desk {
    let post = try common.commandPost()
    return Desk(post: post, id: try post.choose(incident))
  }
}

struct JSONOption: ParsableArguments {
  @Flag(name: .long, help: ArgumentHelp(tr("機械が読む形で出す", "print as JSON")))
  var json = false
}

/// Who did it, and when.
struct ActorOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp(tr("行った人の名前", "who did it"), valueName: "name"))
  var by: String?

  @Option(name: .long, help: ArgumentHelp(tr("行った人の役割", "their role"), valueName: "role"))
  var role: String?

  @OptionGroup var time: OccurredOptions

  func actor(in playbook: Playbook) throws -> Actor? {
    if let role, playbook.role(RoleID(role)) == nil {
      let refusal = Refusal.unknownRole(RoleID(role), nearest: nil)
      throw Stop(refusal.advice(in: playbook, zone: .tokyo))
    }
    guard by != nil || role != nil else { return nil }
    return Actor(role: role.map { RoleID($0) }, name: by.map(Disclosable.name))
  }

  func stated(at now: Instant, in zone: Zone) throws -> StatedTime? { try time.stated(at: now, in: zone) }
}

/// When it happened, as the person states it: the same for everything that is put on record.
struct OccurredOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      tr("実際にあった時刻 (21:05、2026-11-24 21:05 など。「約」も可)", "when it happened (21:05, 2026-11-24 21:05, ~21:05)"),
      valueName: "time"))
  var occurred: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      tr("その時刻の出どころ", "what the time is taken from"), valueName: "person|system-log|camera|document"))
  var occurredSource: String?

  func validate() throws {
    guard let occurredSource else { return }
    guard occurred != nil, StatedTime.Source(rawValue: occurredSource) != nil else {
      throw ValidationError(
        tr(
          "--occurred-source は --occurred と使い、person、system-log、camera、document のどれかです",
          "--occurred-source goes with --occurred, and is person, system-log, camera or document"))
    }
  }

  func stated(at now: Instant, in zone: Zone) throws -> StatedTime? {
    guard let occurred else { return nil }
    let time = try typedTime(occurred, at: now, in: zone)
    guard let occurredSource, let source = StatedTime.Source(rawValue: occurredSource) else { return time }
    return StatedTime(
      instant: time.instant, offset: time.offset, zone: time.zone, precision: time.precision, source: source)
  }
}

/// A time as a person typed it.
func typedTime(_ text: String, at now: Instant, in zone: Zone) throws -> StatedTime {
  guard let time = StatedTime(typed: text, now: now, zone: zone) else {
    throw Stop(
      say("「\(text)」は時刻として読めません", "\"\(text)\" is not a time"),
      hints: [
        say(
          "書き方: 21:05、2026-11-24 21:05、2026-11-24T21:05:00+09:00、約21:05",
          "write 21:05, 2026-11-24 21:05, 2026-11-24T21:05:00+09:00 or ~21:05")
      ], ending: .badData)
  }
  return time
}

/// One incident at the command post.
struct Desk {
  let post: CommandPost
  let id: IncidentID

  /// Carries the command out; a refusal comes back in the playbook's words.
  func perform(_ command: Command) throws -> Recorded {
    try worded { try post.perform(command, on: id) }
  }

  /// Looks at the clock: what it brings goes on record, is told, and is sent to those who asked for it.
  func observe() throws -> Recorded {
    let recorded = try perform(Command(.observe))
    guard !recorded.events.isEmpty else { return recorded }
    Receipt(desk: self, recorded: recorded, json: false).tellApart()
    if !recorded.queued.isEmpty { try SendingReport(desk: self).sendAndTell(recorded: recorded) }
    return recorded
  }

  /// Runs a use case on this incident, with refusals in the playbook's words.
  func worded<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let fault as PostFault {
      guard case .refused(let refusal) = fault else { throw fault }
      let file = try post.open(id)
      throw Stop(refusal.advice(in: file.playbook, zone: file.zone))
    }
  }
}
