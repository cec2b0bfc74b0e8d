import CivilTime
import Delivery
import EventCoding
import Foundation
import OutsideTools
import PlaybookModel
import RunEngine
import RunStore
import SQLiteStore
import Synchronization
import Testing

@testable import Runner

/// A company with a home of its own, an incident under way, and a clock that the test sets.
final class Office {
  let folder: URL
  let clock = HandClock()
  let post: CommandPost
  let incident: IncidentID

  init(playbook: String = Office.playbook) throws {
    folder = TemporaryFolder.all.appending(path: "office-\(UUID().uuidString)")
    let home = Home(folder: folder)
    try home.prepare()
    post = CommandPost(
      home: home, store: try SQLiteStore(folder: folder.path), clock: clock, program: "tests")
    let file = folder.appending(path: "small.yaml")
    try Data(playbook.utf8).write(to: file)
    incident = try post.start(
      post.playbook(file.path), discovered: nil, isDrill: true, name: nil, actor: nil
    ).file.id
  }

  /// A second incident of the same playbook.
  func startAnother() throws -> IncidentID {
    let file = folder.appending(path: "small.yaml")
    return try post.start(post.playbook(file.path), discovered: nil, isDrill: true, name: nil, actor: nil).file.id
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// An endpoint on loopback, or on what the carrier makes of it.
  func endpoint(_ name: String, port: Int, path: String = "hook", format: String = "standard-webhooks") throws {
    try endpoint(name, at: "http://127.0.0.1:\(port)/\(path)", format: format)
  }

  func endpoint(
    _ name: String, at url: String, format: String = "standard-webhooks", secret: String? = nil,
    networks: [String] = ["127.0.0.0/8", "::1/128"], caFile: String? = nil
  ) throws {
    _ = try post.add(
      EndpointOrder(
        name: name, url: url, format: format, role: RoleID(name), language: .ja, secret: secret,
        allowedNetworks: networks, caFile: caFile, allowsPlainHTTP: url.hasPrefix("http:")))
  }

  /// Queues a message to the role of that name; its delivery.
  @discardableResult
  func notify(_ role: String, _ words: String = "知らせ") throws -> DeliveryID {
    let order = NoticeOrder(to: RoleID(role), words: words)
    return try #require(try post.perform(Command(.notify(order)), on: incident).queued.first)
  }

  func send(over carrier: (any Carrying)? = nil, limits: TransferLimits = .quick) throws -> SendingPass {
    while true {
      let pass = try post.sendDue(limits: limits, over: carrier)
      // A program that another test starts holds our lock's descriptor between its fork and its exec.
      if pass.ending != .anotherSends { return pass }
    }
  }

  func row(_ delivery: DeliveryID) throws -> OutboxEntry { try post.store.outboxEntry(delivery.rawValue) }

  func record(_ delivery: DeliveryID) throws -> RunState.DeliveryRecord {
    try #require(try post.open(incident).state.delivery(delivery))
  }

  func size() throws -> Int { try post.open(incident).state.size }

  static let playbook = """
    hikeshi: 1
    id: small
    version: "1"
    title: {ja: 小さな手順書, en: Small playbook}
    summary: {ja: 試すためのもの, en: For trying}
    roles:
      - {id: staff, title: {ja: 担当, en: Staff}}
      - {id: agent, title: {ja: 代理店, en: Agent}, outside: true}
      - {id: insurer, title: {ja: 保険会社, en: Insurer}, outside: true}
      - {id: lawyer, title: {ja: 弁護士, en: Lawyer}, outside: true}
    tracks:
      - id: main
        title: {ja: 本線, en: Main}
        steps:
          - id: isolate
            title: {ja: 線を抜く, en: Unplug}
            role: staff
            kind: mitigation
            do: [{ja: 線を抜きます。, en: Pull the cable.}]

    """
}

extension TransferLimits {
  /// For servers on this machine.
  static let quick = TransferLimits(connectMilliseconds: 2_000, totalMilliseconds: 2_000)
}

/// A clock that stands still until the test moves it.
final class HandClock: MachineClock {
  private let milliseconds = Mutex(Int64(1_768_435_200_000))
  private let booted = Int64(1_768_400_000_000)

  func read() -> ClockReading {
    let now = milliseconds.withLock { $0 }
    return ClockReading(
      now: Instant(milliseconds: now),
      facts: ClockFacts(
        bootID: "test", sinceBootMilliseconds: now - booted, isSynchronised: true, maximumErrorMicroseconds: 0))
  }

  func setToWallTime() {
    milliseconds.withLock { $0 = Int64(Date().timeIntervalSince1970 * 1_000) }
  }

  func advance(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1_000 } }
}
