import CanonicalJSON
import Delivery
import EventCoding
import Foundation
import LoopbackServers
import PlaybookModel
import RunEngine
import RunStore
import Testing

@testable import Runner

/// Notices that nobody answers and deadlines that come near, from the outbox to the people who are to act.
@Suite struct EscalationSendingTests {
  private static let accepting = "HTTP/1.1 204 No Content\r\n\r\n"

  /// The agent, and the owner's own people who asked for warnings.
  private static func office(_ agent: MisbehavingServer, _ owner: MisbehavingServer) throws -> Office {
    let office = try Office(playbook: playbook)
    try office.endpoint("agent", port: agent.port)
    try office.endpoint("owner", port: owner.port)
    _ = try office.post.setWarnings(true, of: "owner")
    _ = try office.post.perform(
      Command(.finish(FinishOrder(step: StepID("tell"), outcome: .done))), on: office.incident)
    return office
  }

  private static func types(of office: Office) throws -> [EventType] {
    var types: [EventType] = []
    _ = try office.post.open(office.incident) { types.append($0.recorded.event.type) }
    return types
  }

  private static func bodies(_ server: MisbehavingServer) throws -> [JSONValue] {
    try server.stop().texts.map { text in
      let body = try #require(text.split(separator: "\r\n\r\n", maxSplits: 1).last)
      return try JSONValue(parsing: Array(body.utf8))
    }
  }

  @Test func takenByAMachineAndConfirmedByNobody() throws {
    let (agent, owner) = (try MisbehavingServer(Self.accepting), try MisbehavingServer(Self.accepting))
    let office = try Self.office(agent, owner)
    #expect(try office.send().attempts.map(\.verdict) == [.accepted])
    office.clock.advance(seconds: 3_600)
    let pass = try office.post.sendDue(observing: true, limits: .quick)
    #expect(pass.moved.flatMap(\.1).map(\.event.type) == [.noticeEscalated, .stepOpened])
    let file = try office.post.open(office.incident)
    #expect(file.state.openSteps.map(\.id) == [StepID("wait"), StepID("mention"), StepID("reach-agent")])
    // The owner was told in the same pass, with the words to say, and once.
    #expect(pass.attempts.count == 1)
    #expect(try office.post.sendDue(observing: true, limits: .quick).attempts.isEmpty)
    _ = agent.stop()
    let told = try Self.bodies(owner)
    #expect(told.map { $0["data"]?["warning"]?.string } == ["escalation"])
    #expect(told.first?["data"]?["text"]?.string?.hasSuffix("\n「小さな会社です。届きましたか。」") == true)
  }

  @Test func aClosedReceiver() throws {
    let agent = try MisbehavingServer("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")
    let office = try Self.office(agent, try MisbehavingServer(Self.accepting))
    let pass = try office.send()
    #expect(pass.ended.map(\.why) == [.stopped])
    #expect(pass.moved.flatMap(\.1).map(\.event.type) == [.noticeEscalated, .stepOpened])
    let notice = try #require(try office.post.open(office.incident).state.notices.first)
    #expect(notice.escalated?.why == .stopped && notice.escalated?.fallback == StepID("reach-agent"))
    _ = agent.stop()
  }

  /// Nothing answers there for days: when the schedule is used up, or the receiver keeps refusing, at the latest.
  @Test(arguments: [
    ("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", NoticeEscalated.Why.exhausted),
    ("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", .refused),
  ])
  func aReceiverThatNeverTakesIt(_ reply: String, _ why: NoticeEscalated.Why) throws {
    let agent = try MisbehavingServer(reply)
    let office = try Office(playbook: Self.playbook)
    try office.endpoint("agent", port: agent.port)
    let step = FinishOrder(step: StepID("mention"), outcome: .done)
    _ = try office.post.perform(Command(.finish(step)), on: office.incident)
    var moved: [EventType] = []
    for _ in 0..<(4 * 24 * 12) where !moved.contains(.noticeEscalated) {
      moved += try office.send().moved.flatMap(\.1).map(\.event.type)
      office.clock.advance(seconds: 300)
    }
    #expect(moved.suffix(2) == [.noticeEscalated, .stepOpened])
    #expect(try office.post.open(office.incident).state.notices.last?.escalated?.why == why)
    _ = agent.stop()
  }

  /// Their confirmation is picked up after the call was opened: on record and shown, and the call stays to be made.
  @Test func confirmedTooLate() throws {
    let agent = try MisbehavingServer("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"reference\":\"R-7\"}")
    let office = try Self.office(agent, try MisbehavingServer(Self.accepting))
    _ = try office.send()
    office.clock.advance(seconds: 3_601)
    _ = try office.post.sendDue(observing: true, limits: .quick)
    try office.post.collectReceipts(limits: .quick)
    let state = try office.post.open(office.incident).state
    let notice = try #require(state.notices.first)
    #expect(state.answer(to: notice) == .acknowledged(notice.deliveries[0], office.clock.read().now))
    #expect(state.isOpen(StepID("reach-agent")))
    _ = try office.post.perform(
      Command(.finish(FinishOrder(step: StepID("reach-agent"), outcome: .done))), on: office.incident)
    #expect(try office.post.open(office.incident).state.isOpen(StepID("reach-agent")) == false)
    _ = agent.stop()
  }

