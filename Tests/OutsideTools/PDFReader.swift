package import Foundation

/// A PDF as poppler, qpdf and zbar see it.
package struct PDFReader {
  package static var isDue: Bool {
    ExternalTool.isDue("pdftotext", "-v") && ExternalTool.isDue("qpdf", "--version")
      && ExternalTool.isDue("zbarimg", "--version")
  }

  package let file: URL
  private let owned: URL?

  package init(_ file: URL) {
    self.file = file
    owned = nil
  }

  /// In a folder of its own, which `discard` removes.
  package init(_ bytes: [UInt8]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pdf-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    file = folder.appending(path: "document.pdf")
    owned = folder
    try Data(bytes).write(to: file)
  }

  package func discard() { if let owned { try? FileManager.default.removeItem(at: owned) } }

  /// What a reader copies out of it, page by page.
  package func pages() throws -> [String] {
    let text = try ExternalTool.run("pdftotext", "-layout", file.path, "-").output
    // By bytes: an accent at the top of a page would make one letter with the end of the page before it.
    return text.utf8.split(separator: 0x0C, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Without blanks and ends of lines, where a long text may be broken.
  package func dense() throws -> String {
    String(try ExternalTool.run("pdftotext", "-raw", file.path, "-").output.filter { !$0.isWhitespace })
  }

  /// `pdfinfo` of it, by name.
  package func facts() throws -> [String: String] {
    let lines = try ExternalTool.run("pdfinfo", file.path).output.split(separator: "\n")
    let pairs = lines.compactMap { line -> (String, String)? in
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Embedded, subset and with a map to Unicode, for every font in it.
  package func fonts() throws -> [(name: String, embedded: Bool, subset: Bool, unicode: Bool)] {
    try ExternalTool.run("pdffonts", file.path).output.split(separator: "\n").dropFirst(2).map { line in
      let words = line.split(separator: " ")
      let flags = words.dropLast(2).suffix(3).map { $0 == "yes" }
      return (String(words[0]), flags[0], flags[1], flags[2])
    }
  }

  /// What `qpdf --check` ends with.
  package func check() throws -> Int32 { try ExternalTool.run("qpdf", "--check", file.path).status }

  /// The right edge of the rightmost word, in points.
  package func rightmost() throws -> Double {
    let boxes = try ExternalTool.run("pdftotext", "-bbox", file.path, "-").output
    return boxes.split(separator: "\n").compactMap { line -> Double? in
      guard let range = line.range(of: "xMax=\"") else { return nil }
      return Double(line[range.upperBound...].prefix { $0 != "\"" })
    }.max() ?? 0
  }

  /// What a camera reads off a page, from 1; without the newline that zbar adds.
  package func code(onPage page: Int) throws -> String {
    let picture = file.deletingLastPathComponent().appending(path: "page-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: picture.appendingPathExtension("png")) }
    try ExternalTool.run(
      "pdftoppm", "-r", "150", "-png", "-singlefile", "-f", "\(page)", "-l", "\(page)", file.path, picture.path)
    return try QRReader.read(picture.appendingPathExtension("png"))
  }
}

package enum QRReader {
  /// Empty when there is no code in the picture.
  package static func read(_ picture: URL) throws -> String {
    let result = try ExternalTool.run("sh", "-c", "zbarimg -q --raw \"$0\" 2>/dev/null", picture.path)
    return result.output.hasSuffix("\n") ? String(result.output.dropLast()) : result.output
  }

  /// Lines of half blocks, a white square where there is ink, as on a dark screen.
  package static func read(halfBlocks lines: [String]) throws -> String {
    var rows: [[Bool]] = []
    for line in lines {
      rows.append(line.map { $0 == "\u{2588}" || $0 == "\u{2580}" })
      rows.append(line.map { $0 == "\u{2588}" || $0 == "\u{2584}" })
    }
    let scale = 6
    let width = (rows.first?.count ?? 0) * scale
    var picture = Array("P5\n\(width) \(rows.count * scale)\n255\n".utf8)
    for row in rows {
      let pixels = row.flatMap { [UInt8](repeating: $0 ? 255 : 0, count: scale) }
      for _ in 0..<scale { picture += pixels }
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "code-\(UUID().uuidString).pgm")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(picture).write(to: file)
    return try read(file)
  }
}
