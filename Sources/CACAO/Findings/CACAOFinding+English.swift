import CanonicalJSON

extension CACAOFinding.Problem {
  var english: String {
    switch self {
    case .notJSON(let line, let column, let reason):
      "line \(line), column \(column): this is not valid JSON (\(reason.english))"
    case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes; at most \(limit) are read"
    case .notAPlaybook(let found): "type is \"\(found)\"; a CACAO playbook has type \"playbook\""
    case .unsupportedVersion(let found): "version \"\(found)\" is not read; only \"cacao-2.0\" is"
    case .wrongShape(let expected, let found): "there should be \(expected.english), not \(found.english)"
    case .missing(let key): "\"\(key)\" is missing or empty, and nothing works without it"
    case .emptyText: "this text is empty"
    case .unknownStepType(let type):
      "there is no step type \"\(type)\"; use one of \(StepReader.types.joined(separator: ", "))"
    case .dangling(let referent, let id): "there is no \(referent.english) \"\(id)\""
    case .emptyCommand: "the command says nothing"
    case .badBase64: "this is not base 64"
    case .leadsOutOfBranch(let id): "a branch of the parallel step \"\(id)\" leads back to that step; let it end"
    case .tooManyPaths(let limit): "the nested steps make more than \(limit) steps when laid out"
    case .nestedTooDeep(let limit): "parallel steps are nested more than \(limit) deep"
    case .unknownProperty(let key, let nearest):
      "CACAO has no property \"\(key)\" here"
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "; lenient reading goes without it")
    case .optionalMissing(let key): "\"\(key)\" is missing; lenient reading goes without it"
    case .badIdentifier(let id): "\"\(id)\" is not an identifier (type--UUID); lenient reading takes it as it is"
    case .identifierOfAnotherType(let id, let type):
      "\"\(id)\" does not begin with \"\(type)--\"; lenient reading takes it as it is"
    case .badTimestamp(let text):
      "\"\(text)\" is not a time such as 2026-11-24T12:05:00.000Z; lenient reading goes without it"
    case .modifiedBeforeCreated: "modified lies before created"
    case .badVariableName(let name):
      "\"\(name)\" is not a variable's name (__name__ with letters, digits, _ and -); lenient reading takes it as it is"
    case .badPropertyName(let name):
      "\"\(name)\" is not a name for an extension's property (a-z, 0-9 and _); lenient reading takes it as it is"
    case .startIsAnotherStep(let id): "\"\(id)\" is not a start step; lenient reading begins there all the same"
    case .completionBesideOutcome: "on_completion stands beside on_success or on_failure; lenient reading follows those"
    case .noWayOn: "nothing says where this step leads; lenient reading ends its branch here"
    case .wayOnNotAllowed(let key): "\(key) is not for this type of step"
    case .outOfRange(let number, let lowest, let highest):
      "\(number) is out of range (\(lowest) to \(highest.map(String.init) ?? "any"))"
    case .emptyList: "this list is empty"
    case .singleForList:
      "one value and a list of values are mistaken for each other; lenient reading takes it for the one"
    case .notTheTextForm: "this has another JSON type than it should; lenient reading takes it for what it says"
    case .constantChanged(let name): "the constant \(name) is changed here"
    case .conditionNotSTIX(let text): "\"\(text)\" is not a STIX comparison; in lenient reading a person is asked"
    case .conditionForm(let text): "not written as STIX has it: \(text); lenient reading takes it for what it says"
    case .tooFewSteps: "a workflow needs a start, an action and an end step"
    case .activitiesMissing: "playbook_types wants playbook_activities; lenient reading goes without"
    case .unknownMarkingLevel(let text):
      "there is no level \"\(text)\" in TLP 2.0; lenient reading takes the nearest, or TLP:RED"
    case .extensionDisagrees:
      "the steps were changed after Hikeshi wrote its extension; lenient reading leaves the extension out and takes the plain steps"
    case .undeclaredVariable(let name): "the variable \(name) is declared nowhere; it stays as it is written"
    case .declaredElsewhere(let name): "the variable \(name) is declared by another step; taken to be the same"
    case .askedOfPerson(let text): "a person is asked, and the answer recorded: \(text)"
    case .unreachable(let id): "no way leads to \"\(id)\"; it is not part of a run"
    case .foreignExtension(let id): "the extension \"\(id)\" is not known here and has no effect"
    case .timeoutWithoutFailure: "nothing says what follows a timeout; the run goes on as after completion"
    case .failureWithoutPath: "nothing says what follows a failure; the run goes on as after success"
    case .leadsBackInside(let id): "leads back to \"\(id)\", inside which it stands; read as going there anew"
    case .exceptionAfterBranches: "when a branch fails, the other branches end first; then the exception step follows"
    case .playbookByHand(let id): "another playbook, \"\(id)\", is to be run by a person"
    case .commandOnlyShown(let type): "the \(type) command is shown to a person, never run"
    case .commandWithoutText: "the command has no text; the step is made of its name and description"
    case .secretMasked: "a secret stands here; it is not shown"
    case .delayByPerson: "the delay becomes a step of waiting, which a person can end"
    case .nothingToDo: "there is no step that does anything"
    case .revoked: "the author has withdrawn this playbook"
    case .unknownPropertyOfOpenObject(let key): "\"\(key)\" is not known here and has no effect"
    }
  }
}

extension CACAOFinding.Shape {
  fileprivate var english: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a whole number"
    case .boolean: "true or false"
    case .null: "null"
    }
  }
}

extension CACAOFinding.Referent {
  fileprivate var english: String {
    switch self {
    case .step: "step"
    case .agent: "agent"
    case .target: "target"
    case .marking: "data marking"
    case .authentication: "authentication_info"
    }
  }
}

extension JSONFault.Reason {
  fileprivate var english: String {
    switch self {
    case .notUTF8: "not UTF-8"
    case .unexpectedEnd: "it ends too early"
    case .unexpectedByte: "a sign that does not belong here"
    case .trailingBytes: "something stands behind the end"
    case .duplicateKey: "a key comes twice"
    case .notAnInteger: "not a number as JSON has it"
    case .integerOutOfRange: "the number is too large"
    case .loneSurrogate, .badEscape: "a bad escape"
    case .controlCharacter: "a control character in a text"
    case .tooDeep: "nested too deep"
    case .notCanonical: "not in canonical form"
    }
  }
}
