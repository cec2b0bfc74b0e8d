import ArgumentParser
import CACAO
import Foundation
import PlaybookModel
import Runner
import Wording

/// What a person says a foreign playbook's secrets are: from files, and at the terminal for those that nothing tells. An
/// argument would be in the shell's history and in the list of processes.
struct StatedSecrets {
  let options: [String]
  let source: PlaybookSource

  init(options: [String], of source: PlaybookSource) {
    self.options = options
    self.source = source
  }

  func values() throws -> [String: String] {
    let wanted = source.foreign?.wanted ?? []
    var values: [String: String] = [:]
    for option in options {
      let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[1].hasPrefix("@"), parts[1].count > 1 else {
        // What was typed is not said again: it may be the secret.
        throw Stop(
          say("--secret は 名前=@ファイル の形で書きます", "--secret is written NAME=@FILE"),
          hints: [say("値をそのまま書くと、履歴に残ります", "a value as an argument stays in the shell's history")], ending: .usage)
      }
      guard wanted.contains(parts[0]) else {
        throw Stop(
          say("この手順書に「\(parts[0])」という秘密はありません", "this playbook has no secret \"\(parts[0])\""),
          hints: wanted.map { say($0, $0) }, ending: .usage)
      }
      let text = String(decoding: try InputBytes.read(String(parts[1].dropFirst())), as: UTF8.self)
      values[parts[0]] = text.trimmingCharacters(in: .newlines)
    }
    let known = Set(values.keys).union((source.foreign?.secrets ?? []).map(\.name))
    let missing = wanted.filter { !known.contains($0) }
    guard !missing.isEmpty else { return values }
    guard Voice.inputIsTerminal else {
      let names = missing.joined(separator: ", ")
      Voice.tell(
        say(
          "値のない秘密があります: \(names)。手順には伏せ字で出ます", "no value for these secrets: \(names); the steps show masks"))
      return values
    }
    for name in missing {
      Voice.tell(
        say("秘密の値「\(name)」(画面に出ません。空のまま Enter で後回し):", "secret \"\(name)\" (not shown; Enter alone leaves it out):"))
      if let line = HiddenLine.read(), !line.isEmpty { values[name] = line }
    }
    return values
  }
}
