import PlaybookModel

extension PlaybookFault {
  var japaneseProblem: String {
    switch problem {
    case .tooLarge(let bytes, let limit):
      "ファイルが大きすぎます（\(bytes) バイト）。\(limit) バイト以内にしてください。"
    case .notUTF8: "この行は UTF-8 ではありません。ファイルを UTF-8 で保存してください。"
    case .malformed(let reason):
      "YAML として読めません（\(reason)）。この行と前の行の引用符、括弧、字下げを確かめてください。"
    case .aliasUsed: "YAML のエイリアス（*名前）は使えません。内容をそのまま書くか、* で始まる文を引用符で囲んでください。"
    case .unsupportedFormat(let found):
      if let number = Int(found), number > 1 {
        "このファイルは形式 \(found) です。このプログラムが読めるのは形式 1 です。新しい版のプログラムを使ってください。"
      } else {
        "形式「\(found)」はありません。hikeshi: 1 と書いてください。"
      }
    case .sharedFileMissing(let name): "共有ファイル「\(name)」がありません。手順書と同じ場所に Shared/\(name).yaml として置いてください。"
    case .notASharedFile(let name): "「\(name)」は共有ファイルではありません。1行目に hikeshi-shared: 1 と書いてください。"
    case .playbookMissing(let name): "手順書「\(name)」がありません。この手順書と同じ場所に \(name).yaml として置いてください。"
    case .anotherDocument: "ここから2つ目の文書(---)が始まっています。手順書は1つだけにし、共有ファイルは uses に書いてください。"
    case .tooDeep(let limit): "入れ子が深すぎます（\(limit) 段まで）。一部を外に出してください。"
    case .wrongShape(let expected, let found): japaneseShapes(expected: expected, found: found)
    case .unknownKey(let key, let nearest):
      "ここに「\(key)」というキーは書けません。" + (question(nearest) ?? "削除してください。")
    case .textCutAtComma(let rest): "文が「\(rest)」の前のコンマで切れています。文全体を引用符で囲んでください。"
    case .missingKey(let key): "キー「\(key)」がありません。書き加えてください。"
    case .duplicateKey(let key): "キー「\(key)」が二度以上書かれています（最初がここです）。一つだけ残してください。"
    case .conflictingKeys(let keys): "\(list(keys))は一緒に使えません。一つだけ残してください。"
    case .keyOnlyWith(let key, let condition): "「\(key)」は \(condition) のときだけ使えます。削除してください。"
    case .missingLanguage(let language):
      "\(japaneseName(language))（\(language)）の文がありません。書き加えてください。"
    case .emptyText: "文が空です。文を書くか、キーを削除してください。"
    case .emptyList: "一覧が空です。一つ以上書いてください。"
    case .unknownWord(let word, let allowed, let nearest):
      "「\(word)」は書けません。" + (question(nearest) ?? "\(list(allowed))のどれかを書いてください。")
    case .badNumber(let text): "「\(text)」は整数ではありません。100 のように半角の数字で書いてください。"
    case .badDuration(let text, let allowed):
      "「\(text)」は期間として読めません。\(allowed.map(\.example).joined(separator: "、")) のように書いてください。"
    case .unknownPlaceholder(let name, let nearest):
      "\(name) という差し込みはありません。"
        + (nearest.map { "\($0) ではありませんか。" }
          ?? "使えるのは \(Self.placeholders.joined(separator: " ")) {fact:ID} です。")
    case .unclosedPlaceholder: "{ で始まる差し込みが閉じていません。{company} のように書いてください。"
    case .guardWithoutCondition:
      "条件の中身がありません。{fact: ID, is: 値}、{step: ID}、{consent: ID}、{track: ID}、"
        + "{all: [...]}、{any: [...]}、{not: ...} のどれかを書いてください。"
    case .lastBranchConditional:
      "行き先の一覧の最後には if を書けません。最後に {to: 手順} を加えてください。"
    case .badIdentifier(let text): "「\(text)」は識別子に使えません。半角の a〜z、0〜9、- だけで書いてください。"
    case .reservedIdentifier(let name): "「\(name)」には決まった意味があります。別の識別子にしてください。"
    case .duplicateIdentifier(let kind, let name):
      "「\(name)」という\(kind.japanese)はすでにあります。どちらかの名前を変えてください。"
    case .unknownReference(let kind, let name, let nearest):
      "「\(name)」という\(kind.japanese)はありません。" + (question(nearest) ?? "書き加えるか、名前を直してください。")
    case .unknownShared(let kind, let name, let nearest):
      "「\(name)」という\(kind.japanese)は、どの共有ファイルにもありません。" + (question(nearest) ?? "あるファイルを uses に書いてください。")
    case .stepOfAnotherTrack(let step, let track):
      "手順「\(step)」は別のトラック「\(track)」のものです。行き先は同じトラックの手順か end だけです。"
    case .grantFromOutside(let consent, let role):
      "承認「\(consent)」は社外の「\(role)」が決めます。手順では与えられません。本人から得たときに記録してください。"
    case .notAnInstant(let fact): "項目「\(fact)」は日時ではありません。期限は日時（instant）の項目から数えます。"
    case .wrongFactValue(let text, let fact, let kind): japaneseValue(text, fact: fact, kind: kind)
    case .notAChoice(let text, let fact, let choices, let nearest):
      "「\(text)」は項目「\(fact)」の選択肢にありません。"
        + (question(nearest) ?? "\(list(choices))のどれかを書いてください。")
    }
  }

