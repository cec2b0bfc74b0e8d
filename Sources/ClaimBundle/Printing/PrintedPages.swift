import CivilTime
import EvidenceLog
import Export
import RunEngine
import Typesetting
import Wording

/// The files for paper, which follow from the ledger, the last checkpoint, and what they are set with.
struct PrintedPages {
  static let paths = [BundlePath.printedTimeline, BundlePath.printedClaim]

  private let subject: DerivedFiles.Subject
  private let typesetter: Result<Typesetter, Stop>
  private var timeline: PrintedTimeline?
  private var claim: PrintedClaim?

  /// Ends the making of pages for paper, and of nothing else.
  private struct Stop: Error {
    let why: Printing.LeftOut
  }

  init(_ subject: DerivedFiles.Subject, by typesetter: () throws(TypesettingFault) -> Typesetter) {
    self.subject = subject
    do throws(Stop) {
      let checkpoint = try PrintedPages.checkpoint(of: subject)
      do throws(TypesettingFault) {
        self.typesetter = .success(try typesetter())
      } catch { throw Stop(why: .impossible(error)) }
      let heading = TimelineHeading(state: subject.state, zone: subject.zone, root: subject.root.hex)
      timeline = PrintedTimeline(heading, checkpoint: checkpoint)
      claim = PrintedClaim(subject.claimReport, checkpoint: checkpoint)
    } catch { self.typesetter = .failure(error) }
  }

  private static func checkpoint(of subject: DerivedFiles.Subject) throws(Stop) -> PrintedCheckpoint {
    do throws(QRCodeFault) {
      return try PrintedCheckpoint(
        origin: subject.origin, size: subject.state.size, root: subject.root, note: subject.note)
    } catch {
      switch error {
      case .libraryMissing: throw Stop(why: .impossible(.libraryMissing(QRCode.library)))
      case .tooLong: throw Stop(why: .impossible(.failed))
      }
    }
  }

  mutating func take(_ event: RecordedEvent) {
    timeline?.add(TimelineRow(event, playbook: subject.state.playbook, zone: subject.zone))
  }

  mutating func takeWithheld(_ sequence: Int) { timeline?.addWithheld(sequence) }

  /// The files, and by what they were made or why there are none.
  func set() -> (files: [(path: String, bytes: [UInt8])], Printing) {
    do throws(Stop) {
      let typesetter = try typesetter.get()
      guard let timeline, let claim, !timeline.isTooLong, !claim.isTooLong else { return ([], .leftOut(.tooLong)) }
      let program = subject.state.start?.program ?? ""
      let documents = [
        (BundlePath.printedTimeline, timeline.document(program: program, date: date)),
        (BundlePath.printedClaim, claim.document(program: program, date: date)),
      ]
      do throws(TypesettingFault) {
        let set = try documents.map { path, document throws(TypesettingFault) in (path, try typesetter.set(document)) }
        let probe = Hash256.of(try typesetter.set(TypesettingProbe.document).bytes).hex.prefix(16)
        let making = "\(typesetter.versions); probe \(probe); \(PrintedPages.named(set.map(\.1.fonts)))"
        return (set.map { ($0, $1.bytes) }, .made(by: making))
      } catch { throw Stop(why: .impossible(error)) }
    } catch { return ([], .leftOut(error.why)) }
  }

  /// A record in all the scripts of the world takes more fonts than a line can hold.
  private static func named(_ fonts: [[String]]) -> String {
    var all: [String] = []
    for font in fonts.joined() where !all.contains(font) { all.append(font) }
    let text = all.joined(separator: "; ")
    return all.count <= 20 ? text : "\(all.count) fonts \(Hash256.of(Array(text.utf8)).hex.prefix(16))"
  }

  /// Of the last entry.
  private var date: String { subject.state.lastRecorded.map { TimeText(zone: subject.zone).iso8601($0) } ?? "" }
}
