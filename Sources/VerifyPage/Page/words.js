// What came of the checks, in words that claim no more than was checked. Each is [Japanese, English].

const range = (from, to, ja, en) => from === to ? [`${from}番${ja}`, `Entry ${from}${en}`]
  : [`${from}〜${to}番${ja}`, `Entries ${from} to ${to}${en}`];

const HELD = {
  "files-as-listed": ({ count }) => [
    `ファイルはすべて目録のとおりです(${count}個)`, `All ${count} files are as listed`],
  "files-signed": () => [
    "すべてのファイルと目録に、この記録の鍵の署名があります", "This record's key signed the lists, and so every file"],
  "key": ({ name, id }) => [`署名の鍵は一つです: ${name}(${id})`, `One key signed this record: ${name} (${id})`],
  "key-agrees": () => ["署名の鍵は、控えの鍵と同じです", "The key is the one that you kept"],
  "key-number-agrees": () => [
    "鍵の番号は、控えの番号と同じです(番号は短いので、鍵の全体と比べるほうが確かです)",
    "The key's number is the one that you kept (it is short; the whole key would be surer)"],
  "checkpoints": ({ count }) => [`署名は正しいです(${count}個)`, `${count === 1 ? "The signature holds" : `All ${count} signatures hold`}`],
  "record": ({ size, isSigned }) => isSigned
    ? [`記録は署名のとおりです: ${size}件。書き換え、入れ替え、抜けはありません`,
      `The record is as signed: ${size} entries, none altered, moved or missing`]
    : [`記録は要約のとおりです: ${size}件(署名は確かめていません)`,
      `The record is what its checkpoint says: ${size} entries (the signature was not checked)`],
  "words": ({ disclosed }) => [
    `書かれた言葉は、どれも記録が約束したとおりです(${disclosed}個)`, `All ${disclosed} texts are the ones that the record commits to`],
  "later-disclosed": ({ count }) => [
    `後から示されたものは、この記録のものです(${count}個)`, `What was disclosed later belongs to this record (${count})`],
  "playbook": () => ["手順書は、始めた時のものです", "The playbook is the one that it began with"],
  "attachments": ({ count }) => [
    `証拠ファイルは、保管した時のままです(${count}個)`, `Evidence files are as they were when they were kept (${count})`],
  "timestamp": ({ size, time, authority }) => [
    `時刻印は、0〜${size - 1}番の記録に対するものです: ${time}(${authority})`,
    `The timestamp is for entries 0 to ${size - 1}: ${time} (${authority})`],
  "former-logs": ({ count }) => [
    `会社の鍵が替わりました。最初の記録に、前の鍵の記録${count}件の要約が入っています`,
    `The company's key changed: the first entry holds the last checkpoints of ${count} earlier record(s)`],
  "commits-to-outside": ({ origin, size }) => [
    `外の控えは前の記録の最後の要約で、この記録の最初に入っています: ${origin}、${size}件`,
    `The checkpoint kept outside is the last one of an earlier record, and the first entry here holds it: ${origin}, ${size} entries`],
  "extends-outside": ({ size }) => [
    `外の控えと合います: 0〜${size - 1}番は、控えを取った時のままです`,
    `It agrees with the checkpoint kept outside: entries 0 to ${size - 1} are as they were then`],
};

