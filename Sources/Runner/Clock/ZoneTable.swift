package import CivilTime
import Foundation

extension Zone {
  /// The zone of an IANA name, with its changes from 2020 to 2050; nil for a name nobody knows.
  package init?(named name: String) {
    if name == Zone.tokyo.name {
      self = .tokyo
      return
    }
    guard let system = TimeZone(identifier: name) else { return nil }
    let first = Date(timeIntervalSince1970: 1_577_836_800)
    let last = Date(timeIntervalSince1970: 2_524_608_000)
    var changes: [Change] = []
    var moment = first
    while let next = system.nextDaylightSavingTimeTransition(after: moment), next < last {
      let start = Instant(milliseconds: Int64(next.timeIntervalSince1970) * 1_000)
      changes.append(Change(start: start, offsetSeconds: system.secondsFromGMT(for: next)))
      moment = next
    }
    self.init(name: name, firstOffset: system.secondsFromGMT(for: first), changes: changes)
  }

  /// The zone of this machine, for a company that has not said where it is; Japan's when the machine keeps UTC.
  package static func ofThisMachine() -> Zone {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/etc/localtime")
    let name = link.flatMap { $0.range(of: "zoneinfo/").map { range in String(link?[range.upperBound...] ?? "") } }
    guard let name, !["UTC", "Etc/UTC", "UCT", "Etc/UCT", "GMT"].contains(name) else { return .tokyo }
    return Zone(named: name) ?? .tokyo
  }
}
