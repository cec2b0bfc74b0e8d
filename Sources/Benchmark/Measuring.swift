import Foundation
import Glibc

/// Seconds that a piece of work takes, by the clock that nobody sets.
func seconds(_ work: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let elapsed = try clock.measure(work)
  return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// The most memory that this process ever had, in bytes (`VmHWM`).
func peakMemory() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
}

func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appending(path: "hikeshi-bench-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}

/// A program to its end; its standard output.
@discardableResult
func run(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws -> String {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return text
}

/// Seconds from the start of a program to its end, and nothing else: what `Process` does beside that takes longer, up to
/// ten times as long where many files may be open.
func secondsOf(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws -> Double {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
  }
  var words = ([program.path] + arguments).map { strdup($0) } + [nil]
  var variables =
    ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { strdup("\($0)=\($1)") } + [nil]
  defer { for text in words + variables { free(text) } }
  var status: Int32 = -1
  let took = try seconds {
    var process = pid_t()
    guard posix_spawn(&process, program.path, &actions, nil, &words, &variables) == 0,
      waitpid(process, &status, 0) == process
    else { throw BenchmarkFault.wrong }
  }
  guard status == 0 else { throw BenchmarkFault.wrong }
  return took
}

/// A program that lies beside this one.
func sibling(_ name: String) -> URL {
  URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
}

func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000) MB" }

func rounded(_ value: Double) -> String { String(format: "%.2f", value) }
