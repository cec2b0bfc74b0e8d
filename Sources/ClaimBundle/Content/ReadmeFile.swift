import EvidenceLog
import Export
import PlaybookModel
import RunEngine
import Wording

/// `README.txt`: what the bundle is, what it proves and what it does not, and how to check it, for somebody who has
/// never heard of the program.
struct ReadmeFile {
  let subject: DerivedFiles.Subject
  let heading: TimelineHeading
  let printing: Printing

  var text: String { japanese + "\n" + String(repeating: "-", count: 72) + "\n\n" + english }

  private var size: Int { heading.size }
  private var last: String {
    subject.state.lastRecorded.map { TimeText(zone: subject.zone).exact($0) } ?? ""
  }

  private var stamps: Int { subject.state.anchors.count }

  private var japaneseTimes: String {
    stamps == 0
      ? "・この資料には、時刻認証局の時刻印は入っていません。記録時刻はこの機械の時計によります。"
      : """
      ・記録時刻はこの機械の時計によります。時刻認証局の時刻印(RFC 3161)が\(stamps)個あり、その時までの記録が
        その時刻にあったことは、認証局を信頼する人が確かめられます(proof/timestamps):
        hikeshi verify この_zip --ca 認証局の証明書.pem
      """
  }

  private var englishTimes: String {
    stamps == 0
      ? "- There is no token of a timestamp authority in this bundle; the times are those of the machine's clock."
      : """
      - The times are those of the machine's clock. There are \(stamps) tokens of timestamp authorities (RFC 3161, in
        proof/timestamps): that the record up to each existed at its time, whoever trusts the authority can check:
        hikeshi verify THIS_ZIP --ca AUTHORITY.pem
      """
  }

  private var japanesePaper: String {
    switch printing {
    case .made: "timeline.pdf、claim.pdf  同じ内容を紙にしたもの(A4)。全ページの下に、この記録の控えがあります"
    case .leftOut(.tooLong): "(PDFはありません。紙にするには件数が多すぎるためです)"
    case .leftOut(.impossible):
      "(PDFはありません。書き出したパソコンに、PDFを作る部品か日本語の字がなかったためです)"
    }
  }

  private var englishPaper: String {
    switch printing {
    case .made:
      "timeline.pdf, claim.pdf  the same for paper (A4), with this record's checkpoint at the foot of every page"
    case .leftOut(.tooLong): "(There are no PDFs: the record has too many entries for paper.)"
    case .leftOut(.impossible):
      "(There are no PDFs: the machine that wrote this has no libraries for PDF, or no Japanese font.)"
    }
  }

  private var japanese: String {
    """
    事故対応の記録\(heading.isDrill ? "(訓練。実際の事故ではありません)" : "")
    手順書: \(heading.playbook.ja)
    記録の名前: \(subject.origin)
    記録の件数: \(size)件(最後の記録 \(last))
    記録の要約(SHA-256): \(subject.root.hex)

    ■ 中に入っているもの
    timeline.html       時系列。ブラウザで開けます(通信しません)。印刷もできます
    claim.html          請求のまとめ: 連絡、同意、費用、止まった時間、売上、足りないもの
    \(japanesePaper)
    timeline.csv        同じ内容の表(Excelで開けます)
    costs.csv           費用の記録
    notifications.csv   通知をいつ、どこへ送り、どうなったか
    custody.csv         証拠ファイルの一覧と、それぞれの指紋(SHA-256)
    attachments/        証拠ファイルそのもの
    proof/              記録の原本。ledger.jsonl の1行が1件です
    verify.html         確かめるためのページ。ブラウザで開き、このzipを置きます(通信しません)
    verify.sh           確かめるための小さなプログラム

    ■ 確かめ方
    1. data/verify.html を開き、受け取った zip を置く     (ブラウザだけで動きます)
    2. sh data/verify.sh     (sh、awk、openssl、sha256sum だけで動きます)
    3. hikeshi verify この_フォルダ_または_zip
    4. sha256sum -c manifest-sha256.txt     (ファイルが壊れていないことだけ)

    ■ これで証明できること
    ・記録は、署名された後に、書き換えも、順番の入れ替えも、途中の削除もされていません。
    ・通知を受け取った人は、その時点の要約(checkpoint)を持っています。それと照らせば、
      その時までの記録が後から作り直されていないことも確かめられます:
      hikeshi verify この_zip --checkpoint 受け取った通知の本文
    ・「起きた時刻」と「記録した時刻」は別の欄にあり、混ざりません。

    ■ これでは証明できないこと
    ・人が書いた内容が本当であること。
    ・最後の記録より後に、続きがなかったこと(外に控えがあれば、そこまでは確かめられます)。
    ・相手のサーバーが受け取った通知を、人が読んだこと。人の確認は別の記録です。
    \(japaneseTimes)
    ・鍵を持つ人が、控えが一つも外に出る前に、全部を作り直していないこと。

    保険や法律の助言ではありません。お支払いは、約款によって決まります。

    """
  }

  private var english: String {
    """
    Record of an incident response\(heading.isDrill ? " (a drill; no real incident)" : "")
    Playbook: \(heading.playbook.en)
    Name of the record: \(subject.origin)
    Entries: \(size) (the last one recorded \(last))
    Root over all entries (SHA-256): \(subject.root.hex)

    WHAT IS IN IT
    timeline.html       what happened, in order; opens in a browser, needs no network, prints
    claim.html          the claim so far: notice, consents, costs, standstill, sales, and what is missing
    \(englishPaper)
    timeline.csv        the same as a table (opens in Excel)
    costs.csv           the costs as they were recorded
    notifications.csv   which notice was sent when and where, and what became of it
    custody.csv         the evidence files and the fingerprint (SHA-256) of each
    attachments/        the evidence files
    proof/              the record itself; one line of ledger.jsonl is one entry
    verify.html         a page that checks all this: open it in a browser, drop the zip on it (sends nothing)
    verify.sh           a small program that checks all this

    HOW TO CHECK IT
    1. Open data/verify.html and drop the zip that you received on it     (needs a browser)
    2. sh data/verify.sh     (needs sh, awk, openssl and sha256sum, nothing else)
    3. hikeshi verify THIS_FOLDER_OR_ZIP
    4. sha256sum -c manifest-sha256.txt     (only that no file is damaged)

    WHAT IT PROVES
    - No entry was altered, moved or taken out after it was signed.
    - Whoever received a notice holds the checkpoint of that moment. Compared with it, the record up to then is
      shown not to have been written anew: hikeshi verify THIS_ZIP --checkpoint BODY_OF_THE_NOTICE
    - When something happened and when it was recorded are two columns, and never one.

    WHAT IT DOES NOT PROVE
    - That what people wrote is true.
    - That nothing followed the last entry (up to a checkpoint kept outside, that too can be checked).
    - That a notice which a server took was read by anybody. A person's confirmation is an entry of its own.
    \(englishTimes)
    - That the holder of the key did not write all of it anew before any checkpoint had left the house.

    This is neither legal nor insurance advice. The policy wording decides what is paid.

    """
  }
}
