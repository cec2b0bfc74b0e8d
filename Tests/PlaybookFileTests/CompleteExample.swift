/// Every key of the format at least once.
let completeExample = """
  hikeshi: 1
  id: complete
  version: 2026-11-24
  title: {ja: 全部, en: Everything}
  summary: {ja: すべてのキーを使います。, en: It uses every key.}
  do-not:
    - {ja: 電源を切らないでください。, en: Do not switch it off.}
  roles:
    - {id: staff, title: {ja: 現場担当, en: Person on site}}
    - {id: lead, title: {ja: 責任者, en: Lead}, outside: false}
    - {id: insurer, title: {ja: 保険会社, en: Insurer}, outside: true}
  facts:
    - {id: leaked, kind: yes-no, ask: {ja: 漏れた？, en: Leaked?}}
    - {id: people, kind: number, ask: {ja: 何人？, en: How many?}}
    - {id: noticed-at, kind: instant, ask: {ja: いつ？, en: When?}}
    - {id: receipt, kind: text, holds: reference, ask: {ja: 番号？, en: Number?}}
    - {id: remark, kind: text, ask: {ja: ほかに？, en: Else?}}
    - id: size
      kind: choice
      ask: {ja: 大きさ？, en: Size?}
      choices: [{id: small, label: {ja: 小, en: Small}}, {id: large, label: {ja: 大, en: Large}}]
  consents:
    - {id: forensic-order, from: insurer, title: {ja: 調査の承認, en: Approval}, how: {ja: 電話します。, en: Call them.}}
    - {id: evidence-kept, from: lead, title: {ja: 証拠, en: Evidence}, how: {ja: 確かめます。, en: Look.}}
  messages:
    - id: first-notice
      title: {ja: 第一報, en: First notice}
      text:
        ja: |
          {company}で事故がありました。
          番号は{fact:receipt}です。
        en: "{incident} {title} at {discovered}. Call {phone}, policy {policy}, {fact:discovered}"
  tracks:
    - id: main
      title: {ja: 本線, en: Main}
      steps:
        - id: photograph
          title: {ja: 撮る, en: Photograph}
          role: staff
          kind: preservation
          do:
            - {ja: 画面を撮ります。, en: Photograph the screen.}
            - {ja: 時計も撮ります。, en: "Photograph the clock, too."}
          do-not: [{ja: 消さないでください。, en: Do not delete.}]
          why: {ja: 証拠です。, en: It is evidence.}
          phone: [{ja: "{company}です。", en: This is the company.}]
          asks: [{fact: people, required: true}, {fact: remark}]
          evidence: [{id: photo, title: {ja: 写真, en: Photo}}]
          marks: hotline-called
          grants: [evidence-kept]
          notify: [{to: insurer, message: first-notice}]
          due: {within: 15m}
          skipped: decide
          failed: end
          timeout: {after: 4h, next: decide}
        - id: decide
          title: {ja: 決める, en: Decide}
          role: lead
          kind: decision
          gates: [forensic-order, evidence-kept]
          after: {consent: forensic-order}
          only-if:
            any:
              - {fact: leaked, is: yes}
              - {fact: leaked, is: "no"}
              - {fact: people, is: 3}
              - {fact: size, is: large}
              - {fact: remark, known: true}
              - {fact: people, over: 1000}
              - all: [{step: photograph}, {step: photograph, skipped: true}, {track: left}]
              - not: {step: decide, answered: "yes"}
          due: {within: 3d, from: noticed-at}
          answers:
            - id: yes
              label: {ja: はい, en: Yes}
              sets: {leaked: yes, people: 12, size: small}
              grants: [evidence-kept]
              marks: agent-notified
              next: end
            - {id: "no", label: {ja: いいえ, en: "No"}, next: [{if: {fact: leaked, is: yes}, to: photograph}, {to: both}]}
            - {id: later, label: {ja: 後で, en: Later}}
          next: both
        - id: both
          title: {ja: 両方, en: Both}
          role: lead
          kind: record
          parallel:
            - id: left
              title: {ja: 左, en: Left}
              steps: [{id: left-one, title: {ja: 左一, en: Left one}, role: staff, kind: mitigation}]
            - id: right
              title: {ja: 右, en: Right}
              steps: [{id: right-one, title: {ja: 右一, en: Right one}, role: staff, kind: notice}]
  deadlines:
    - id: prompt
      title: {ja: 速報, en: Prompt report}
      from: noticed-at
      earliest: 3d
      within: 5d
      met-by: both
      only-if: {fact: leaked, is: yes}
      source: "40"
    - {id: soon, title: {ja: すぐ, en: Soon}, within: without-delay}
    - {id: claim, title: {ja: 請求, en: Claim}, within: 3y}
    - {id: call, title: {ja: 電話, en: Call}, within: 72h}
  sources:
    - {id: "40", title: Guidelines, checked: 2026-11-19}
  """
