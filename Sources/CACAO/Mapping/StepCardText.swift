import PlaybookModel

/// What the person at a step reads: its description, its commands and its targets, with nothing left out.
struct StepCardText {
  let document: WorkflowDocument
  let filling: TextFilling
  let facts: FactTable?

  func title(of step: WorkflowStep) -> String {
    let text = step.name ?? step.description ?? firstCommand(of: step) ?? step.id
    let shown = text.replacing(/\{secret:[a-z0-9\-]+\}/, with: Secrets.mask)
    let line = shown.split(whereSeparator: \.isNewline).first.map(String.init) ?? shown
    let short = line.count > 120 ? "\(line.prefix(119))…" : line
    return filling.secrets.masked(short)
  }

  private func firstCommand(of step: WorkflowStep) -> String? {
    switch step.form {
    case .action(let action), .playbookAction(let action, _, _):
      action.commands.first.flatMap { $0.command ?? $0.description }
    case .ifCondition(let condition, _, _), .whileCondition(let condition, _), .switchCondition(let condition, _):
      condition.text
    case .start, .end, .parallel: nil
    }
  }

  func lines(of step: WorkflowStep) -> [LocalizedText] {
    var lines: [LocalizedText] = []
    if let description = step.description, step.name != nil {
      lines.append(LocalizedText(same: fill(description, step, step.path["description"])))
    }
    switch step.form {
    case .start, .end, .parallel: break
    case .action(let action): lines += self.lines(of: action, at: step)
    case .playbookAction(let action, let playbook, let version):
      let id = playbook + (version.map { " (\($0))" } ?? "")
      lines.append(
        LocalizedText(
          ja: "別の手順書を最後まで行い、終わったらここに戻ります: \(id)", en: "Work through another playbook to its end, then come back: \(id)")
      )
      lines += self.lines(of: action, at: step)
    case .ifCondition(let condition, _, _), .whileCondition(let condition, _):
      lines.append(
        LocalizedText(ja: "条件: ", en: "Condition: ").followed(by: fill(condition.text, step, condition.path)))
    case .switchCondition(let condition, _):
      lines.append(
        LocalizedText(ja: "分かれ道: ", en: "Choice by: ").followed(by: fill(condition.text, step, condition.path)))
    }
    return lines
  }

  private func lines(of action: WorkflowStep.Action, at step: WorkflowStep) -> [LocalizedText] {
    var lines: [LocalizedText] = []
    for command in action.commands {
      if let description = command.description {
        lines.append(LocalizedText(same: fill(description, step, command.path["description"])))
      }
      if command.type != "manual" {
        lines.append(
          LocalizedText(
            ja: "次の「\(command.type)」コマンドは自動では実行しません。内容を読み、扱える人が行ってください。",
            en: "This \(command.type) command is shown, not run. Someone able to do so carries it out."))
      }
      if let text = command.command { lines.append(LocalizedText(same: fill(text, step, command.path["command"]))) }
      for header in command.headers { lines.append(LocalizedText(same: fill(header, step, command.path["headers"]))) }
      if let content = command.content {
        lines.append(LocalizedText(same: fill(content, step, command.path["content"])))
      }
    }
    if let agent = action.agent.flatMap({ document.parties[$0.id] }), !agent.details.isEmpty {
      lines.append(LocalizedText(ja: "担当: ", en: "Agent: ").followed(by: words(agent, step)))
    }
    for target in action.targets.compactMap({ document.parties[$0.id] }) {
      lines.append(LocalizedText(ja: "対象: ", en: "Target: ").followed(by: words(target, step)))
    }
    return lines
  }

  private func words(_ party: Party, _ step: WorkflowStep) -> String {
    let parts = [party.description].compactMap(\.self) + party.details
    let text = parts.isEmpty ? party.name : "\(party.name) (\(parts.joined(separator: "; ")))"
    return fill(text, step, step.path)
  }

  private func fill(_ text: String, _ step: WorkflowStep, _ path: JSONPath) -> String {
    filling.filled(text, at: step, facts: facts, path: path)
  }

  /// Every variable that the step's texts refer to.
  func keys(of step: WorkflowStep) -> [VariableKey] {
    let parties: [Party] =
      switch step.form {
      case .action(let action), .playbookAction(let action, _, _):
        ([action.agent].compactMap(\.self) + action.targets).compactMap { document.parties[$0.id] }
      case .start, .end, .parallel, .ifCondition, .whileCondition, .switchCondition: []
      }
    var texts =
      [step.description].compactMap(\.self) + parties.flatMap { [$0.description].compactMap(\.self) + $0.details }
    switch step.form {
    case .action(let action), .playbookAction(let action, _, _):
      for command in action.commands {
        texts += [command.description, command.command, command.content].compactMap(\.self) + command.headers
      }
    case .start, .end, .parallel, .ifCondition, .whileCondition, .switchCondition: break
    }
    return texts.flatMap { filling.keys(in: $0, at: step) }
  }
}

extension LocalizedText {
  func followed(by text: String) -> LocalizedText { LocalizedText(ja: ja + text, en: en + text) }
}
