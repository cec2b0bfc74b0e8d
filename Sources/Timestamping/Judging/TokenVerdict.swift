package import CivilTime

/// What came of judging a token.
package enum TokenVerdict: Hashable, Sendable {
  /// Everything holds, up to an authority that is trusted.
  case trusted(TokenFacts)
  /// The token is right in itself, and nobody we trust vouches for who signed it. It is kept: trust may come later.
  case kept(TokenFacts, TokenDoubt)
  /// It is not a token over this content, or not one that holds.
  case refused(TokenRefusal)

  package var facts: TokenFacts? {
    switch self {
    case .trusted(let facts), .kept(let facts, _): facts
    case .refused: nil
    }
  }

  package var isTrusted: Bool {
    switch self {
    case .trusted: true
    case .kept, .refused: false
    }
  }
}

/// What a token that holds says.
package struct TokenFacts: Hashable, Sendable {
  /// The authority's time (genTime).
  package let time: Instant
  package let accuracy: Span
  /// Hexadecimal.
  package let serial: String
  package let policy: ObjectIdentifier
  package let signer: String
  package let remarks: [TokenRemark]
}

/// What a reader should know of a token that holds.
package enum TokenRemark: Hashable, Sendable {
  /// The authority's time was not between sending and receiving by this machine's clock; the authority's minus ours.
  case clocksDiffer(Span)
  /// The signer names its certificate by SHA-1 only, as the older form does (RFC 2634, 5.4.1).
  case namedBySHA1
}

/// Why nobody vouches for the signer.
package enum TokenDoubt: Hashable, Sendable, Error {
  /// No authority was given.
  case nobodyTrusted
  /// No chain leads from the signer to an authority that was given.
  case unknownAuthority
  /// One does, and this certificate of it was not valid at the token's time.
  case notValidThen(String)
  /// One does, and this certificate of it may not issue others, or demands what we do not understand.
  case cannotBeFollowed(String)
  /// The signed names of the chain's certificates are not those of the chain.
  case otherChainNamed
}

/// Why a token does not hold.
package enum TokenRefusal: Error, Hashable, Sendable {
  package enum Part: String, Hashable, Sendable {
    case response, token, statement, signer
  }

  case malformed(Part)
  /// PKIStatus, when it is one octet, and the authority's own words.
  case notGranted(status: Int?, text: String?)
  /// Signed data of another kind (eContentType).
  case notATimestamp
  case notOneSigner(count: Int)
  /// A hash that we do not know, or that is broken.
  case unknownDigest
  /// It is about other content.
  case wrongImprint
  /// It answers another request, or none.
  case wrongNonce
  case wrongPolicy(ObjectIdentifier)
  case contentTypeAttribute
  case messageDigestAttribute
  /// Nothing that is signed says which certificate signed.
  case noCertificateName
  /// The certificate that is named is neither in the token nor at hand.
  case signerMissing
  /// The signer is called one thing where it is signed and another where it is not.
  case signerAmbiguous
  case purposeMissing
  case purposeNotCritical
  /// The certificate is for other things too.
  case purposeNotAlone
  case keyUsage
  /// Signed at a time when the signer's certificate was not yet, or no longer, valid.
  case signerNotValidThen(time: Instant)
  case unknownSignatureAlgorithm
  case badSignature
}