const PROBLEMS = {
  "missing": () => ["ありません", "is missing"],
  "unreadable": () => ["読めません", "cannot be read"],
  "stopped": ({ why }) => [`途中で確かめられなくなりました(${why})`, `could not be checked to the end (${why})`],
  "unexpected": () => ["この資料にはないはずのファイルです", "does not belong here"],
  "changed": () => ["変わっています", "was changed"],
  "malformed": () => ["形が正しくありません", "is malformed"],
  "not-as-listed": () => ["目録と違います", "is not as listed"],
  "bad-line": ({ line }) => [`${line}行目の形が正しくありません`, `line ${line} is malformed`],
  "bad-signature": () => ["署名が正しくありません", "the signature does not hold"],
  "files-unsigned": () => [
    "目録の署名がありません。読むためのページや表は、だれでも書き換えられます。署名のある資料をもう一度もらってください",
    "is missing: nobody signed the lists, and anybody could have altered the pages and tables. Ask for the bundle again, with its signature"],
  "not-the-signed-list": () => ["署名した時の目録と違います", "is not as the list that was signed has it"],
  "another-record": () => ["鍵の名前と違う事故の記録です", "is the record of another incident than the key names"],
  "key-of-another-name": () => [
    "記録の名前が示す鍵ではありません", "is not the key that the record's name stands for"],
  "another-key": () => ["この資料の鍵は、控えの鍵と違います", "the key in this bundle is not the one that you kept"],
  "entry-changed": () => ["変わっています", "was changed"],
  "newer-entry": () => ["新しい形の記録です。このページでは読めません", "is of a newer form than this page can read"],
  "out-of-order": () => ["順番が違います", "is out of order"],
  "not-as-signed": ({ from, to }) => range(from, to, "のどこかが、署名した時と違います", ": somewhere here it is not as it was signed"),
  "cut-off": ({ has, signed }) => [
    `終わりが切れています(${has}件しかありません。署名された時は${signed}件でした)`,
    `is cut off (it has ${has} entries; ${signed} were signed)`],
  "unsigned": ({ from, to }) => range(from, to, "には署名がありません", ": not signed"),
  "words-not-of-the-record": () => ["言葉が記録と合いません", "words that the record does not commit to"],
  "unknown-zone": () => ["時間帯がわかりません", "names a time zone that is not known"],
  "another-playbook": () => ["始めた時の手順書ではありません", "is not the playbook that it began with"],
  "evidence-missing": ({ item }) => [`証拠 ${item} がありません`, `evidence ${item} is missing`],
  "evidence-changed": ({ item }) => [`証拠 ${item} は、保管した時と違います`, `evidence ${item} is not as it was kept`],
  "timestamp-of-something-else": () => ["この記録の時刻印ではありません", "is a timestamp of something else"],
  "timestamp-time-differs": () => ["時刻印の時刻が記録と違います", "says another time than the record"],
  "timestamp-unreadable": () => ["時刻印として読めません", "cannot be read as a timestamp"],
  "not-what-the-record-says": () => ["記録の内容と違います", "does not say what the record says"],
  "kept-unreadable": () => [
    "この記録の鍵で署名された控えではありません。書き写しの間違いかもしれません",
    "is not a checkpoint signed by this record's key; perhaps it was miscopied"],
  "kept-of-another-record": ({ name }) => [`別の記録の控えです(${name})`, `is a checkpoint of another record (${name})`],
  "kept-token-of-another": () => [
    "この資料のどの署名にも合わない時刻印です。別の記録のものか、この資料の終わりが切れているか、作り直されています",
    "is a timestamp of none of this bundle's checkpoints: it is of another record, or this one was cut off or written anew"],
  "history-rewritten": ({ size }) => [
    `外の控えと違います。0〜${size - 1}番が、控えを取った後に作り直されています`,
    `contradicts the checkpoint kept outside: entries 0 to ${size - 1} were written anew after it was taken`],
  "packed-by-another": () => [
    "別のプログラムで詰めたzipです。展開して、そのフォルダをここに置いてください",
    "was packed by another program; unpack it, and drop the folder here"],
  "damaged": () => ["zipのこの場所が壊れているか、変えられています", "the zip is damaged or was changed here"],
  "zip-cut-off": () => ["zipが途中で切れています", "the zip is cut off"],
  "not-a-bundle": () => ["この資料のzipでもフォルダでもありません", "is neither the zip nor the folder of a bundle"],
};

