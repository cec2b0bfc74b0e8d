import Foundation
import GRDB
import RunStore

/// Texts in one BLOB, each a netstring: `5:hello,0:,`.
///
/// The number counts UTF-8 bytes and is written without leading zeros. Any text comes back as it was, empty ones and
/// those with line breaks or NULs included.
struct TextList: Equatable {
  let texts: [String]

  init(_ texts: [String]) { self.texts = texts }

  var bytes: Data {
    var bytes: [UInt8] = []
    for text in texts {
      bytes.append(contentsOf: "\(text.utf8.count):".utf8)
      bytes.append(contentsOf: text.utf8)
      bytes.append(UInt8(ascii: ","))
    }
    return Data(bytes)
  }

  init(bytes: Data) throws(StoreError) {
    var texts: [String] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let digits = rest.prefix { $0 != UInt8(ascii: ":") }
      guard digits.count <= 10, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let count = Int(String(decoding: digits, as: UTF8.self)), rest.count >= digits.count + count + 2
      else { throw .corrupt("list of texts") }
      rest = rest.dropFirst(digits.count + 1)
      guard let text = String(validating: rest.prefix(count), as: UTF8.self) else { throw .corrupt("list of texts") }
      rest = rest.dropFirst(count)
      guard rest.first == UInt8(ascii: ",") else { throw .corrupt("list of texts") }
      rest = rest.dropFirst()
      texts.append(text)
    }
    self.texts = texts
  }
}

/// One text that a person wrote, as a BLOB: GRDB ends a TEXT at its first NUL, both when writing and when reading.
struct VerbatimText {
  let text: String

  init(_ text: String) { self.text = text }

  var bytes: Data { Data(text.utf8) }

  init(bytes: Data) throws(StoreError) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .corrupt("text") }
    self.text = text
  }
}
