import Foundation
import OutsideTools
import Testing

/// Timestamps by a real authority on loopback, from the command line.
@Suite struct AnchorTests {
  private func started(_ shell: Shell) throws {
    #expect(try shell.run("start", try shell.smallPlaybook()).status == 0)
  }

  @Test func aTokenIsAskedForKeptAndPutOnRecord() throws {
    let server = try LoopbackAuthority(try OpenSSLAuthority())
    defer { server.stop() }
    let shell = try Shell()
    try started(shell)
    let before = try shell.run("status")
    #expect(before.output.contains("not yet covered by an outside timestamp: "))

    let asked = try shell.run("anchor", "--tsa", server.url, "--ca", server.authority.root)
    #expect(asked.status == 0, "\(asked.errors)")
    #expect(asked.output.contains("up to an authority that you trust"))
    #expect(try shell.ledger().contains("\"checkpoint-anchored\""))
    #expect(try shell.run("status").output.contains("an outside timestamp covers every entry"))
    #expect(try shell.run("anchor").errors.contains("every entry is covered already"))
  }

  @Test func anAuthorityThatNobodyTrustsIsKeptAndCalledSo() throws {
    let server = try LoopbackAuthority(try OpenSSLAuthority())
    defer { server.stop() }
    let shell = try Shell()
    try started(shell)
    let asked = try shell.run("anchor", "--tsa", server.url)
    #expect(asked.status == 0)
    #expect(asked.output.contains("holds in itself but is not trusted"))
    #expect(try shell.run("timeline").output.contains("(trust not established)"))
  }

  @Test func withoutANetworkTheWishStaysAndNothingIsLost() throws {
    let authority = try OpenSSLAuthority()
    let closed = try LoopbackAuthority(authority)
    closed.stop()
    let shell = try Shell()
    try started(shell)
    let entries = try shell.ledger()
    let asked = try shell.run("anchor", "--tsa", closed.url, "--ca", authority.root)
    #expect(asked.status == 75)
    #expect(asked.output.contains("it will be asked again by itself"))
    #expect(try shell.ledger() == entries)
  }

  @Test func anAnswerToAnotherRequestIsRefusedAndNotRecorded() throws {
    let authority = try OpenSSLAuthority()
    let first = try LoopbackAuthority(authority)
    let shell = try Shell()
    try started(shell)
    #expect(try shell.run("anchor", "--tsa", first.url, "--ca", authority.root).status == 0)
    first.stop()
    // A server that plays an old answer again.
    let old = try authority.bytes("stamp.tsr")
    let replay = try LoopbackAuthority(authority) { _, _ in old }
    defer { replay.stop() }
    let entries = try shell.ledger()
    let asked = try shell.run("anchor", "--tsa", replay.url, "--ca", authority.root, "--name", "replay")
    #expect(asked.status == 65)
    #expect(asked.output.contains("its answer does not hold"))
    #expect(try shell.ledger() == entries)
  }

  @Test func oneTokenFromAnywhereIsJudged() throws {
    let authority = try OpenSSLAuthority()
    try authority.write("hello", to: "data")
    try authority.openssl(
      "ts", "-query", "-data", authority.path("data"), "-sha512", "-cert", "-out", authority.path("q"))
    _ = try authority.stamp(try authority.bytes("q"), digest: "sha384", named: "t")
    let shell = try Shell()
    let (token, data, ca) = (authority.path("t.tsr"), authority.path("data"), authority.root)
    #expect(try shell.run("anchor", "--check", token, "--data", data, "--ca", ca).status == 0)
    #expect(
      try shell.run("anchor", "--check", token, "--data", data, "--ca", ca, "--query", authority.path("q")).status == 0)
    #expect(try shell.run("anchor", "--check", token, "--data", data).status == 65)
    #expect(try shell.run("anchor", "--check", token, "--data", ca, "--ca", ca).status == 65)
    #expect(try shell.run("anchor", "--check", data, "--data", data, "--ca", ca).status == 65)
    #expect(try shell.run("anchor", "--check", token, "--data", data, "--ca", data).status == 65)
    #expect(try shell.run("anchor", "--check", token, "--data", authority.path("none"), "--ca", ca).status == 66)
    #expect(try shell.run("anchor", "--check", token).status == 64)
    let json = try shell.run("anchor", "--check", token, "--data", data, "--ca", ca, "--json").output
    #expect(json.contains("\"verdict\":\"trusted\""))
    #expect(!FileManager.default.fileExists(atPath: shell.home.path), "judging needs no home")
  }
}
