import CanonicalJSON
import Foundation
import Testing

@testable import Delivery

/// The chat tools: what they get, how it is kept from calling everybody, and how it stays within their limits.
@Suite struct ChatFormatTests {
  /// One line for each of them: how a body's visible text is found, and its limit in UTF-16 units.
  struct Tool: Sendable, CustomTestStringConvertible {
    let format: any NoticeFormat
    let url: String
    let secrets: [String]
    let limit: Int
    let text: @Sendable (JSONValue) -> String?
    var testDescription: String { format.name }
  }

  static let tools = [
    Tool(format: SlackFormat(), url: "https://hooks.slack.example/services/T/B/secret", secrets: [], limit: 4_000) {
      $0["text"]?.string
    },
    Tool(
      format: GoogleChatFormat(), url: "https://chat.example/v1/spaces/A/messages?key=k&token=t", secrets: [],
      limit: 4_096
    ) {
      $0["text"]?.string
    },
    Tool(format: DiscordFormat(), url: "https://discord.example/api/webhooks/1/secret", secrets: [], limit: 2_000) {
      $0["content"]?.string
    },
    Tool(
      format: LineWorksFormat(), url: "https://webhook.worksmobile.example/message/secret", secrets: [], limit: 2_000
    ) {
      $0["body"]?["text"]?.string
    },
    Tool(format: TeamsFormat(), url: "https://prod.logic.example/workflows/1?sig=secret", secrets: [], limit: 28_671) {
      $0["attachments"]?.array?.first?["content"]?["body"]?.array?.last?["text"]?.string
    },
  ]

  private func text(_ tool: Tool, _ notice: Notice) throws -> (text: String, bytes: Int) {
    let message = try SampleNotice.message(tool.format, notice, to: tool.url, secrets: tool.secrets)
    let json = try JSONValue(parsing: Array(message.bodyText.utf8))
    return (try #require(tool.text(json)), message.bodyText.utf8.count)
  }

  @Test(arguments: tools)
  func carriesTheWordsTheNumbersAndTheCheckpoint(tool: Tool) throws {
    let (text, _) = try text(tool, SampleNotice.notice())
    for part in ["サーバーが暗号化されました。", "20261124-7k3f", "03-0000-0000", "消さないで"] {
      #expect(text.contains(part), "\(text)")
    }
  }

  @Test(arguments: tools)
  func aLongNoticeIsCutInItsMiddleOnly(tool: Tool) throws {
    let long = String(repeating: "長い話。", count: 4_000)
    let (text, bytes) = try text(tool, SampleNotice.notice(text: long, drill: true))
    #expect(text.utf16.count <= tool.limit)
    #expect(bytes < (tool.format.name == "teams" ? 28_672 : 30_000))
    #expect(text.contains("…(以下省略)"))
    #expect(text.contains("20261124-7k3f") && text.contains("AAAA"))
    // Near the limit, so that no more is lost than has to be.
    #expect(text.utf16.count > (tool.format.name == "teams" ? 9_000 : tool.limit - 10))
  }

  @Test func drillsAreMarkedInEveryTool() throws {
    for tool in Self.tools {
      let message = try SampleNotice.message(tool.format, SampleNotice.notice(drill: true), to: tool.url)
      #expect(message.bodyText.contains("【訓練】"), "\(tool.format.name)")
      let english = try SampleNotice.notice(title: "First", text: "x", drill: true, language: "en")
      let other = try SampleNotice.message(tool.format, english, to: tool.url)
      #expect(other.bodyText.contains("DRILL"), "\(tool.format.name)")
      #expect(!other.bodyText.contains("事故番号"))
    }
  }

  /// Nobody can be made to call a whole company by what they write into a note.
  @Test func mentionsAreEscaped() throws {
    let hostile =
      "<!channel> <!everyone> @everyone @here <users/all> <@U123> [toall] [To:1] <m userId=\"all\"> [info]x[/info] & *x*"
    let notice = try SampleNotice.notice(title: hostile, text: hostile)
    let slack = try SampleNotice.message(SlackFormat(), notice, to: "https://a.example/x").bodyText
    #expect(!slack.contains("<") && slack.contains("&lt;!channel&gt;") && slack.contains("&amp;"))
    let google = try SampleNotice.message(GoogleChatFormat(), notice, to: "https://a.example/x").bodyText
    #expect(!google.contains("<") && google.contains("users/all"))
    let line = try SampleNotice.message(LineWorksFormat(), notice, to: "https://a.example/x").bodyText
    #expect(!line.contains("<m"))
    let discord = try SampleNotice.message(DiscordFormat(), notice, to: "https://a.example/x").bodyText
    #expect(!discord.contains("@everyone") && !discord.contains("@here"))
    #expect(discord.contains(#""allowed_mentions":{"parse":[]}"#))
    let chatwork = try SampleNotice.message(ChatworkFormat(), notice, to: "https://a.example/x", secrets: ["t"])
      .bodyText
    let sent = try #require(chatwork.dropFirst("body=".count).removingPercentEncoding)
    #expect(!sent.contains("[") && sent.contains("toall"))
    let teams = try SampleNotice.message(TeamsFormat(), notice, to: "https://a.example/x").bodyText
    #expect(!teams.contains("<") && teams.contains(#"\\*x\\*"#))
  }

  @Test func chatworkIsAFormWithAToken() throws {
    let message = try SampleNotice.message(
      ChatworkFormat(), SampleNotice.notice(text: "a&b=c+d %"), to: "https://api.chatwork.example/v2/rooms/1/messages",
      secrets: ["token-1"])
    #expect(message.header("x-chatworktoken") == "token-1")
    #expect(message.header("content-type") == "application/x-www-form-urlencoded")
    #expect(message.bodyText.contains("a%26b%3Dc%2Bd%20%25"))
    #expect(throws: FormatRefusal.secretMissing) {
      try SampleNotice.message(ChatworkFormat(), SampleNotice.notice(), to: "https://api.chatwork.example/")
    }
    #expect(throws: FormatRefusal.badSecret) {
      try SampleNotice.message(
        ChatworkFormat(), SampleNotice.notice(), to: "https://api.chatwork.example/", secrets: ["a\r\nX: y"])
    }
  }

  @Test func discordIsAskedToWait() throws {
    let plain = try SampleNotice.message(
      DiscordFormat(), SampleNotice.notice(), to: "https://d.example/api/webhooks/1/s")
    let thread = try SampleNotice.message(
      DiscordFormat(), SampleNotice.notice(), to: "https://d.example/api/webhooks/1/s?thread_id=2")
    let already = try SampleNotice.message(
      DiscordFormat(), SampleNotice.notice(), to: "https://d.example/api/webhooks/1/s?wait=true")
    let urls = [plain, thread, already].map { message -> String in
      if case .post(let url, _, _) = message { url.revealed } else { "" }
    }
    #expect(
      urls == [
        "https://d.example/api/webhooks/1/s?wait=true", "https://d.example/api/webhooks/1/s?thread_id=2&wait=true",
        "https://d.example/api/webhooks/1/s?wait=true",
      ])
  }

  @Test func everyFormatHasANameOfItsOwn() {
    let names = NoticeFormats.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(NoticeFormats.named(name)?.name == name) }
    #expect(NoticeFormats.named("telegram") == nil)
  }

  @Test func aRetryIsTheSameMessage() throws {
    let notice = try SampleNotice.notice()
    for tool in Self.tools {
      let first = try SampleNotice.message(tool.format, notice, to: tool.url, secrets: tool.secrets)
      #expect(try SampleNotice.message(tool.format, notice, to: tool.url, secrets: tool.secrets) == first)
    }
  }
}
