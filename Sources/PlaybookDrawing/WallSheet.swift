import CivilTime
package import PlaybookModel
import Wording

/// Two sides of A4 for the wall: the first hour in front, the telephone behind. For the night when every screen is dark,
/// so what only the company knows is printed when it is known, and otherwise left as a line to write on.
package struct WallSheet {
  /// Whom to call.
  package struct Contact: Hashable, Sendable {
    package let title: LocalizedText
    package let name: String?
    package let phone: String?

    package init(title: LocalizedText, name: String? = nil, phone: String? = nil) {
      self.title = title
      self.name = name
      self.phone = phone
    }
  }

  private let playbook: Playbook
  private let language: Language
  private let contacts: [Contact]
  /// By the name of the placeholder, `company`.
  private let known: [String: String]

  package init(_ playbook: Playbook, language: Language, contacts: [Contact], known: [String: String]) {
    self.playbook = playbook
    self.language = language
    self.contacts = contacts
    self.known = known
  }

  package var html: String {
    let printed = printedScripts
    let scriptSize = scriptFit.size(for: printed.flatMap(paragraphs), from: 8.6, to: WallSheet.smallestScript)
    let later =
      printed.count == scripts.count
      ? ""
      : "<p class=\"lead\">\(tr("このあとの電話の言葉", "The words for later calls")): <code>hikeshi playbook show \(playbook.id)</code></p>"
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>\(XML.escaped(playbook.title[language]))</title>
      <style>
      \(WallSheet.style)
      </style>
      </head>
      <body>
      <section>
      <h1>\(XML.escaped(playbook.title[language]))</h1>
      <p class="lead">\(XML.escaped(playbook.summary[language]))</p>
      <div class="never"><h2>\(tr("してはいけないこと", "Do not"))</h2><ul>
      \(playbook.doNot.map { "<li>\(XML.escaped($0[language]))</li>" }.joined(separator: "\n"))
      </ul></div>
      <h2>\(tr("最初の1時間", "The first hour"))</h2>
      <ol class="steps" style="font-size: \(points(stepSize))">
      \(firstHour.map(step).joined(separator: "\n"))
      </ol>
      </section>
      <section class="back">
      <h1>\(tr("電話する相手", "Whom to call"))</h1>
      \(contactTable)
      <h1>\(tr("電話で言うこと", "What to say on the telephone"))</h1>
      <p class="lead">\(tr("推測は話しません。わからないことは「まだ分かりません」と答えます。相手の名前と時刻を書きます。", "Do not guess. What you do not know, answer with \"we do not know yet\". Write down the name and the time."))</p>
      <div class="scripts" style="font-size: \(points(scriptSize))">
      \(printed.map(script).joined(separator: "\n"))
      </div>\(later)
      <footer>\(tr("記録を始める", "Begin the record")): <code>hikeshi start \(playbook.id)</code> · \(XML.escaped(playbook.version)) · \(tr("保険や法律の助言ではありません。約款によって決まります。", "Neither legal nor insurance advice. The policy wording decides."))</footer>
      </section>
      </body>
      </html>

      """
  }

  private func tr(_ ja: String, _ en: String) -> String { say(ja, en)[language] }

  /// What is due within an hour of the discovery, in the order in which it is due.
  private var firstHour: [Step] {
    let due = playbook.steps.compactMap { step -> (step: Step, within: Span)? in
      guard let due = step.due, due.from == .discovered, case .span(let span) = due.within, span <= .hours(1) else {
        return nil
      }
      return (step, span)
    }
    return Array(WallSheet.mostPressingFirst(due).prefix(9))
  }

  /// Everything within a day that somebody says on the telephone, the most pressing first.
  private var scripts: [Step] {
    let spoken = playbook.steps.filter { !$0.instructions.phone.isEmpty }.compactMap {
      step -> (step: Step, within: Span)? in
      guard let due = step.due, case .span(let span) = due.within else {
        return step.kind.isUrgent ? (step, .hours(1)) : nil
      }
      return span <= .hours(24) ? (step, span) : nil
    }
    return WallSheet.mostPressingFirst(spoken)
  }

  /// Steps that are due at once stay in the order of the playbook.
  private static func mostPressingFirst(_ steps: [(step: Step, within: Span)]) -> [Step] {
    steps.enumerated().sorted { ($0.element.within, $0.offset) < ($1.element.within, $1.offset) }.map(\.element.step)
  }

  private var stepSize: Double {
    let never = playbook.doNot.map { SheetFit.Paragraph(text: $0[language]) }
    let lead = SheetFit.Paragraph(text: playbook.summary[language])
    let above = SheetFit(columnWidth: 515, height: 0).needed(for: never + [lead], at: 9.6)
    let steps = firstHour.flatMap { step in
      [
        SheetFit.Paragraph(text: step.title[language] + String(repeating: " ", count: 24), size: 1.2),
        SheetFit.Paragraph(text: shortly(step), gap: 6),
      ]
    }
    return SheetFit(columnWidth: 505, height: 785 - 110 - above).size(for: steps, from: 9.3, to: 7.6)
  }

  private var scriptFit: SheetFit {
    let table = Double(contacts.count) * 22 + 130
    // The columns end where a call does: a part of them stays empty.
    return SheetFit(columnWidth: 258, height: (785 - table) * 2 * 0.93)
  }

  private func paragraphs(of step: Step) -> [SheetFit.Paragraph] {
    [SheetFit.Paragraph(text: "☎ \(step.title[language])", size: 1.19, lineHeight: 1.36, gap: 10)]
      + step.instructions.phone.map { SheetFit.Paragraph(text: filled($0[language]), lineHeight: 1.36, gap: 2.8) }
  }

  /// As many as fit at a size that can be read from a wall; the sheet says where the others are.
  private var printedScripts: [Step] {
    var printed = scripts
    let (fit, smallest) = (scriptFit, WallSheet.smallestScript)
    while printed.count > 1, fit.needed(for: printed.flatMap(paragraphs), at: smallest) > fit.height {
      printed.removeLast()
    }
    return printed
  }

  private static let smallestScript = 7.2

  private func points(_ size: Double) -> String { "\(Int(size))." + "\(Int((size * 10).rounded()) % 10)pt" }

  private func shortly(_ step: Step) -> String {
    step.instructions.lines.prefix(3).map { filled($0[language]) }.joined(separator: tr("", " "))
  }

  private func step(_ step: Step) -> String {
    let minutes: String =
      step.due.map { due in
        guard case .span(let span) = due.within else { return "" }
        return tr("\(span.milliseconds / 60_000)分以内", "within \(span.milliseconds / 60_000) min")
      } ?? ""
    return """
      <li><b>\(XML.escaped(step.title[language]))</b> <span class="who">\(XML.escaped(playbook.title(of: step.role)[language])) \
      · \(minutes)</span><div>\(XML.escaped(shortly(step)))</div></li>
      """
  }

  private func script(_ step: Step) -> String {
    let lines = step.instructions.phone.map { "<p>\(XML.escaped(filled($0[language])))</p>" }
    return "<div class=\"call\"><h3>☎ \(XML.escaped(step.title[language]))</h3>\(lines.joined())</div>"
  }

  private var contactTable: String {
    let blank = "<span class=\"blank\"></span>"
    let rows = contacts.map { contact in
      let (name, phone) = (contact.name.map(XML.escaped) ?? blank, contact.phone.map(XML.escaped) ?? blank)
      return
        "<tr><th>\(XML.escaped(contact.title[language]))</th><td>\(name)</td><td class=\"phone\">\(phone)</td></tr>"
    }
    return "<table>\(rows.joined())</table>"
  }

  /// What is not known becomes a line to write on, never a guess.
  private func filled(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      switch name {
      case "title": result += playbook.title[language]
      case "situation": result += (playbook.situation ?? playbook.title)[language]
      case "outward": result += (playbook.outward ?? playbook.situation ?? playbook.title)[language]
      default: result += known[name] ?? "______"
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static let style = """
    @page { size: A4; margin: 10mm 11mm; }
    * { box-sizing: border-box; }
    body { font: 10.5pt/1.42 "Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", "Noto Sans JP", sans-serif;
      color: #111; margin: 0 auto; max-width: 190mm; }

    .back { break-before: page; }
    h1 { font-size: 19pt; margin: 0 0 1mm; } .back h1 { font-size: 15pt; margin: 2.5mm 0 1mm; }
    h2 { font-size: 12.5pt; margin: 3mm 0 1mm; } h3 { margin: 0 0 .6mm; }
    .lead { margin: 0 0 2mm; font-size: 9.5pt; }
    .never { border: 2.2pt solid #b3261e; border-radius: 2mm; padding: 1.5mm 4mm; }
    .never h2 { color: #b3261e; margin: 0; } .never ul { margin: 0; padding-left: 5mm; font-weight: 600;
      font-size: 9.6pt; }
    .steps { margin: 0; padding-left: 7mm; } .steps li { margin: 1.1mm 0; break-inside: avoid; }
    .steps b { font-size: 1.2em; } .who { color: #555; font-size: .97em; }
    table { width: 100%; border-collapse: collapse; font-size: 10pt; }
    th, td { border: .5pt solid #888; padding: 1.1mm 2mm; text-align: left; } th { width: 34%; background: #f3f2ee; }
    .phone { width: 34%; font-weight: 700; font-size: 11.5pt; } .blank { display: inline-block; min-width: 20mm;
      height: 4mm; }
    .scripts { columns: 2; column-gap: 6mm; line-height: 1.36; } h3 { font-size: 1.19em; }
    .call { break-inside: avoid; border-top: .8pt solid #999; padding: 1.2mm 0 1.6mm; }
    .call p { margin: .5mm 0; } footer { font-size: 8.5pt; color: #333; margin-top: 3mm; }
    """
}
