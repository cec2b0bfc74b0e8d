package import ClaimBundle
package import EventCoding
package import PlaybookFile
package import PlaybookModel
package import RunEngine
package import RunStore

/// Why a use case ended without doing what it was asked. What was recorded before stays recorded.
package enum PostFault: Error, Sendable {
  case refused(Refusal)
  case store(StoreError)
  case homeUnusable(String, code: Int32)
  case keyUnreadable(String)
  /// A key file that is not of the key that signed this home's records.
  case keyOfAnotherHome(String)
  /// Neither a fingerprint nor a file with a key in it.
  case notAFingerprint(String)
  /// The key that was called lost is there.
  case keyNotLost(String)
  case noIncident
  case unknownIncident(String, known: [IncidentID])
  case severalOpen([IncidentRow])
  case unknownPlaybook(String, known: [String])
  case playbookUnreadable(String, code: Int32)
  case playbookFaulty(PlaybookFileFault)
  /// It can be read, and breaks rules that every playbook has to keep.
  case playbookUnsound(ProvenPlaybook)
  /// Marked TLP:RED, and nobody said that the receiver may have it.
  case playbookIsRed(LocalizedText)
  /// The stored ledger is not the one that was signed.
  case ledgerChanged(IncidentID, LedgerFault)
  /// Others kept recording at the same moment; nothing of ours was recorded.
  case tooBusy
  case unreadableTime(String)
  case unknownZone(String)
  case attachment(path: String, AttachmentFault)
  case unknownEndpoint(String, known: [String])
  case badEndpoint(EndpointFault)
  case unknownDelivery(String)
  case nobodyToNotify
  case companyFile(CompanyFault)
  case bundle(BundleFault)
  /// Another process sends for this home.
  case anotherSends
  case timestamp(TimestampFault)
  /// libcurl could not be set up.
  case cannotSend
  case entropy
}

package enum LedgerFault: Hashable, Sendable {
  case leaf(Int, LeafFault)
  case outOfSequence(Int)
  case noCheckpoint
  case badCheckpoint
  case rootDiffers(size: Int)
  case playbookDiffers
}

package enum AttachmentFault: Hashable, Sendable {
  case missing
  case isFolder
  case unreadable(code: Int32)
  /// The file changed while it was copied.
  case changedWhileCopied
  case cannotStore(code: Int32)
}
