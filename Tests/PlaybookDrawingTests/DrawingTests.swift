import Foundation
import OutsideTools
import PlaybookDrawing
import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

/// Every shipped playbook in every form, against what reads it.
@Suite struct DrawingTests {
  static let shipped = ShippedPlaybooks.files.map(\.id)

  private func playbook(_ id: String) throws -> Playbook {
    try Playbook(yaml: try #require(ShippedPlaybooks.named(id)).stream, fileName: id)
  }

  @Test(arguments: shipped) func everyStepIsInEveryPicture(id: String) throws {
    let playbook = try playbook(id)
    for language in Language.allCases {
      let graph = PlaybookGraph(playbook, in: language)
      #expect(graph.lanes.flatMap(\.boxes).map(\.id) == playbook.steps.map(\.id))
      #expect(MermaidGraph.text(of: graph).hasPrefix("flowchart TB\n"))
      for step in playbook.steps {
        #expect(DOTGraph.text(of: graph).contains("\"\(step.id)\" ["))
        #expect(MermaidGraph.text(of: graph).contains("n_\(step.id.rawValue.replacing("-", with: "_"))"))
      }
    }
  }

  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", "")), arguments: shipped)
  func thePictureIsWellFormedAndReachesForNothing(id: String) throws {
    let graph = PlaybookGraph(try playbook(id), in: .ja)
    let script = """
      import re, sys, xml.dom.minidom
      text = sys.stdin.buffer.read()
      xml.dom.minidom.parseString(text)
      print(re.findall(rb'href|src=|<script|<foreignObject', text))
      """
    let result = try ExternalTool.run("python3", "-c", script, input: Data(SVGGraph.text(of: graph).utf8))
    #expect(result.output == "[]\n", "\(result.output)")
  }

  @Test func boxesOfALaneDoNotOverlap() throws {
    let svg = SVGGraph.text(of: PlaybookGraph(try playbook("ransomware"), in: .en))
    var bottoms: [Int: Int] = [:]
    for match in svg.matches(of: /<rect x="(\d+)" y="(\d+)" width="1\d\d" height="(\d+)"/) {
      guard let x = Int(match.1), let y = Int(match.2), let height = Int(match.3) else { continue }
      let lane = (x - 24) / 236
      #expect(y >= bottoms[lane, default: 0], "a box at \(x), \(y)")
      bottoms[lane] = y + height
    }
    #expect(bottoms.count == 8)
  }

  @Test(arguments: Language.allCases) func theWallSheetLeavesLinesForWhatIsNotKnown(language: Language) throws {
    let contact = WallSheet.Contact(title: LocalizedText(ja: "代理店", en: "Agent"), name: "<町>の保険", phone: "03-1111")
    let sheet = WallSheet(
      try playbook("ransomware"), language: language, contacts: [contact], known: ["company": "A & B"]
    ).html
    #expect(sheet.contains("A &amp; B") && sheet.contains("&lt;町&gt;の保険"))
    #expect(!sheet.contains("{") || sheet.split(separator: "</style>").count == 2)
    #expect(sheet.split(separator: "</style>")[1].contains("______"))
    #expect(!sheet.split(separator: "</style>")[1].contains("{"))
  }
}
