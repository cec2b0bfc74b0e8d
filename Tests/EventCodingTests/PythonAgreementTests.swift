import EventCoding
import EvidenceLog
import Foundation
import OutsideTools
import RunEngine
import Testing

/// What a stranger finds in a leaf with nothing but Python's own libraries.
@Suite struct PythonAgreementTests {
  /// Leaf and disclosures in, one a line; out: the leaf written anew by the rules of JCS, and the digests it commits to.
  static let script = """
    import base64, hashlib, json, sys
    lines = sys.stdin.buffer.read().split(b"\\n")
    leaf = json.loads(lines[0])
    out = sys.stdout.buffer
    out.write(json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\\n")
    unpadded = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=")
    digests = sorted(unpadded(hashlib.sha256(line).digest()) for line in lines[1:])
    out.write(b" ".join(digests) + b"\\n")
    out.write(b" ".join(digest.encode() for digest in leaf.get("_sd", [])) + b"\\n")
    for line in lines[1:]:
        salt, name, words = json.loads(base64.urlsafe_b64decode(line + b"=" * (-len(line) % 4)))
        out.write(f"{name}={words}\\n".encode())
    """

  // Needs python3.
  @Test(.enabled(if: ExternalTool.isDue("python3", "--version"), "python3 is missing"))
  func pythonFindsTheSame() throws {
    let encoded = try Examples.leaf(Examples.attachment).encodedRepeatably()
    let bytes = String(decoding: encoded.bytes, as: UTF8.self)
    let input = ([bytes] + encoded.disclosures).joined(separator: "\n")
    let run = try ExternalTool.run("python3", "-c", Self.script, input: Data(input.utf8))
    try #require(run.status == 0, "\(run.output)")
    let lines = run.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 10)
    #expect(lines[0] == bytes)
    #expect(lines[1] == lines[2])
    #expect(
      Array(lines[3...]) == [
        "hash.sha256=" + String(repeating: "a1", count: 32), "file.fileName=画面.jpg",
        "text.custody.description=screen of the till", "text.custody.source=POS-3", "text.custody.method=photograph",
        "name.custody.witness=鈴木", "name.by=高橋",
      ])
  }
}
