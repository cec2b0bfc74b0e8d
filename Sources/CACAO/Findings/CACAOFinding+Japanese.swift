import CanonicalJSON

extension CACAOFinding.Problem {
  var japanese: String {
    switch self {
    case .notJSON(let line, let column, let reason): "\(line)行\(column)文字目: JSON として読めません（\(reason.japanese)）。"
    case .tooLarge(let bytes, let limit): "ファイルが大きすぎます（\(bytes) バイト。\(limit) バイトまで）。"
    case .notAPlaybook(let found): "type が「\(found)」です。CACAO の手順書は type が「playbook」です。"
    case .unsupportedVersion(let found): "版「\(found)」は読めません。読めるのは「cacao-2.0」だけです。"
    case .wrongShape(let expected, let found): "ここは\(expected.japanese)にします（今は\(found.japanese)です）。"
    case .missing(let key): "「\(key)」がないか空です。これがないと動きません。"
    case .emptyText: "文が空です。"
    case .unknownStepType(let type):
      "「\(type)」という種類の手順はありません。使えるのは \(StepReader.types.joined(separator: "、")) です。"
    case .dangling(let referent, let id): "「\(id)」という\(referent.japanese)がありません。"
    case .emptyCommand: "コマンドの中身がありません。"
    case .badBase64: "Base64 として読めません。"
    case .leadsOutOfBranch(let id): "並行手順「\(id)」の枝が、その手順自身に戻っています。枝は end で終わらせてください。"
    case .tooManyPaths(let limit): "入れ子の手順を並べると \(limit) を超えます。"
    case .nestedTooDeep(let limit): "並行手順の入れ子が深すぎます（\(limit) 段まで）。"
    case .unknownProperty(let key, let nearest):
      "CACAO ではここに「\(key)」を書けません。" + (nearest.map { "「\($0)」ではありませんか。" } ?? "lenient ではないものとして扱います。")
    case .optionalMissing(let key): "「\(key)」がありません。lenient ではないまま読みます。"
    case .badIdentifier(let id): "「\(id)」は識別子（種類--UUID）の形ではありません。lenient ではそのまま使います。"
    case .identifierOfAnotherType(let id, let type): "「\(id)」が「\(type)--」で始まっていません。lenient ではそのまま使います。"
    case .badTimestamp(let text): "「\(text)」は 2026-11-24T12:05:00.000Z のような時刻ではありません。lenient ではないものとして扱います。"
    case .modifiedBeforeCreated: "更新の時刻が作成より前です。"
    case .badVariableName(let name): "「\(name)」は変数の名前（__name__、英数字と _ と -）ではありません。lenient ではそのまま使います。"
    case .badPropertyName(let name): "「\(name)」は拡張の項目名（a〜z、0〜9、_）ではありません。lenient ではそのまま使います。"
    case .startIsAnotherStep(let id): "「\(id)」は開始（start）の手順ではありません。lenient ではここから始めます。"
    case .completionBesideOutcome: "on_completion が on_success や on_failure と一緒にあります。lenient では後の二つに従います。"
    case .noWayOn: "次の手順が書かれていません。lenient では枝の終わりとして読みます。"
    case .wayOnNotAllowed(let key): "この種類の手順に \(key) は書けません。"
    case .outOfRange(let number, let lowest, let highest):
      "\(number) は範囲（\(lowest) から\(highest.map { " \($0) まで" } ?? "")）の外です。"
    case .emptyList: "一覧が空です。"
    case .singleForList: "一つの値と値の一覧が取り違えられています。lenient では一つの値として読みます。"
    case .notTheTextForm: "JSON の型が違います。lenient では書かれた内容のとおりに読みます。"
    case .constantChanged(let name): "定数 \(name) をここで変えています。"
    case .conditionNotSTIX(let text): "「\(text)」は STIX の比較式ではありません。lenient では人に尋ねます。"
    case .conditionForm(let text): "STIX の書き方と違います: \(text)。lenient では書かれた内容のとおりに読みます。"
    case .tooFewSteps: "手順には start、action、end が要ります。"
    case .activitiesMissing: "playbook_types があるときは playbook_activities も要ります。lenient ではないまま読みます。"
    case .unknownMarkingLevel(let text): "TLP 2.0 に「\(text)」はありません。lenient では最も近いもの、なければ TLP:RED として扱います。"
    case .extensionDisagrees: "Hikeshi が書いた拡張の後で手順が変えられています。lenient では拡張を使わず、手順だけを読みます。"
    case .undeclaredVariable(let name): "変数 \(name) はどこにも宣言されていません。書かれたままにします。"
    case .declaredElsewhere(let name): "変数 \(name) は別の手順で宣言されています。同じ変数として読みました。"
    case .askedOfPerson(let text): "人に尋ね、答えを記録します: \(text)"
    case .unreachable(let id): "「\(id)」へ進む道がありません。実行には入りません。"
    case .foreignExtension(let id): "拡張「\(id)」はここでは使われません。"
    case .timeoutWithoutFailure: "時間切れの後が書かれていません。完了した時と同じ所へ進みます。"
    case .failureWithoutPath: "失敗した後が書かれていません。成功した時と同じ所へ進みます。"
    case .leadsBackInside(let id): "自分を囲む「\(id)」に戻っています。もう一度そこへ進むものとして読みました。"
    case .exceptionAfterBranches: "枝が失敗したときは、ほかの枝が終わってから例外の手順に進みます。"
    case .playbookByHand(let id): "別の手順書「\(id)」は人が行います。"
    case .commandOnlyShown(let type): "\(type) コマンドは人に見せるだけで、実行しません。"
    case .commandWithoutText: "コマンドの中身がありません。名前と説明を手順にします。"
    case .secretMasked: "秘密の値があります。表示しません。"
    case .delayByPerson: "待ち時間は「待つ」手順になります。人が早く終えることもできます。"
    case .nothingToDo: "行うことのある手順がありません。"
    case .revoked: "作成者が取り下げた手順書です。"
    case .unknownPropertyOfOpenObject(let key): "「\(key)」はここでは使われません。"
    }
  }
}

extension CACAOFinding.Shape {
  fileprivate var japanese: String {
    switch self {
    case .object: "オブジェクト"
    case .array: "一覧"
    case .string: "文字列"
    case .number: "整数"
    case .boolean: "true か false"
    case .null: "null"
    }
  }
}

extension CACAOFinding.Referent {
  fileprivate var japanese: String {
    switch self {
    case .step: "手順"
    case .agent: "担当"
    case .target: "対象"
    case .marking: "データ表示"
    case .authentication: "認証情報"
    }
  }
}

extension JSONFault.Reason {
  fileprivate var japanese: String {
    switch self {
    case .notUTF8: "UTF-8 ではありません"
    case .unexpectedEnd: "途中で終わっています"
    case .unexpectedByte: "ここに置けない文字です"
    case .trailingBytes: "終わりの後に何かあります"
    case .duplicateKey: "同じキーが二度あります"
    case .notAnInteger: "JSON の数ではありません"
    case .integerOutOfRange: "数が大きすぎます"
    case .loneSurrogate, .badEscape: "エスケープが正しくありません"
    case .controlCharacter: "文字列に制御文字があります"
    case .tooDeep: "入れ子が深すぎます"
    case .notCanonical: "正準形ではありません"
    }
  }
}
