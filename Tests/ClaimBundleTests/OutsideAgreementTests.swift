import ClaimBundle
import Foundation
import OutsideTools
import Testing

/// Programs that share no code with us find the same.
@Suite struct OutsideAgreementTests {
  private let claim: SampleClaim

  init() throws { claim = try SampleClaim() }

  @Test func sha256sumAndUnzipFindNothing() throws {
    let folder = try claim.bundle(.folder)
    let lists = "cd '\(folder.path)' && sha256sum --strict -c manifest-sha256.txt tagmanifest-sha256.txt"
    #expect(try ExternalTool.run("sh", "-c", lists).status == 0)
  }

  @Test(.enabled(if: ExternalTool.isDue("unzip", "-v"))) func unzipFindsNothing() throws {
    #expect(try ExternalTool.run("unzip", "-t", try claim.bundle(.zip).path).status == 0)
  }

  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", "import bagit"))) func bagitFindsNothing() throws {
    let check = "import bagit, sys; bagit.Bag(sys.argv[1]).validate(); print('valid')"
    let result = try ExternalTool.run("python3", "-c", check, try claim.bundle(.folder).path)
    #expect(result.output.contains("valid"), "\(result.output)")
  }

  @Test func theBundlesOwnScriptHolds() throws {
    let result = try ExternalTool.run("sh", "\(try claim.bundle(.folder).path)/data/verify.sh")
    #expect(result.status == 0, "\(result.output)")
    #expect(!result.output.contains("FAIL"))
  }

  /// What the script can see, it sees as we do; what it says it cannot (pages against the record) is left to us.
  @Test(arguments: [
    "data/proof/ledger.jsonl", "data/proof/disclosures.jsonl", "data/proof/key.vkey", "data/proof/key.pem",
    "data/proof/playbook.yaml", "data/attachments/item-1.jpg", "data/timeline.html", "manifest-sha256.txt",
  ])
  func aChangedFileFailsTheScript(path: String) throws {
    let folder = try claim.bundle(.folder)
    let file = folder.appending(path: path)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    #expect(try ExternalTool.run("sh", "\(folder.path)/data/verify.sh").status == 1)
  }

  /// The lists are written anew by whoever changed the file, as a forger would.
  @Test(arguments: [
    "data/proof/ledger.jsonl", "data/proof/disclosures.jsonl", "data/proof/key.vkey", "data/proof/key.pem",
    "data/proof/playbook.yaml", "data/attachments/item-1.jpg",
  ])
  func aForgedFileWithForgedListsFailsTheScript(path: String) throws {
    let folder = try claim.bundle(.folder)
    let file = folder.appending(path: path)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let lists = """
      cd '\(folder.path)' && find data -type f | LC_ALL=C sort | xargs sha256sum > manifest-sha256.txt &&
      sha256sum bagit.txt bag-info.txt manifest-sha256.txt > tagmanifest-sha256.txt
      """
    #expect(try ExternalTool.run("sh", "-c", lists).status == 0)
    let result = try ExternalTool.run("sh", "\(folder.path)/data/verify.sh")
    #expect(result.status == 1, "\(result.output)")
    #expect(result.output.contains("ok    ファイルは目録のとおり / files are as listed: manifest-sha256.txt"))
  }
}
