import ClaimBundle
import Foundation

/// A bar on standard error while something takes long; nothing where nobody looks, and nothing for what is over at once.
final class ProgressBar {
  private let title: String
  private let begun = ContinuousClock.now
  private var isShown = false
  private static let width = 30

  private init(_ title: String) { self.title = title }

  /// Nil when standard error is no terminal, or when a program reads what is printed.
  static func meter(_ title: String, json: Bool) -> (bar: ProgressBar, meter: WorkMeter)? {
    guard !json, isatty(STDERR_FILENO) == 1, ProcessInfo.processInfo.environment["TERM"] != "dumb" else { return nil }
    let bar = ProgressBar(title)
    return (bar, WorkMeter { bar.show($0) })
  }

  private func show(_ share: Double) {
    guard isShown || begun.duration(to: .now) > .milliseconds(400) else { return }
    isShown = true
    let full = Int(share * Double(ProgressBar.width))
    let line = String(repeating: "█", count: full) + String(repeating: "░", count: ProgressBar.width - full)
    write("\r\(title) \(line) \(Int(share * 100)) %")
  }

  /// Takes the bar away.
  func clear() { if isShown { write("\r\u{1B}[K") } }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}

/// Runs long work under a bar.
func underBar<Value>(_ title: String, json: Bool, _ work: (WorkMeter?) throws -> Value) rethrows -> Value {
  let shown = ProgressBar.meter(title, json: json)
  defer { shown?.bar.clear() }
  return try work(shown?.meter)
}
