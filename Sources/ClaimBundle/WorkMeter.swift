/// How far a long piece of work has come, told now and then: at most once for each thousandth of it.
package final class WorkMeter {
  private let tell: (Double) -> Void
  private var done = 0
  private var total = 1
  private var told = 0

  /// - Parameter tell: is given the share that is done, 0 to 1.
  package init(_ tell: @escaping (Double) -> Void) { self.tell = tell }

  /// Adds to what there is to do, in bytes or whatever else the work is counted in.
  package func expect(_ units: Int) { total += units }

  package func advance(_ units: Int) {
    done = min(total, done + units)
    let thousandth = Int(Double(done) / Double(total) * 1_000)
    guard thousandth > told else { return }
    told = thousandth
    tell(Double(done) / Double(total))
  }
}
