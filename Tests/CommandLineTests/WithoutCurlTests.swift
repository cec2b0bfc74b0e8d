import Foundation
import Testing

/// On a machine where libcurl cannot be used, nothing is sent; everything else goes on.
@Suite struct WithoutCurlTests {
  @Test func onlySendingStops() throws {
    var shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    let added = try shell.run("endpoint", "add", "agent", "https://127.0.0.1:9/hook", "--allow-network", "127.0.0.0/8")
    #expect(added.status == 0, "\(added.errors)")

    // The first library of that name is no library.
    let folder = shell.folder.appending(path: "libraries")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "libcurl.so.4"))
    shell.environment["LD_LIBRARY_PATH"] = folder.path

    for command in [["next"], ["status"], ["done", "isolate"], ["note", "x"], ["attach", try shell.smallPlaybook()]] {
      let result = try shell.run(command)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    for command in [
      ["endpoint", "add", "other", "https://agent.example/hook"], ["endpoint", "test", "agent"],
      ["anchor", "--tsa", "https://tsa.example/"], ["notify", "agent", "--message", "we are cut off"],
      ["deliveries", "flush"],
    ] {
      let result = try shell.run(command)
      #expect(result.status == 69, "\(command): \(result.errors)")
      #expect(result.errors.contains("libcurl cannot be used; please telephone"), "\(command): \(result.errors)")
    }
    // What was to be sent is on record, and is sent when it can be.
    #expect(try shell.ledger().contains("we are cut off"))
    #expect(try shell.run("deliveries").output.contains("waiting to be sent"))
  }
}