  /// The network is away: nothing is used up, and the telephone takes over when the time is over.
  @Test func withoutANetwork() throws {
    let network = try CutNetwork()
    network.isCut = true
    let agent = try MisbehavingServer(Self.accepting)
    let office = try Self.office(agent, try MisbehavingServer(Self.accepting))
    _ = try office.send(over: network)
    office.clock.advance(seconds: 3_600)
    let pass = try office.post.sendDue(observing: true, limits: .quick, over: network)
    #expect(pass.moved.flatMap(\.1).map(\.event.type) == [.noticeEscalated, .stepOpened])
    #expect(try office.post.open(office.incident).state.notices.first?.escalated?.why == .unacknowledged)
    _ = agent.stop()
  }

  /// Each reminder and the miss: on record once, told to the owner once, and to nobody outside.
  @Test func deadlines() throws {
    let (agent, owner) = (try MisbehavingServer(Self.accepting), try MisbehavingServer(Self.accepting))
    let office = try Office(playbook: Self.playbook)
    try office.endpoint("agent", port: agent.port)
    try office.endpoint("owner", port: owner.port)
    _ = try office.post.setWarnings(true, of: "owner")
    // Nobody could have set this up by a command.
    var outside = try office.post.endpoint(named: "agent")
    outside.receivesWarnings = true
    try office.post.store.save(outside)
    for _ in 0..<80 {
      office.clock.advance(seconds: 3_600)
      _ = try office.post.sendDue(observing: true, limits: .quick)
    }
    let types = try Self.types(of: office)
    #expect(types.filter { $0 == .reminderGiven }.count == 2)
    #expect(types.filter { $0 == .deadlineMissed }.count == 1)
    let told = try Self.bodies(owner).map { $0["data"]?["warning"]?.string }
    #expect(told == ["reminder", "reminder", "overdue"])
    #expect(agent.stop().requests.isEmpty)
  }

  @Test func warningsAreForOurOwnPeople() throws {
    let office = try Office(playbook: Self.playbook)
    #expect(throws: PostFault.self) {
      _ = try office.post.add(
        EndpointOrder(
          name: "agent", url: "https://agent.example/hook", role: RoleID("agent"), language: .ja,
          receivesWarnings: true))
    }
    try office.endpoint("insurer", port: 9)
    #expect(throws: PostFault.self) { _ = try office.post.setWarnings(true, of: "insurer") }
    #expect(try office.post.endpoints().allSatisfy { !$0.receivesWarnings })
  }

  /// What a step asks is in the message that the same step sends.
  @Test func aNoticeTellsWhatItsOwnStepAsked() throws {
    let agent = try MisbehavingServer(Self.accepting)
    let office = try Office(playbook: Self.playbook)
    try office.endpoint("agent", port: agent.port)
    let order = FinishOrder(
      step: StepID("mention"), outcome: .done, facts: [FactID("found-by"): "夜勤の高橋"])
    _ = try office.post.perform(Command(.finish(order)), on: office.incident)
    _ = try office.send()
    #expect(try Self.bodies(agent).first?["data"]?["text"]?.string == "気づいた人は夜勤の高橋です。")
  }

  static let playbook = """
    hikeshi: 1
    id: telling
    version: "1"
    title: {ja: 知らせる手順書, en: Telling playbook}
    summary: {ja: 試すためのもの, en: For trying}
    roles:
      - {id: staff, title: {ja: 担当, en: Staff}}
      - {id: owner, title: {ja: 経営者, en: Owner}}
      - {id: agent, title: {ja: 代理店, en: Agent}, outside: true}
      - {id: insurer, title: {ja: 保険会社, en: Insurer}, outside: true}
    facts:
      - {id: found-by, kind: text, holds: name, ask: {ja: 気づいた人は？, en: Who noticed it?}}
    messages:
      - id: first
        title: {ja: 第一報, en: First notice}
        text: {ja: 気づきました。, en: We noticed something.}
      - id: second
        title: {ja: 続報, en: Second notice}
        text: {ja: "気づいた人は{fact:found-by}です。", en: "Noticed by {fact:found-by}."}
    tracks:
      - id: main
        title: {ja: 本線, en: Main}
        steps:
          - id: tell
            title: {ja: 知らせる, en: Tell the agent}
            role: staff
            kind: notice
            do: [{ja: 知らせます。, en: Tell them.}]
            notify: [{to: agent, message: first, acknowledge-within: 1h, fallback: reach-agent}]
          - id: wait
            title: {ja: 待つ, en: Wait}
            role: staff
            kind: record
            do: [{ja: 待ちます。, en: Wait.}]
      - id: side
        title: {ja: 脇道, en: Side}
        steps:
          - id: mention
            title: {ja: 続報を送る, en: Tell them more}
            role: staff
            kind: notice
            do: [{ja: 送ります。, en: Send it.}]
            asks: [{fact: found-by}]
            notify: [{to: agent, message: second}]
    fallbacks:
      - id: reach-agent
        title: {ja: 代理店に電話する, en: Telephone the agent}
        role: staff
        reaches: agent
        do: [{ja: 電話します。, en: Telephone them.}]
        phone: [{ja: 「小さな会社です。届きましたか。」, en: "\\"A small company. Has it arrived?\\""}]
        marks: agent-notified
    deadlines:
      - id: report
        title: {ja: 報告, en: Report}
        within: 72h
        remind: [24h, 6h]
        met-by: wait

    """
}