const UNCHECKED = {
  "no-ed25519": () => [
    "署名: このブラウザには署名(Ed25519)を確かめる機能がありません。新しいChromeかEdgeで開くか、下の方法で確かめてください",
    "The signatures: this browser cannot check Ed25519. Open the page in a current Chrome or Edge, or use one of the ways below"],
  "unwitnessed": ({ from, to }) => range(from, to,
    "が、鍵を持つ人に作り直されていないこと。外の控え(受け取った通知、書き留めた短い形)を控えの欄に入れると確かめられます",
    ": that the holder of the key did not write them anew. Put a checkpoint from outside into the box (a notice that somebody received, a short form that was written down) to check it"),
  "nothing-after": ({ entry }) => [
    `${entry}番より後に続きがなかったこと。終わりが切り取られていても、外の控えがなければわかりません`,
    `That nothing followed entry ${entry}. If the end was cut off, only a checkpoint kept outside can show it`],
  "no-timestamps": () => [
    "時刻: 時刻認証局の時刻印はありません。時刻は、記録した機械の時計によります",
    "The times: there is no timestamp authority's token. They are those of the machine's clock"],
  "unanchored": ({ from, to }) => range(from, to, "の時刻。まだ時刻印がありません", ": their times. No timestamp covers them yet"),
  "timestamp-trust": ({ path, query }) => [
    `時刻印の署名者を信頼できるか(${path})。確かめるには: sh data/verify.sh 認証局.pem、または openssl ts -verify -in ${path} -queryfile ${query} -CAfile 認証局.pem -attime 時刻印の時刻`,
    `Whether the timestamp's signer can be trusted (${path}). To check: sh data/verify.sh AUTHORITY.pem, or openssl ts -verify -in ${path} -queryfile ${query} -CAfile AUTHORITY.pem -attime TIME_OF_THE_STAMP`],
  "timestamp-hash-unknown": ({ path }) => [
    `時刻印のハッシュの種類を、このページは知りません(${path})`, `The timestamp's kind of hash is not known to this page (${path})`],
  "another-version": () => [
    "読むためのページ: 別の版が作りました", "The pages for reading: another version made them"],
  "rest-of-a-broken-record": () => [
    "残り: 記録が正しくないので、証拠や時刻印は記録と比べられません",
    "The rest: as the record does not hold, evidence and timestamps cannot be compared with it"],
  "unsigned-form": () => [
    "古い形の資料です。目録に署名がなかったころのもので、読むためのページと表は、だれでも書き換えられます。記録そのものは署名のとおりです",
    "A bundle of the older form, without a signature over its files: anybody could have altered its pages and tables. The record itself is as signed"],
  "pages-as-signed": () => [
    "読むためのページ・PDF・表: 署名した時のままです。記録のとおりに書いてあるかは、署名した人を信じるかどうかによります。作り直して比べるには: hikeshi verify この資料.zip",
    "The pages, PDFs and tables: as they were signed. That they say what the record says rests on whoever signed. To make them anew and compare: hikeshi verify THIS_BUNDLE.zip"],
  "pages": () => [
    "timeline.html・claim.html・PDF・表の内容が、記録のとおりか。確かめるには: hikeshi verify この資料.zip",
    "Whether timeline.html, claim.html, the PDFs and the tables say what the record says. To check: hikeshi verify THIS_BUNDLE.zip"],
};

const TYPES = {
  "incident-started": ["対応を始めた", "Incident opened"], "step-opened": ["手順が始まった", "Step opened"],
  "step-finished": ["手順が済んだ", "Step finished"], "step-skipped": ["手順を飛ばした", "Step skipped"],
  "step-passed-over": ["通らなかった手順", "Step passed over"], "step-timed-out": ["手順が時間切れになった", "Step timed out"],
  "track-finished": ["流れが済んだ", "Track finished"], "run-completed": ["手順がすべて済んだ", "Run completed"],
  "gate-overridden": ["同意なしで進めた", "Went on without consent"], "consent-recorded": ["同意の記録", "Consent recorded"],
  "role-delegated": ["役割を任せた", "Role delegated"], "playbook-joined": ["別の手順書を加えた", "Playbook taken in"],
  "fact-stated": ["わかったこと", "Fact stated"], "note-taken": ["メモ", "Note"], "event-corrected": ["訂正", "Correction"],
  "attachment-collected": ["証拠を保管した", "Evidence kept"], "custody-recorded": ["証拠の受け渡し", "Custody"],
  "notice-requested": ["通知が必要になった", "Notice called for"], "notice-queued": ["通知を用意した", "Notice queued"],
  "attempt-started": ["送信を始めた", "Sending began"], "attempt-finished": ["送信の結果", "Sending ended"],
  "delivery-ended": ["通知の終わり", "Delivery ended"], "delivery-acknowledged": ["人が確認した", "Acknowledged by a person"],
  "deadline-missed": ["期限を過ぎた", "Deadline missed"], "clock-jumped": ["時計が飛んだ", "Clock jumped"],
  "checkpoint-anchored": ["時刻印", "Timestamp"],
};
