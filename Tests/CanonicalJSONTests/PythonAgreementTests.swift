import CanonicalJSON
import Foundation
import OutsideTools
import Testing

/// What another reader of JSON says of the same bytes.
@Suite struct PythonAgreementTests {
  /// A line of hexadecimal in, a line out: `-` when refused, else the value written with sorted keys, in hexadecimal.
  static let script = """
    import json, sys
    for line in sys.stdin.read().split("\\n"):
        try:
            value = json.loads(bytes.fromhex(line).decode("utf-8"))
            text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            print("+" + text.encode("utf-8", "surrogatepass").hex())
        except (ValueError, RecursionError):
            print("-")
    """

  // Needs python3.
  @Test(.enabled(if: ExternalTool.isDue("python3", "--version"), "python3 is missing"))
  func pythonReadsTheSame() throws {
    for document in Self.documents { _ = try JSONValue(parsing: document.utf8) }
    let inputs = (0...3).flatMap(ByteStringTests.strings) + Self.documents.map { Array($0.utf8) }
    let lines = inputs.map(hex).joined(separator: "\n")
    let run = try ExternalTool.run("python3", "-c", Self.script, input: Data(lines.utf8))
    try #require(run.status == 0, "\(run.output)")
    let answers = run.output.split(separator: "\n")
    try #require(answers.count == inputs.count)
    for (input, answer) in zip(inputs, answers) {
      do {
        let ours = try JSONValue(parsing: input).canonicalBytes()
        if answer != "+" + hex(ours) { Issue.record("\(String(decoding: input, as: UTF8.self)): \(answer)") }
      } catch let fault as JSONFault {
        switch fault.reason {
        case .notAnInteger, .integerOutOfRange, .duplicateKey, .loneSurrogate, .tooDeep: break
        case .notUTF8, .unexpectedEnd, .unexpectedByte, .trailingBytes, .badEscape, .controlCharacter, .notCanonical:
          if answer != "-" { Issue.record("\(String(decoding: input, as: UTF8.self)): we \(fault), Python \(answer)") }
        }
      }
    }
  }

  /// Keys stay in the basic plane, where Python sorts as we do.
  static let documents = [
    #"{"text":"\ud83d\ude00 \u0000\u001f\u007f\/","é":"e\u0301","e\u0301":[9007199254740991,-9007199254740991]}"#,
    #" { "b" : [ true , false , null ] , "a" : { "\"" : "\\" , "\n" : "" } } "#,
    #"{"事案":"ランサムウェア","手順":[{"隔離":"済"},{"連絡":"未"}]}"#,
  ]

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(0x100 + Int($0), radix: 16).dropFirst() }.joined()
  }
}
