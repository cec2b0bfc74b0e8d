import CanonicalJSON
import CivilTime
import EventCoding
import Export
import Foundation
import OutsideTools
import PlaybookModel
import RunEngine
import Testing

/// Each format against what reads it.
@Suite struct TimelineFormatTests {
  private static let step = Step(
    id: StepID("isolate"), title: LocalizedText(ja: "線を抜く", en: "Unplug"), role: RoleID("staff"), kind: .mitigation,
    instructions: .init(), routes: Routes(done: .to(.end)))
  private static let playbook = Playbook(
    id: PlaybookID("small"), version: "1", title: LocalizedText(ja: "小さい", en: "Small"),
    summary: LocalizedText(ja: "概要", en: "Summary"),
    roles: [Role(id: RoleID("staff"), title: LocalizedText(ja: "担当", en: "Staff"))],
    tracks: [Track(id: TrackID("main"), title: LocalizedText(ja: "本線", en: "Main"), steps: [step])])

  private let heading: TimelineHeading
  private let rows: [TimelineRow]

  init() throws {
    let now = try #require(Instant(utcText: "2026-11-24T12:05:09.123Z"))
    let occurred = try #require(StatedTime(typed: "約20:50", now: now, zone: .tokyo))
    var state = RunState(playbook: Self.playbook)
    var events: [RecordedEvent] = []
    let start = IncidentStarted(
      incident: "20261124-abcd", playbook: PlaybookID("small"), playbookSHA256: "00", isDrill: true, zone: "Asia/Tokyo",
      program: "hikeshi test", name: nil)
    let orders: [Command] = [
      Command(.start(StartOrder(started: start, discovered: occurred))),
      Command(.note("=1+1\t\"a\", <b>&'\r\n次の行"), actor: Actor(role: RoleID("staff"), name: .name("+佐藤"))),
      Command(.finish(FinishOrder(step: StepID("isolate"), outcome: .done)), actor: Actor(role: nil, name: .withheld)),
    ]
    for order in orders {
      for happening in try decide(order, at: now, in: state, zone: .tokyo) {
        let event = RecordedEvent(sequence: state.size, recorded: now, happening: happening)
        state.evolve(by: event)
        events.append(event)
      }
    }
    heading = TimelineHeading(state: state, zone: .tokyo, root: "ab12")
    rows = events.map { TimelineRow($0, playbook: Self.playbook, zone: .tokyo) }
  }

  private func whole(_ name: String, _ language: Language = .ja) throws -> String {
    let format = try #require(TimelineFormats.named(name, in: language))
    return format.opening(heading) + rows.map { format.entry($0, under: heading) }.joined() + format.closing(heading)
  }

  @Test func anUnknownFormatIsNone() {
    #expect(TimelineFormats.named("pdf", in: .ja) == nil)
    #expect(TimelineFormats.names == ["text", "csv", "jsonl", "timesketch", "html"])
  }

  @Test func textKeepsTheTwoTimesApart() throws {
    let text = try whole("text")
    #expect(text.contains("2026-11-24 21:05:09  最初に気づいた時刻: 2026-11-24 20:50:00 +09:00"))
    #expect(text.contains("起きた時刻: 2026-11-24 20:50 +09:00 (頃、人の申告)"))
    #expect(text.contains("「線を抜く」を終えた — (伏せてあります)"))
    #expect(text.hasSuffix("記録 \(rows.count)件、要約 ab12\n"))
    #expect(try whole("text", .en).contains("happened: 2026-11-24 20:50 +09:00 (about, as a person stated)"))
  }

  @Test func everyJSONLineIsCanonicalAndNullWhereWordsAreWithheld() throws {
    let lines = try whole("jsonl").split(separator: "\n")
    #expect(lines.count == rows.count)
    let objects = try lines.map { try JSONValue(parsingCanonical: Array($0.utf8)) }
    #expect(objects.map { $0["seq"]?.integer } == rows.map(\.sequence))
    #expect(objects.contains { $0["by"]?.isNull == true })
    #expect(objects.contains { $0["occurred"]?["precision"]?.string == "about" })
  }

  @Test func timesketchFindsItsFieldsAndBothTimes() throws {
    let objects = try whole("timesketch").split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    for object in objects {
      #expect(object["message"]?.string?.isEmpty == false)
      #expect(object["datetime"]?.string?.hasSuffix("+00:00") == true)
    }
    #expect(
      objects.compactMap { $0["timestamp_desc"]?.string }.filter { $0 == "Occurred (as stated)" }.count
        == rows.count { $0.occurred != nil })
  }

  /// Python's reader takes it apart again: the cells come back, neutralised where a spreadsheet would run them.
  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", ""))) func aCSVReaderFindsTheCells() throws {
    let script = """
      import csv, io, sys
      text = sys.stdin.buffer.read().decode('utf-8-sig')
      rows = list(csv.reader(io.StringIO(text, newline='')))
      assert len({len(row) for row in rows}) == 1, rows
      note = next(row for row in rows if row[6] == 'note-taken')
      print(repr(note[9])); print(repr(note[12]))
      print(all(cell[:1] not in '=+-@\\t\\r' for row in rows for cell in row if cell))
      """
    let result = try ExternalTool.run("python3", "-c", script, input: Data(try whole("csv").utf8))
    #expect(result.status == 0, "\(result.output)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "\"'+佐藤\"")
    #expect(lines.count == 3 && lines[1].contains("=1+1") && lines[2] == "True", "\(result.output)")
  }

  /// A line that is cut out of its file still says that it is of a drill; a real incident's lines have no such word.
  @Test func everyLineOfADrillSaysSo() throws {
    for name in ["jsonl", "timesketch"] {
      let lines = try whole(name, .en).split(separator: "\n")
      #expect(lines.count >= rows.count)
      for line in lines { #expect(line.contains("\"drill\":true"), "\(name): \(line)") }
    }
    // One for each row, and one for the names of the columns; a cell may hold a line's end.
    #expect(try whole("csv").components(separatedBy: "訓練 DRILL,").count == rows.count + 2)
    #expect(try whole("timesketch", .en).components(separatedBy: "\"message\":\"[DRILL] ").count > rows.count)
    for table in ClaimTables.all { #expect(table.opening(heading).contains("訓練 DRILL,")) }
  }

  /// A strict reader of XML takes the page, so that nothing in it was left open or unescaped.
  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", ""))) func thePageIsWellFormedAndSelfContained() throws {
    let page = try whole("html")
    let script = """
      import re, sys, xml.dom.minidom
      page = sys.stdin.buffer.read().decode()
      page = re.sub(r'<!DOCTYPE html>', '', page)
      page = re.sub(r'<(meta|input|br)([^>]*)>', r'<\\1\\2/>', page).replace(' checked/>', ' checked="checked"/>')
      xml.dom.minidom.parseString(page.encode())
      print(re.findall(r'(?:src|href)=|url\\(|<script', page))
      """
    let result = try ExternalTool.run("python3", "-c", script, input: Data(page.utf8))
    #expect(result.output == "[]\n", "\(result.output)")
    #expect(page.contains("&lt;b&gt;&amp;&#39;"))
    #expect(page.contains("<tr class=\"stated\" id=\"entry-0\">"))
  }
}
