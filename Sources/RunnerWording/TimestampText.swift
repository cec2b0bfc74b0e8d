import CivilTime
package import PlaybookModel
package import Timestamping
import Wording

/// What came of judging a timestamp token, in words that claim no more than was checked.
package enum TimestampText {
  package static func text(of verdict: TokenVerdict) -> LocalizedText {
    switch verdict {
    case .trusted(let facts):
      say("時刻印は正しい: ", "the token holds: ") + text(of: facts)
        + say("、信頼する認証局につながります", ", up to an authority that you trust")
    case .kept(let facts, let doubt):
      say("時刻印そのものは正しいですが、信頼はできません: ", "the token holds in itself but is not trusted: ") + text(of: facts)
        + say("。", "; ") + text(of: doubt)
    case .refused(let refusal): say("時刻印として認められません: ", "not a token that holds: ") + text(of: refusal)
    }
  }

  package static func text(of facts: TokenFacts) -> LocalizedText {
    let time = facts.time.utcText
    return say("\(time)(\(facts.signer))", "\(time) (\(facts.signer))")
      + facts.remarks.map(text(of:)).reduce(say("", "")) { $0 + say("、", ", ") + $1 }
  }

  package static func text(of remark: TokenRemark) -> LocalizedText {
    switch remark {
    case .clocksDiffer(let span):
      say(
        "認証局の時計はこの機械と\(span.milliseconds / 1_000)秒違います",
        "the authority's clock differs from this machine's by \(span.milliseconds / 1_000) s")
    case .namedBySHA1: say("署名した証明書を古い形(SHA-1)で名指ししています", "it names its certificate in the older form (SHA-1)")
    }
  }

  package static func text(of doubt: TokenDoubt) -> LocalizedText {
    switch doubt {
    case .nobodyTrusted: say("信頼する認証局が指定されていません(--ca)", "no trusted authority was given (--ca)")
    case .unknownAuthority: say("信頼する認証局につながりません", "no chain leads to a trusted authority")
    case .notValidThen(let name):
      say("証明書「\(name)」が、その時刻には有効ではありませんでした", "the certificate \"\(name)\" was not valid at that time")
    case .cannotBeFollowed(let name):
      say(
        "証明書「\(name)」には、ほかを証明する資格がないか、ここでは扱えない条件があります",
        "the certificate \"\(name)\" may not issue others, or demands what is not understood here")
    case .otherChainNamed: say("署名が名指しした証明書のつながりではありません", "the chain is not the one that the signature names")
    }
  }

  package static func text(of refusal: TokenRefusal) -> LocalizedText {
    switch refusal {
    case .malformed(.response): say("応答の形が正しくありません", "the response is malformed")
    case .malformed(.token): say("時刻印の形が正しくありません", "the token is malformed")
    case .malformed(.statement): say("時刻印の中身(TSTInfo)の形が正しくありません", "its statement (TSTInfo) is malformed")
    case .malformed(.signer): say("署名者の欄の形が正しくありません", "its signer is malformed")
    case .notGranted(let status, let text):
      say(
        "認証局が断りました(\(status.map(String.init) ?? "?") \(text ?? ""))",
        "the authority declined (\(status.map(String.init) ?? "?") \(text ?? ""))")
    case .notATimestamp: say("時刻印ではない署名データです", "signed data of another kind")
    case .notOneSigner(let count): say("署名者が\(count)人います(1人のはず)", "\(count) signers where there has to be one")
    case .unknownDigest: say("使えないハッシュ(SHA-256/384/512 以外)です", "a hash other than SHA-256, 384 or 512")
    case .wrongImprint: say("別の内容への時刻印です", "it is about other content")
    case .wrongNonce: say("別の要求への答えです(nonceが違います)", "it answers another request (nonce)")
    case .wrongPolicy(let policy): say("求めた方針と違います(\(policy))", "another policy than was asked for (\(policy))")
    case .contentTypeAttribute: say("署名された種類が時刻印ではありません", "the signed content type is not that of a timestamp")
    case .messageDigestAttribute: say("署名されたハッシュが中身と合いません", "the signed digest is not that of the content")
    case .noCertificateName:
      say("署名者の証明書を名指ししていません(ESSCertID)", "it does not name its signer's certificate (ESSCertID)")
    case .signerMissing: say("名指しされた署名者の証明書がありません", "the signer's certificate, as named, is not at hand")
    case .signerAmbiguous: say("署名者の名指しが食い違っています", "its names for the signer contradict each other")
    case .purposeMissing: say("署名者の証明書が時刻印用ではありません", "the signer's certificate is not for timestamps")
    case .purposeNotCritical:
      say("署名者の証明書の用途が必須(critical)になっていません", "the purpose of the signer's certificate is not critical")
    case .purposeNotAlone: say("署名者の証明書に、時刻印のほかの用途があります", "the signer's certificate is for other things too")
    case .keyUsage: say("署名者の鍵の用途が署名だけではありません", "the signer's key is for more than signing")
    case .signerNotValidThen(let time):
      say(
        "署名者の証明書が、その時刻(\(time.utcText))には有効ではありませんでした",
        "the signer's certificate was not valid at that time (\(time.utcText))")
    case .unknownSignatureAlgorithm: say("使えない署名の方式です", "a signature algorithm that is not accepted")
    case .badSignature: say("署名が正しくありません", "the signature does not hold")
    }
  }
}
