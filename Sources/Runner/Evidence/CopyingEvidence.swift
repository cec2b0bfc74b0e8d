import ClaimBundle
import Crypto
import EvidenceLog
import Foundation
import Glibc

extension CommandPost {
  struct KeptContent {
    let sha256: Hash256
    let size: Int
  }

  /// Copies while hashing, then reads the copy and the original again: all three hashes must agree.
  func copyIn(_ path: String, _ meter: WorkMeter? = nil) throws(PostFault) -> KeptContent {
    func fault(_ reason: AttachmentFault) -> PostFault { .attachment(path: path, reason) }
    switch FileKind(at: path) {
    case .absent(let code): throw fault(code == ENOENT ? .missing : .unreadable(code: code))
    case .folder: throw fault(.isFolder)
    case .file: break
    }
    let source = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw fault(.unreadable(code: errno)) }
    defer { close(source) }

    meter?.expect(3 * Int(lseek(source, 0, SEEK_END)))
    lseek(source, 0, SEEK_SET)
    mkdir(home.attachments.path, 0o700)
    let draft = home.attachments.appending(path: ".incoming-\(UUID().uuidString)")
    let copy = Glibc.open(draft.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard copy >= 0 else { throw fault(.cannotStore(code: errno)) }
    defer {
      close(copy)
      unlink(draft.path)
    }
    guard let first = digest(of: source, writingTo: copy, meter) else { throw fault(.cannotStore(code: errno)) }
    guard fsync(copy) == 0 else { throw fault(.cannotStore(code: errno)) }
    lseek(source, 0, SEEK_SET)
    lseek(copy, 0, SEEK_SET)
    guard let again = digest(of: source, meter), let stored = digest(of: copy, meter) else {
      throw fault(.unreadable(code: errno))
    }
    guard first == again, first == stored else { throw fault(.changedWhileCopied) }

    let target = contentFile(first.sha256.hex)
    mkdir(target.deletingLastPathComponent().path, 0o700)
    fchmod(copy, 0o400)
    guard link(draft.path, target.path) == 0 || errno == EEXIST else { throw fault(.cannotStore(code: errno)) }
    syncFolder(target.deletingLastPathComponent())
    syncFolder(home.attachments)
    return KeptContent(sha256: first.sha256, size: first.size)
  }

  /// The hash of the content kept under a hash, hexadecimal; nil when it cannot be read.
  func hashOfKept(_ sha256: String, _ meter: WorkMeter? = nil) -> String? {
    let descriptor = Glibc.open(contentFile(sha256).path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return digest(of: descriptor, meter)?.sha256.hex
  }

  private struct Measured: Equatable {
    let sha256: Hash256
    let size: Int
  }

  /// Reads to the end in pieces of one megabyte; nil with `errno` set when reading or writing fails.
  private func digest(of source: Int32, writingTo copy: Int32? = nil, _ meter: WorkMeter? = nil) -> Measured? {
    var hasher = SHA256()
    var size = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(source, $0.baseAddress, $0.count) }
      if count < 0 { return nil }
      if count == 0 { break }
      size += count
      meter?.advance(count)
      let isWritten = buffer.withUnsafeBytes { bytes -> Bool in
        let piece = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        hasher.update(bufferPointer: piece)
        return copy.map { writeAll(piece, to: $0) } ?? true
      }
      if !isWritten { return nil }
    }
    guard let hash = Hash256(bytes: Array(hasher.finalize())) else { return nil }
    return Measured(sha256: hash, size: size)
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
