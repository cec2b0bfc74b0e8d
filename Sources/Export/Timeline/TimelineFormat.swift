package import PlaybookModel

/// A way to write a timeline, piece by piece, so that its length costs no memory.
///
/// The same entries come out as the same bytes, whenever they are written. Adding a format is one file, and one line in
/// `all`.
package protocol TimelineFormat: Sendable {
  /// As typed after `--format`.
  static var name: String { get }
  func opening(_ heading: TimelineHeading) -> String
  func entry(_ row: TimelineRow, under heading: TimelineHeading) -> String
  /// An entry that this copy of the record leaves out; nothing is known of it but its place.
  func withheld(_ sequence: Int, under heading: TimelineHeading) -> String
  func closing(_ heading: TimelineHeading) -> String
}

extension TimelineFormat {
  package func opening(_ heading: TimelineHeading) -> String { "" }
  /// For formats whose lines all need a time.
  package func withheld(_ sequence: Int, under heading: TimelineHeading) -> String { "" }
  package func closing(_ heading: TimelineHeading) -> String { "" }
}

/// Every format there is, made for a reader of one language.
package enum TimelineFormats {
  package static func all(in language: Language) -> [any TimelineFormat] {
    [
      TextTimeline(language: language), CSVTimeline(), JSONLinesTimeline(), TimesketchTimeline(language: language),
      HTMLTimeline(),
    ]
  }

  package static var names: [String] { all(in: .en).map { type(of: $0).name } }

  /// Nil when there is no format of this name.
  package static func named(_ name: String, in language: Language) -> (any TimelineFormat)? {
    all(in: language).first { type(of: $0).name == name }
  }
}
