/// Every format there is.
package enum NoticeFormats {
  package static let all: [any NoticeFormat] = [
    StandardWebhookFormat(), CloudEventsFormat(), SlackFormat(), TeamsFormat(), ChatworkFormat(), LineWorksFormat(),
    GoogleChatFormat(), DiscordFormat(), MailFormat(),
  ]

  /// Nil for a name that no format has.
  package static func named(_ name: String) -> (any NoticeFormat)? { all.first { $0.name == name } }
}
