import Foundation
import Testing

/// Bad input gets one clear message, a documented exit code, and leaves the incident as it was.
@Suite struct BadInputTests {
  private func started() throws -> Shell {
    let shell = try Shell()
    try shell.run("start", try shell.smallPlaybook())
    return shell
  }

  @Test(arguments: [
    (["done", "islate"], 65, "did you mean: hikeshi done isolate"),
    (["done", "nothing-like-it"], 65, "there is no step"),
    (["done", "buy"], 77, "its turn has not come yet"),
    (["done", "isolate", "--occurred", "25:00"], 65, "is not a time"),
    (["done", "isolate", "--occurred", "2999-01-01 00:00"], 65, "has not come yet"),
    (["done", "isolate", "--occurred", "1999-01-01 00:00"], 65, "too long ago"),
    (["done", "isolate", "--field", "people"], 64, "field=value"),
    (["done", "isolate", "--field", "poeple=3"], 65, "did you mean: --field people"),
    (["done", "isolate", "--attach", "/no/such/file"], 66, "there is no file"),
    (["done", "isolate", "--attach", "/tmp"], 66, "a folder cannot be attached"),
    (["done", "isolate", "--role", "nobody"], 65, "there is no role"),
    (["attach", "/no/such/file"], 66, "there is no file"),
    (["consent", "ordr", "--from", "insurer", "--by", "T"], 65, "did you mean: hikeshi consent order"),
    (["skip", "isolate"], 65, "a reason is needed"),
    (["skip", "isolate", "--reason", "  "], 65, "a reason is needed"),
    (["fact", "people=many"], 65, "is not an answer"),
    (["correct", "0"], 65, "a reason is needed"),
    (["ack", "msg_none", "--ref", "1"], 65, "there is no delivery"),
    (["deliveries", "show", "msg_none"], 66, "there is no delivery"),
    (["endpoint", "remove", "nobody"], 66, "there is no endpoint"),
    (["endpoint", "add", "agent", "http://agent.example/"], 65, "http is not encrypted"),
    (["endpoint", "add", "agent", "file:///etc/passwd"], 65, "only https"),
    (["timeline", "--format", "pdf"], 64, "there is no format"),
    (["verify", "/no/such/bundle.zip"], 66, "there is no file"),
    (["status", "--incident", "nothing"], 66, "there is no incident"),
    (["start", "ransomwear"], 66, "there is no playbook"),
    (["start", "/no/such/file.yaml"], 66, "cannot read"),
    (["frobnicate"], 64, "not understood"),
    (["done"], 64, "not understood"),
  ])
  func isRefusedWithAWayOut(arguments: [String], status: Int, message: String) throws {
    let shell = try started()
    let before = try shell.ledger()
    let result = try shell.run(arguments)
    #expect(result.status == Int32(status), "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.errors.hasPrefix("hikeshi: error: "))
    #expect(try shell.ledger() == before)
  }

  @Test func aMalformedPlaybookIsShownWithItsLines() throws {
    let shell = try Shell()
    let file = shell.folder.appending(path: "bad.yaml")
    let bad = SmallPlaybook.yaml.replacing(
      "role: staff\n        kind: mitigation", with: "role: stafff\n        kind: x"
    )
    .replacing("role: owner", with: "role: owener")
    try Data(bad.utf8).write(to: file)
    let result = try shell.run("start", file.path)
    #expect(result.status == 65)
    #expect(result.errors.contains("owener"))
    #expect(result.errors.contains("line "))
    #expect(try shell.run("status").status == 66)
  }

  @Test func aHomeThatIsAFileOrForbiddenIsSaidSo() throws {
    var shell = try Shell()
    let file = shell.folder.appending(path: "file")
    try Data("x".utf8).write(to: file)
    shell.environment["HIKESHI_HOME"] = file.path
    let result = try shell.run("start", "ransomware")
    #expect(result.status == 73)
    #expect(result.errors.contains("--home DIR"))
  }

  @Test func aDatabaseThatIsNoneIsLeftAlone() throws {
    let shell = try started()
    let database = shell.home.appending(path: "hikeshi.sqlite")
    let junk = Data("this is not a database, and it is longer than a header of sqlite would be".utf8)
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database.path + suffix) }
    try junk.write(to: database)
    let result = try shell.run("next")
    #expect(result.status == 65)
    #expect(result.errors.contains("damaged"))
    #expect(try Data(contentsOf: database) == junk)
  }

  @Test func theHomeIsForItsOwnerOnly() throws {
    let shell = try started()
    let files = try FileManager.default.subpathsOfDirectory(atPath: shell.home.path).map {
      shell.home.appending(path: $0)
    }
    for file in files + [shell.home] {
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect((mode ?? 0o777) & 0o077 == 0, "\(file.path)")
    }
  }
}
