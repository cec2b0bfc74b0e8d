import EventCoding
package import EvidenceLog
package import PlaybookFile

/// Why a bundle was not written, or could not be looked at. A bundle that was looked at and does not hold is a
/// `VerificationReport`, not one of these.
package enum BundleFault: Error, Hashable, Sendable {
  /// Something is there already, and is left alone.
  case exists(String)
  case cannotWrite(String, code: Int32)
  case cannotRead(String, code: Int32)
  case missing(String)
  /// An evidence file is not where it was put.
  case attachmentMissing(item: String, path: String)
  /// An evidence file is no longer what was recorded.
  case attachmentChanged(item: String, path: String)
  /// A token, its request, or its certificates are no longer what was recorded.
  case timestampChanged(String)
  /// The ledger at hand is not the one that was signed.
  case ledgerNotAsSigned
  /// The list of the files could not be signed.
  case notSigned(SigningFault)
  /// The first entry says which playbook and which zone the record is to be read by.
  case cannotWithholdTheFirst
  case noSuchEntry(Int, size: Int)
  case playbookUnreadable(PlaybookFileFault)
  case unknownZone(String)
  /// Neither a folder nor an archive that we wrote.
  case notABundle(String)
}
