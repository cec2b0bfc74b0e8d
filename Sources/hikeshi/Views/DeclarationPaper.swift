import CivilTime
import ClaimBundle
import EvidenceLog
import Export
import Foundation
import PlaybookModel
import RunEngine
import RunStore
import Runner
import RunnerWording
import Typesetting
import Wording

/// The paper to sign for a claim file, filled in with what was found in it.
struct DeclarationPaper {
  let bundle: String
  let report: VerificationReport
  let post: CommandPost
  private let subject: VerificationReport.Subject
  private let note: [UInt8]
  private let list: Hash256

  /// Nil for a claim file that does not hold.
  init?(for bundle: String, found report: VerificationReport, post: CommandPost) {
    guard report.holds, let subject = report.subject, let note = report.note, let list = report.listSHA256 else {
      return nil
    }
    self.bundle = bundle
    self.report = report
    self.post = post
    self.subject = subject
    self.note = note
    self.list = list
  }

  func document() throws -> PrintedDocument {
    let checkpoint: PrintedCheckpoint
    do throws(QRCodeFault) {
      checkpoint = try PrintedCheckpoint(origin: subject.origin, size: subject.size, root: subject.root, note: note)
    } catch { throw Stop(error.advice) }
    let declaration = Declaration(try stated, try parties, checkpoint: checkpoint, program: Program.name)
    return declaration.document(date: subject.lastRecorded.map { TimeText(zone: subject.zone).iso8601($0) } ?? "")
  }

  private var stated: Declaration.Subject {
    get throws {
      let seal: BundleSeal
      do throws(BundleFault) {
        seal = try BundleSeal(of: bundle)
      } catch { throw PostFault.bundle(error) }
      var (entries, words) = (0, 0)
      for check in report.held {
        if case .withheldEntries(let count) = check { entries = count }
        if case .words(_, let withheld) = check { words = withheld }
      }
      return Declaration.Subject(
        fileName: URL(fileURLWithPath: bundle).lastPathComponent, fileSHA256: seal.sha256?.hex, fileSize: seal.size,
        hasCheckingPage: seal.hasCheckingPage,
        listSHA256: list.hex, incident: subject.incident, playbook: subject.playbook, isDrill: subject.isDrill,
        firstRecorded: subject.firstRecorded, lastRecorded: subject.lastRecorded, zone: subject.zone,
        withheldEntries: entries, withheldWords: words, timestamps: subject.timestamps, key: subject.key.vkey,
        recordingProgram: subject.program, unchecked: report.unchecked.map { VerificationText.text(of: $0) })
    }
  }

  /// The settings of this home are those of the bundle's company only when the record is kept here.
  private var parties: Declaration.Parties {
    get throws {
      let row = try? post.store.incident(IncidentID(rawValue: subject.incident))
      let company = row?.origin == subject.origin ? try post.company() : nil
      return Declaration.Parties(
        company: company?.name ?? subject.company?.text, insurer: company?.insurer.name,
        policyNumber: subject.policyNumber?.text ?? company?.policyNumber)
    }
  }
}
