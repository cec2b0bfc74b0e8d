import Foundation
import RunStore
import Runner

/// Asks timestamp authorities in a process of its own, so that nobody waits for a network.
enum BackgroundAnchoring {
  /// Does nothing when no authority is set up, when none is to be asked by now, or when no process can be started: what
  /// is not asked for now is asked for after the next entry.
  static func startIfDue(_ desk: Desk, _ file: IncidentFile) {
    guard desk.post.isAnchoringDue(file, on: .recording),
      let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return }
    start(program, ["anchor", "--due", "--home", desk.post.home.folder.path, "--incident", desk.id.rawValue])
  }

  /// In a process group of its own and without our files, so that it outlives us and holds no pipe open.
  private static func start(_ program: String, _ arguments: [String]) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else { return }
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var process = pid_t()
    posix_spawn(&process, program, &actions, &attributes, words, environ)
  }
}
