/// A time zone as a table of UTC offsets, so that rules about calendar days need no system database.
package struct Zone: Hashable, Sendable {
  /// The zone's offset from `start` until the next change.
  package struct Change: Hashable, Sendable {
    package let start: Instant
    package let offsetSeconds: Int

    package init(start: Instant, offsetSeconds: Int) {
      self.start = start
      self.offsetSeconds = offsetSeconds
    }
  }

  /// The IANA name, `Asia/Tokyo`.
  package let name: String
  private let firstOffset: Int
  private let changes: [Change]

  /// `changes` in order of time; `firstOffset` holds before the first of them.
  package init(name: String, firstOffset: Int, changes: [Change] = []) {
    self.name = name
    self.firstOffset = firstOffset
    self.changes = changes.sorted { $0.start < $1.start }
  }

  package static let utc = Zone(name: "UTC", firstOffset: 0)
  /// Japan has kept +09:00 without summer time since 1952.
  package static let tokyo = Zone(name: "Asia/Tokyo", firstOffset: 9 * 3_600)

  package func offsetSeconds(at instant: Instant) -> Int {
    changes.last { $0.start <= instant }?.offsetSeconds ?? firstOffset
  }

  package func local(at instant: Instant) -> LocalTime {
    let seconds = floorDiv(instant.milliseconds, 1_000) + Int64(offsetSeconds(at: instant))
    return LocalTime(
      date: CivilDate(daysSinceEpoch: Int(floorDiv(seconds, 86_400))),
      secondOfDay: Int(floorMod(seconds, 86_400)))
  }

  /// The instant at which a clock on the wall shows `local`. An hour that summer time repeats means its first
  /// passing; one that it leaves out means the moment the clock jumped over it.
  package func instant(of local: LocalTime) -> Instant {
    let seconds = Int64(local.date.daysSinceEpoch) * 86_400 + Int64(local.secondOfDay)
    let candidates = Set([firstOffset] + changes.map(\.offsetSeconds))
      .map { (offset: $0, instant: Instant(milliseconds: (seconds - Int64($0)) * 1_000)) }
    let valid = candidates.filter { offsetSeconds(at: $0.instant) == $0.offset }.map(\.instant)
    if let first = valid.min() { return first }
    // Left out: of the changes, the first after which the clock showed a later time than this.
    let jump = changes.first { (seconds - Int64($0.offsetSeconds)) * 1_000 < $0.start.milliseconds }
    return jump?.start ?? Instant(milliseconds: (seconds - Int64(firstOffset)) * 1_000)
  }

  /// `+09:00`.
  package func offsetText(at instant: Instant) -> String {
    let offset = offsetSeconds(at: instant)
    let minutes = abs(offset) / 60
    return
      "\(offset < 0 ? "-" : "+")\(String(100 + minutes / 60).dropFirst()):\(String(100 + minutes % 60).dropFirst())"
  }
}

/// What a calendar and a clock on the wall show.
package struct LocalTime: Hashable, Sendable {
  package let date: CivilDate
  /// 0 up to 86 399.
  package let secondOfDay: Int

  package init(date: CivilDate, secondOfDay: Int) {
    self.date = date
    self.secondOfDay = secondOfDay
  }

  /// `21:05`, or `21:05:09`.
  package func timeText(withSeconds: Bool) -> String {
    let hour = String(100 + secondOfDay / 3_600).dropFirst()
    let minute = String(100 + secondOfDay / 60 % 60).dropFirst()
    return withSeconds ? "\(hour):\(minute):\(String(100 + secondOfDay % 60).dropFirst())" : "\(hour):\(minute)"
  }
}
