package import CivilTime
package import EventCoding
package import EvidenceLog
package import PlaybookModel
package import RunEngine
package import Timestamping

/// What was looked at in a bundle, and what came of it.
package struct VerificationReport: Sendable {
  /// What held.
  package enum Check: Hashable, Sendable {
    case filesAsListed(count: Int)
    /// The record's key signed the lists, and so every file.
    case filesSigned
    case key(name: String, KeyFingerprint)
    /// It is the key that the reader named.
    case keyAsPinned
    case checkpoints(count: Int)
    case record(size: Int, root: Hash256)
    case words(disclosed: Int, withheld: Int)
    /// Entries of which only the leaf hash is there.
    case withheldEntries(count: Int)
    /// Words and entries handed over later are those that the bundle commits to.
    case laterDisclosed(count: Int)
    case playbook
    case attachments(count: Int)
    /// The pages and tables, made anew from the record, came out the same.
    case pages(count: Int)
    /// The PDFs, made anew by the same libraries and fonts, came out the same.
    case printedPages(count: Int)
    /// What could not be made anew here is as the record's key signed it: it rests on the signer.
    case pagesAsSigned(count: Int)
    /// An authority's token over a checkpoint of the record, judged at its own time.
    case timestamp(size: Int, TokenFacts, TimestampTrust)
    /// The first entry commits to what earlier records came to, under another key of the company.
    case formerLogs(count: Int)
    /// The checkpoint kept outside is the last one of an earlier record, which this one commits to.
    case commitsToOutside(origin: String, size: Int)
    /// The record begins with the one that somebody outside kept the checkpoint of.
    case extendsOutside(size: Int)
  }

  /// Who vouches for a token's signer.
  package enum TimestampTrust: Hashable, Sendable {
    /// An authority that the reader named.
    case reader
    /// The certificates in the bundle: the company trusts them, the reader may.
    case enclosed
  }

  package struct Problem: Hashable, Sendable {
    /// In the bundle; of the bundle itself, or of the checkpoint that was handed in, when it is about them.
    package let path: String
    /// The entry it is about, where that is known.
    package let entry: Int?
    package let what: What

    package enum What: Hashable, Sendable {
      case missing
      case unreadable
      /// A file that no bundle has.
      case unexpected
      case changed
      case malformed
      /// A file of the list has another hash than the one that is listed.
      case notAsListed
      case listMalformed(line: Int)
      case badSignature
      /// Nobody signed the lists, and not every file could be made anew from the record.
      case filesUnsigned
      /// The record's key signed another list.
      case notTheSignedList
      case anotherRecord
      /// The record's name was given by another key than the one that is here.
      case keyOfAnotherName(KeyFingerprint)
      /// The reader named another key than the one that is here.
      case notThePinnedKey(KeyFingerprint, pinned: KeyFingerprint)
      case leaf(LeafFault)
      case outOfOrder
      /// The entries up to here are not those that were signed: something in this range was changed.
      case notAsSigned(entries: Range<Int>)
      /// Fewer entries than a checkpoint speaks for.
      case cutOff(has: Int, signed: Int)
      case unsigned(entries: Range<Int>)
      case wordsNotOfTheRecord
      /// A token that does not hold, or not over the checkpoint that it was recorded for.
      case timestampRefused(TokenRefusal)
      /// The record says another time than the token.
      case timestampTimeDiffers
      case notThePinnedPlaybook
      case playbookFaulty
      case unknownZone(String)
      case attachmentChanged(item: String)
      case attachmentMissing(item: String)
      /// It does not say what the record says.
      case notWhatTheRecordSays
      case archive(ArchiveTrouble)
      /// The checkpoint handed in is not one, or not of this record's key.
      case outsideUnreadable
      case outsideOfAnotherRecord(String)
      /// A timestamp of a checkpoint that is not in this bundle.
      case outsideTokenOfAnother
      /// The record was written anew after somebody kept this checkpoint.
      case historyRewritten(size: Int)
    }

    package enum ArchiveTrouble: Hashable, Sendable {
      /// Another program packed it; the files in it may be right.
      case packedByAnother
      case damaged
      case cutOff
    }

    package init(_ path: String, entry: Int? = nil, _ what: What) {
      self.path = path
      self.entry = entry
      self.what = what
    }
  }

  /// What was not looked at, and why.
  package enum Unchecked: Hashable, Sendable {
    /// Another version made the pages; only the record itself was checked.
    case pagesOfAnotherVersion(Int)
    /// The PDFs were made by other libraries or fonts than there are here: they are as listed, and were not made anew.
    case printedElsewhere(String, here: Printing)
    /// The bundle is of the form before the lists were signed: what was not made anew rests on nobody.
    case filesOfTheUnsignedForm
    /// Nobody signed the lists. All there is was made anew from the record, or is proven by it.
    case filesWithoutSignature
    /// The record does not hold, so nothing can be told of what was made from it.
    case pagesOfABrokenRecord
    /// No checkpoint from outside was at hand for these: the holder of the key could have written them anew.
    case unwitnessed(entries: Range<Int>)
    /// Nothing can say that no entry followed the last one.
    case nothingAfter(entry: Int)
    case noTimestamps
    /// A token that holds in itself, and that nobody at hand vouches for.
    case timestampNotTrusted(size: Int, TokenFacts, TokenDoubt)
    /// Entries that no token covers yet.
    case unanchored(entries: Range<Int>)
  }

  /// What the record says of itself, as far as it could be read.
  package struct Subject: Hashable, Sendable {
    package let incident: String
    package let origin: String
    package let isDrill: Bool
    package let size: Int
    package let root: Hash256
    package let firstRecorded: Instant?
    package let lastRecorded: Instant?
    package let zone: Zone
    package let overrides: [Int]
    package let playbook: LocalizedText
    /// The program that began the record.
    package let program: String
    package let company: Disclosable?
    package let policyNumber: Disclosable?
    package let timestamps: Int
    package let key: VerifierKey
  }

  package internal(set) var subject: Subject?
  /// The signed checkpoint over all of the record.
  package internal(set) var note: [UInt8]?
  /// Of the list that speaks for every other file; nil when it is not there.
  package internal(set) var listSHA256: Hash256?
  package internal(set) var held: [Check] = []
  package internal(set) var problems: [Problem] = []
  package internal(set) var unchecked: [Unchecked] = []

  package var holds: Bool { problems.isEmpty }
}
