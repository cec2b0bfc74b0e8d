package import PlaybookModel

extension CACAOFinding {
  /// Where it is, what it is, and what to do or how it was read, in one line.
  ///
  /// `$.workflow['action--1…'].on_completion: there is no step "end--2…"`
  package func text(in language: Language) -> String {
    switch language {
    case .ja: "\(path): \(problem.japanese)"
    case .en: "\(path): \(problem.english)"
    }
  }
}

extension SignatureFinding {
  package func text(in language: Language) -> String {
    switch language {
    case .ja:
      "\(path): 署名（\(signee ?? "署名者の名前なし")）: \(verdict.japanese)"
        + (validUntil.map { "有効期限 \($0)。" } ?? "")
    case .en:
      "\(path): signature (\(signee ?? "nobody named")): \(verdict.english)"
        + (validUntil.map { "; valid until \($0)" } ?? "")
    }
  }
}

extension SignatureFinding.Verdict {
  fileprivate var japanese: String {
    switch self {
    case .intact(let key): "署名した時のままです。鍵の指紋 \(key)。誰の鍵かは、別の手段で本人に確かめてください。"
    case .broken(let key): "署名が合いません。署名の後で中身が変わっています（鍵の指紋 \(key)）。使わず、送り主に確かめてください。"
    case .revoked: "署名した人が取り消した署名です。"
    case .ofAnotherPlaybook: "別の手順書か、別の版への署名です。"
    case .unknownAlgorithm(let name): "署名方式「\(name)」は確かめられません（RS256、ES256、Ed25519 だけ）。"
    case .unknownHash(let name): "ハッシュ「\(name)」は確かめられません（sha-256、sha-512 だけ）。"
    case .keyElsewhere: "鍵がファイルの中にないため、確かめられません。"
    case .unreadableKey: "鍵が読めないため、確かめられません。"
    case .malformed: "署名の形になっていません。"
    }
  }

  fileprivate var english: String {
    switch self {
    case .intact(let key):
      "the playbook is as it was signed; key fingerprint \(key); ask the signer by another way whether it is theirs"
    case .broken(let key):
      "does not match: the playbook was changed after signing (key fingerprint \(key)); do not use it, ask the sender"
    case .revoked: "the signer has withdrawn it"
    case .ofAnotherPlaybook: "is for another playbook, or another version of this one"
    case .unknownAlgorithm(let name): "algorithm \"\(name)\" cannot be checked (only RS256, ES256 and Ed25519)"
    case .unknownHash(let name): "hash \"\(name)\" cannot be checked (only sha-256 and sha-512)"
    case .keyElsewhere: "cannot be checked: its key is not in the file"
    case .unreadableKey: "cannot be checked: its key cannot be read"
    case .malformed: "is not made as signatures are"
    }
  }
}

extension DataMarking {
  /// `TLP:RED`, or a statement as it is written.
  package var words: String {
    switch self {
    case .tlp(let level): level.rawValue
    case .statement(let text): text
    case .other(let type): type
    }
  }
}
