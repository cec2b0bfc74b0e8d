import ArgumentParser
import Foundation

// A full disk or a vanished reader must come back as an error that we can explain, not as a signal that kills us.
signal(SIGXFSZ, SIG_IGN)
signal(SIGPIPE, SIG_IGN)
umask(0o077)

do {
  var command = try Hikeshi.parseAsRoot()
  try command.run()
} catch {
  Ending.exit(after: error)
}
