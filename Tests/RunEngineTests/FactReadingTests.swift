import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct FactReadingTests {
  private let incident: Incident

  init() throws { incident = try Incident(playbook(track("main", task("a")))) }

  @Test(
    arguments: [
      ("leaked", "yes", .yes), ("leaked", "Ｙ", .yes), ("leaked", "TRUE", .yes), ("leaked", "あり", .yes),
      ("leaked", "　いいえ ", .no), ("leaked", "n", .no), ("leaked", "なし", .no), ("leaked", "maybe", nil),
      ("leaked", "", nil), ("leaked", "1", nil),
      ("people", "0", .number(0)), ("people", "1200", .number(1_200)), ("people", "1,200", .number(1_200)),
      ("people", "１，２００人", .number(1_200)), ("people", "1,234,567 people", .number(1_234_567)),
      ("people", "3 machines", .number(3)), ("people", "3台", .number(3)),
      ("people", "999999999999999", .number(999_999_999_999_999)),
      ("people", "1000000000000000", nil), ("people", "99999999999999999999", nil), ("people", "-1", nil),
      ("people", "1.5", nil), ("people", "人", nil), ("people", "1,2", nil), ("people", "12 30", nil),
      ("people", ",200", nil),
      ("people", "1,2000", nil), ("people", "1234,567", nil), ("people", "約30", nil), ("people", "3-4", nil),
      // Not 3, not 10: read as less than was meant, these would lead the run astray.
      ("people", "3万", nil), ("people", "3万人", nil), ("people", "5千人", nil), ("people", "10k", nil),
      ("people", "10K人", nil),
      ("people", "2 thousand", nil), ("people", "1 million people", nil), ("people", "2m", nil),
      ("people", "3 dozen", nil),
      ("colour", "red", .choice("red")), ("colour", "RED", .choice("red")), ("colour", "青", .choice("blue")),
      ("colour", "Blue", .choice("blue")), ("colour", "green", nil),
      ("outage", "21:00", .instant(moment("2026-11-27T12:00:00.000Z"))),
      ("outage", "2026-11-26 9:30", .instant(moment("2026-11-26T00:30:00.000Z"))),
      ("outage", "約21時", nil), ("outage", "yesterday", nil), ("outage", "2026-02-30 09:00", nil),
      // Years that no leaf can write.
      ("outage", "0001-01-01 00:00", nil), ("outage", "9999-12-31T23:59:59-09:00", nil),
      ("outage", "0001-01-01 09:00", .instant(moment("0001-01-01T00:00:00.000Z"))),
      ("receipt", "R-1", .text), ("receipt", "　", nil),
      ("discovered", "20:00", .instant(moment("2026-11-27T11:00:00.000Z"))),
    ] as [(String, String, FactValue?)])
  func whatPeopleType(_ fact: String, _ typed: String, _ value: FactValue?) throws {
    var incident = incident
    guard let value else {
      #expect(incident.refusal(.state(fact, typed)) == .unreadableFact(FactID(fact), typed: typed))
      return
    }
    try incident.perform(.state(fact, typed))
    #expect(incident.state.control.facts[FactID(fact)] == value)
    let statement = try #require(incident.state.latestStatement(of: FactID(fact)))
    #expect(statement.sequence == 3)
    #expect(statement.stated.value == value)
  }

  @Test func textsKeepTheWordsAsTyped() throws {
    var incident = incident
    try incident.perform(.state([FactID("receipt"): " Ｒ-1 ", FactID("finder"): "か\u{3099}"]))
    #expect(
      incident.events.dropFirst(3).map(\.event) == [
        .factStated(FactStated(fact: FactID("finder"), value: .text, words: .name("か\u{3099}"))),
        .factStated(FactStated(fact: FactID("receipt"), value: .text, words: .reference(" Ｒ-1 "))),
      ])
  }

  @Test func unknownFacts() {
    #expect(incident.refusal(.state("leakd", "yes")) == .unknownFact(FactID("leakd"), nearest: FactID("leaked")))
    #expect(incident.refusal(.state("zzzzzz", "yes")) == .unknownFact(FactID("zzzzzz"), nearest: nil))
    #expect(
      incident.refusal(.done("a", facts: ["peopl": "3"])) == .unknownFact(FactID("peopl"), nearest: FactID("people")))
    // One that cannot be read keeps the others out too.
    #expect(
      incident.refusal(.state([FactID("leaked"): "yes", FactID("people"): "many"]))
        == .unreadableFact(FactID("people"), typed: "many"))
  }

  @Test func nothingToState() throws {
    var incident = incident
    #expect(try incident.perform(.state([:])) == [])
  }

  /// How a time was said stays on record: to the minute, to the second, or about.
  @Test func aTimeKeepsItsPrecision() throws {
    var incident = incident
    let said = StatedTime(
      instant: moment("2026-11-27T12:00:00.000Z"), offset: "+09:00", zone: "Asia/Tokyo", precision: .about,
      source: .person)
    let now = stated("2026-11-27T12:04:00.000Z")
    let happenings = try incident.perform(
      .done("a", facts: ["outage": "21:00頃", "leaked": "no"]), occurred: now)
    #expect(
      happenings.prefix(3).map(\.short) == ["fact leaked=no", "fact outage=2026-11-27T12:00:00.000Z", "done a#1"])
    #expect(happenings.prefix(3).map(\.occurred) == [now, said, now])
  }

  /// It moves every clock: held to what is possible wherever it is stated. Other times may lie ahead.
  @Test func discoveredStaysPossible() {
    guard case .occursInFuture(let time, now: evening) = incident.refusal(.state("discovered", "2026-11-28 09:00"))
    else {
      Issue.record("tomorrow was taken")
      return
    }
    #expect(time.instant == moment("2026-11-28T00:00:00.000Z"))
    guard case .occursBeforeReason = incident.refusal(.state("discovered", "1926-11-27 09:00")) else {
      Issue.record("1926 was taken")
      return
    }
    #expect(incident.refusal(.state("outage", "2026-11-28 09:00")) == nil)
  }
}
