/// Collects the lines of a response head as they arrive; an interim response (1xx) is replaced by the next one.
struct ResponseHead {
  /// All bytes given, those of interim responses included.
  private(set) var byteCount = 0
  private(set) var fields: [HeaderField] = []
  /// The empty line behind the fields was received.
  private(set) var isComplete = false

  mutating func append(line: UnsafeRawBufferPointer) {
    byteCount += line.count
    let text = String(decoding: line.map { Self.isPlain($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    if text.hasPrefix("HTTP/") {
      fields = []
      isComplete = false
    } else if text == "\r\n" || text == "\n" {
      isComplete = true
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      let end = value.lastIndex { $0 != " " && $0 != "\t" && $0 != "\r\n" && $0 != "\n" && $0 != "\r" }
      let trimmed = end.map { String(value[...$0]) } ?? ""
      // A name that is no token is the server's mistake; the line is not a field, and is dropped.
      if let field = try? HeaderField(String(text[..<colon]), trimmed) {
        fields.append(field)
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20..<0x7F, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}
