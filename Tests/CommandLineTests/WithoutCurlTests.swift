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
      #expect(!result.errors.contains("libcurl"), "\(command): \(result.errors)")
    }
    let counted = try shell.run("done", "count", "--field", "people=1")
    #expect(counted.status == 0 && counted.errors.contains("! libcurl cannot be used; please telephone"))
    #expect(counted.errors.contains("This is our company."), "\(counted.errors)")
    for command in [
      ["endpoint", "add", "other", "https://agent.example/hook"], ["endpoint", "test", "agent"],
      ["anchor", "--tsa", "https://tsa.example/"], ["deliveries", "flush"],
    ] {
      let result = try shell.run(command)
      #expect(result.status == 69, "\(command): \(result.errors)")
      #expect(result.errors.contains("libcurl cannot be used; please telephone"), "\(command): \(result.errors)")
    }
    // What was to be sent is on record, and is sent when it can be.
    #expect(try shell.ledger().contains("notice-queued"))
    #expect(try shell.run("deliveries").output.contains("waiting to be sent"))
  }
}