  private func question(_ nearest: String?) -> String? { nearest.map { "「\($0)」ではありませんか。" } }

  private func list(_ words: [String]) -> String { words.map { "「\($0)」" }.joined() }

  private func japaneseName(_ language: Language) -> String {
    switch language {
    case .ja: "日本語"
    case .en: "英語"
    }
  }

  private func japaneseShapes(expected: Shape, found: Shape) -> String {
    let wrong = "ここは\(expected.japanese)にします（今は\(found.japanese)です）。"
    switch expected {
    case .localizedText: return wrong + "{ja: ..., en: ...} と書いてください。"
    case .mapping: return wrong + "キー: 値 の形で書いてください。"
    case .list: return wrong + "各項目を「- 」で始めてください。"
    case .text where found == .mapping: return wrong + "{ で始まる文は引用符で囲んでください。"
    case .text where found == .list: return wrong + "[ で始まる文は引用符で囲んでください。"
    case .text, .nothing: return wrong
    }
  }

  private func japaneseValue(_ text: String, fact: String, kind: FactShape) -> String {
    switch kind {
    case .yesNo: "「\(text)」は項目「\(fact)」の値になりません。\"yes\" か \"no\" と書いてください。"
    case .number: "「\(text)」は項目「\(fact)」の値になりません。整数を書いてください。"
    case .choice: "項目「\(fact)」は選択式で、大小がありません。is: に選択肢を書いてください。"
    case .instant, .text: "項目「\(fact)」の値はここに書けません。条件には known: true を使えます。"
    }
  }
}

extension PlaybookFault.Shape {
  fileprivate var japanese: String {
    switch self {
    case .mapping: "キーと値"
    case .list: "一覧"
    case .text: "一つの文"
    case .localizedText: "日英の文"
    case .nothing: "空"
    }
  }
}

extension PlaybookFault.PartKind {
  fileprivate var japanese: String {
    switch self {
    case .role: "役割"
    case .fact: "項目"
    case .choice: "選択肢"
    case .consent: "承認"
    case .message: "文面"
    case .track: "トラック"
    case .step: "手順"
    case .fallback: "返事がないときの電話"
    case .answer: "回答"
    case .evidence: "証拠"
    case .deadline: "期限"
    case .source: "出典"
    }
  }
}
