import Foundation
import OutsideTools
import Testing

/// Our declarations of other people's libraries are those of their own headers.
@Suite struct LibraryHeadersTests {
  private static let hasHeaders = ExternalTool.isDue("pkg-config", "--exists", "pangocairo", "libqrencode")

  private func compile(_ source: String) throws -> ExternalTool.Run {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/CPress")
    let flags = try ExternalTool.run("pkg-config", "--cflags", "pangocairo", "libqrencode").output.split(separator: " ")
    let options = ["-x", "c", "-fsyntax-only", "-DHIKESHI_PRESS_CHECK", "-I\(folder.path)"]
    return try ExternalTool.run(
      ["clang"] + options + flags.map { $0.trimmingCharacters(in: .newlines) } + ["-"], input: Data(source.utf8))
  }

  @Test(.enabled(if: hasHeaders)) func everyTypeConstantAndPlaceIsTheSame() throws {
    let result = try compile("#include \"library.h\"\n")
    #expect(result.status == 0, "\(result.output)")
  }

  /// The check can fail.
  @Test(.enabled(if: hasHeaders)) func aWrongDeclarationIsFound() throws {
    let result = try compile(
      "#include \"library.h\"\nPRESS_SAME_TYPE(void, cairo_create, (cairo_surface_t *))\nPRESS_SAME_VALUE(PANGO_SCALE, 1000)\n"
    )
    #expect(result.status != 0 && result.output.contains("cairo_create") && result.output.contains("PANGO_SCALE"))
  }
}
