import CivilTime
import EvidenceLog
import Export
import RunEngine
import Typesetting
import Wording

/// The files for paper, which follow from the ledger, the last checkpoint, and what they are set with.
struct PrintedPages {
  static let paths = [BundlePath.printedTimeline]

  private let subject: DerivedFiles.Subject
  private let typesetter: Result<any DocumentSetter, Stop>
  private var timeline: PrintedTimeline?

  /// Ends the making of pages for paper, and of nothing else.
  private struct Stop: Error {
    let why: Printing.LeftOut
  }

  init(_ subject: DerivedFiles.Subject, by typesetter: () throws(TypesettingFault) -> any DocumentSetter) {
    self.subject = subject
    do throws(Stop) {
      let checkpoint = try PrintedPages.checkpoint(of: subject)
      do throws(TypesettingFault) {
        self.typesetter = .success(try typesetter())
      } catch { throw Stop(why: .impossible(error)) }
      let heading = TimelineHeading(state: subject.state, zone: subject.zone, root: subject.root.hex)
      timeline = PrintedTimeline(heading, checkpoint: checkpoint)
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
    let row = TimelineRow(event, playbook: subject.state.playbook, zone: subject.zone)
    timeline?.add(row)
  }

  mutating func takeWithheld(_ sequence: Int) { timeline?.addWithheld(sequence) }

  /// The files, and by what they were made or why there are none.
  func set() -> (files: [(path: String, bytes: [UInt8])], Printing) {
    do throws(Stop) {
      let typesetter = try typesetter.get()
      guard let timeline, !timeline.isTooLong else { return ([], .leftOut(.tooLong)) }
      do throws(TypesettingFault) {
        let set = try typesetter.set(timeline.document(program: subject.state.start?.program ?? "", date: date))
        let probe = Hash256.of(try typesetter.set(TypesettingProbe.document).bytes).hex.prefix(16)
        let fonts = set.fonts.joined(separator: "; ")
        // A record in all the scripts of the world takes more fonts than a line can hold.
        let named =
          set.fonts.count <= 20 ? fonts : "\(set.fonts.count) fonts \(Hash256.of(Array(fonts.utf8)).hex.prefix(16))"
        let making = "\(typesetter.versions); probe \(probe); \(named)"
        return ([(BundlePath.printedTimeline, set.bytes)], .made(by: making))
      } catch { throw Stop(why: .impossible(error)) }
    } catch { return ([], .leftOut(error.why)) }
  }

  /// Of the last entry.
  private var date: String { subject.state.lastRecorded.map { TimeText(zone: subject.zone).iso8601($0) } ?? "" }
}
