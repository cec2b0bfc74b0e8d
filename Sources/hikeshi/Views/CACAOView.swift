import CACAO
import PlaybookModel

/// What was found in a CACAO file, for the person who is going to rely on it.
struct CACAOView {
  let reading: CACAOReading
  let fileName: String
  /// Before its secrets were taken out.
  let file: StrippedPlaybook

  /// What the file is and what it became: data, on standard output.
  func show() {
    let playbook = reading.playbook
    Voice.out(Voice.bold("\(playbook.title[Voice.language]) — \(reading.id)"))
    Voice.out(
      tr(
        "手順\(playbook.steps.count)個、役割\(playbook.roles.count)、質問\(playbook.facts.count)",
        "\(playbook.steps.count) steps, \(playbook.roles.count) roles, \(playbook.facts.count) questions"))
    for marking in reading.markings { Voice.out(tr("取り扱い: ", "handling: ") + marking.words) }
    for step in playbook.steps {
      let origin = reading.origins[step.id].map { " ← \($0)" } ?? ""
      Voice.out("  \(step.id)  \(step.title[Voice.language])\(origin)")
    }
    list(tr("規格と違う所 (どう読んだか)", "deviations, and how they were read"), of: .deviation)
    list(tr("知っておくこと", "remarks"), of: .remark)
    for signature in file.signatures { Voice.out(line(signature)) }
    if file.signatures.isEmpty { Voice.out(tr("署名はありません", "no signature")) }
  }

  private func list(_ title: String, of weight: CACAOFinding.Weight) {
    let findings = reading.findings.filter { $0.weight == weight }
    guard !findings.isEmpty else { return }
    Voice.out(Voice.bold(title))
    for finding in findings { Voice.out("  \(finding.text(in: Voice.language))") }
  }

  /// What has to be known before a run begins; nothing of it keeps the run from beginning.
  func tellBeforeStart() {
    for signature in file.signatures { Voice.tell(line(signature)) }
    for marking in reading.markings { Voice.tell(tr("取り扱い: ", "handling: ") + marking.words) }
    tellSecrets()
    let deviations = reading.findings.filter { $0.weight == .deviation }
    guard !deviations.isEmpty else { return }
    Voice.tell(
      tr(
        "規格と違う所が\(deviations.count)か所あります。内容は hikeshi playbook import --lenient \(fileName) で見られます",
        "\(deviations.count) deviation(s) from the specification; see them: hikeshi playbook import --lenient \(fileName)"
      ))
  }

  /// Where secrets stood in the file, and what became of them; never what they are.
  func tellSecrets() {
    guard !file.secrets.isEmpty else { return }
    Voice.tell(
      Voice.warning(
        tr(
          "このファイルにはパスワードや鍵が書かれています (\(file.secrets.count)か所)。記録にも提出資料にも入れません",
          "this file holds passwords or keys in \(file.secrets.count) place(s); they go into no record and no claim file"
        )))
    for secret in file.secrets { Voice.tell("  \(secret.path) → {secret:\(secret.name)}") }
    Voice.tell(
      tr(
        "元のファイルを配らず、保管場所を見直してください。手順で要るときは hikeshi next --show-secrets で見られます",
        "do not pass the original file on; mind where it lies. At a step: hikeshi next --show-secrets"))
  }

  private func line(_ signature: SignatureFinding) -> TerminalLine {
    let text = signature.text(in: Voice.language)
    return signature.isIntact ? TerminalLine("✔ \(text)") : Voice.warning("✖ \(text)")
  }
}
